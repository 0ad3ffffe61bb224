"""A catalogue as one JSON document: what ``weaponref export --format json`` writes and `weaponref.load` reads back.

The document is an object with these keys, in this order:

``format`` and ``format_version``
    ``weaponref catalogue`` and 1. A change of the keys below gives the format another version.
``data_version``, ``licence``
    The version of the data, and CC0-1.0.
``sha256``
    The hash of what follows. It tells whether a document still holds what it was written with.
``systems``, ``families``, ``transfers``
    The records: each with the fields of `weaponref.System`, `weaponref.Family` or `weaponref.Transfer` under their own
    names, and in it its ``names``, ``relations`` and ``claims``.
``sources``
    The bibliography, each with the fields of `weaponref.Source`.
``redirects``
    Old ids, and the ids that replaced them.

A key that is missing is null, false or empty. A source is cited by its id, a partial date is a text, and external ids
are an object. A claim lacks ``system``, which is the record that it stands in. Its ``value`` is an object with ``low``,
``high``, ``unit``, ``qualifier``, ``text`` (as it was written), ``comment`` and ``warnings`` for a quantity, a list of
codes for countries, and a text for all else. A family has no ``members``: a system names its ``family``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import fields

from weaponref.countries import COUNTRIES
from weaponref.dates import PartialDate
from weaponref.errors import DataError, Fault
from weaponref.interval import Interval
from weaponref.kinds import KINDS
from weaponref.model import Claim, Family, Name, Relation, Source, System, Transfer
from weaponref.vocabulary import (
    BASES,
    LEVELS,
    PROPERTIES,
    RELATION_TYPES,
    RELIABILITIES,
    SCHEMES,
    SOURCE_KINDS,
    SOURCE_TYPES,
    TON_MEANINGS,
    unknown_term,
)


if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from attrs import AttrsInstance

    from weaponref.catalogue import Catalog
    from weaponref.model import Record
    from weaponref.store.snapshot import Snapshot

__all__ = ("FORMAT", "FORMAT_VERSION", "LICENCE", "document_text", "read_document")

FORMAT = "weaponref catalogue"
"""What a document says that it is."""

FORMAT_VERSION = 1
"""The version of the format; a document of another one is not read."""

LICENCE = "CC0-1.0"
"""The licence of the data, as an SPDX identifier."""

_HEAD = ("format", "format_version", "data_version", "licence", "sha256")
_RECORDS: dict[str, type[System | Family | Transfer]] = {"systems": System, "families": Family, "transfers": Transfer}
# No more of a wrong value is repeated in a message.
_LONGEST = 60
_EMPTY = (None, False, (), "")
# A claim stands in its record, the members of a family name it, and what a cut left out is not part of the data.
_UNWRITTEN = frozenset(((Claim, "system"), (Family, "members"), *((each, "undated") for each in _RECORDS.values())))


def document_text(catalog: Catalog) -> str:
    """A catalogue as a document, with a line for each record and each source.

    >>> import weaponref
    >>> document_text(weaponref.catalog()).splitlines()[1]
    '"format": "weaponref catalogue",'
    """
    body = _body(
        [*catalog.systems.values(), *catalog.families.values(), *catalog.transfers.values()],
        catalog.sources.values(),
        catalog.redirects,
    )
    values = (FORMAT, FORMAT_VERSION, catalog.data_version, LICENCE, _hash(body))
    head = "".join(f"{_dump(key)}: {_dump(value)},\n" for key, value in zip(_HEAD, values, strict=True))
    return f"{{\n{head}{body}}}\n"


def _body(records: Iterable[Record], sources: Iterable[Source], redirects: Mapping[str, str]) -> str:
    """All that the hash is made of. Equal content is equal text, whatever order it came in."""
    ordered = sorted(records, key=lambda each: each.id)
    lists: dict[str, list[AttrsInstance]] = {
        key: [each for each in ordered if isinstance(each, class_)] for key, class_ in _RECORDS.items()
    }
    lists["sources"] = [*sorted(sources, key=lambda each: each.id)]
    parts = [
        f'"{key}": [\n{lines}\n],\n'
        if (lines := ",\n".join(_dump(_plain(item)) for item in items))
        else f'"{key}": [],\n'
        for key, items in lists.items()
    ]
    return "".join((*parts, f'"redirects": {_dump(dict(sorted(redirects.items())))}\n'))


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _hash(body: str) -> str:
    from hashlib import sha256

    return sha256(body.encode()).hexdigest()


def _plain(item: AttrsInstance) -> dict[str, Any]:
    """The fields of an object that are not empty."""
    class_ = type(item)
    written = (
        (each.name, getattr(item, each.name)) for each in fields(class_) if (class_, each.name) not in _UNWRITTEN
    )
    return {
        name: dict(value) if name == "external_ids" else _plain_value(value)
        for name, value in written
        if value not in _EMPTY
    }


def _plain_value(value: Any) -> Any:
    if isinstance(value, Source):
        return value.id
    if isinstance(value, Interval):
        # Numbers as floats, so that a document means the same however they are written.
        data = _plain(value)
        return data | {end: float(data[end]) for end in ("low", "high") if end in data} | _zeros(value)
    if isinstance(value, tuple):
        return [_plain_value(each) for each in value]
    return _plain(value) if isinstance(value, Claim | Name | Relation) else value


def _zeros(value: Interval) -> dict[str, float]:
    """The ends that are zero, which is not empty."""
    return {name: 0.0 for name, end in (("low", value.low), ("high", value.high)) if end == 0}


def read_document(path: str | os.PathLike[str]) -> Snapshot:
    """The catalogue in a document, in its compiled form.

    A document that was edited is read as it is, and its version says so.

    Raises:
        DataError: it is no such document, or something in it is wrong. All faults are reported at once.
    """
    from weaponref.store.compiler import encode
    from weaponref.store.snapshot import Snapshot

    file = str(path)
    data = _opened(path, file)
    reader = _Reader(file)
    sources = {each.id: each for each in reader.objects(data, "sources", Source)}
    reader.sources = sources
    records = [each for key, class_ in _RECORDS.items() for each in reader.objects(data, key, class_)]
    redirects = reader.redirects(data)
    for key in data.keys() - {*_HEAD, *_RECORDS, "sources", "redirects"}:
        reader.fault("", unknown_term("key", key, (*_HEAD, *_RECORDS, "sources", "redirects")))
    reader.check_ids(records)
    if reader.faults:
        raise DataError(tuple(reader.faults))
    stated: str = data["data_version"]
    whole = data.get("sha256") == _hash(_body(records, sources.values(), redirects))
    return Snapshot(encode(records, sources, "", redirects, version=stated if whole else f"{stated} (edited)"))


def _opened(path: str | os.PathLike[str], file: str) -> dict[str, Any]:
    """The object in a file, if it is a document of this format."""
    try:
        with open(path, encoding="utf-8-sig") as opened:  # noqa: PTH123
            data = json.load(opened)
    except OSError as error:
        raise DataError((Fault(file, None, None, f"cannot be read: {error.strerror or error}"),)) from error
    except json.JSONDecodeError as error:
        raise DataError((Fault(file, error.lineno, error.colno, f"is not JSON: {error.msg}"),)) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise DataError((Fault(file, None, None, "is not a catalogue: not a JSON document in UTF-8"),)) from error
    problem = ""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        problem = f'is not a catalogue as weaponref exports it: there is no "format": "{FORMAT}"'
    elif data.get("format_version") != FORMAT_VERSION:
        found = str(data.get("format_version"))[:20]
        problem = f"has version {found} of the format; this weaponref reads version {FORMAT_VERSION}"
    elif not isinstance(data.get("data_version"), str):
        problem = "has no text as 'data_version'"
    if problem:
        raise DataError((Fault(file, None, None, problem),))
    return data  # type: ignore[no-any-return]


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"is a text that is not empty, not {_shown(value)}")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"is true or false, not {_shown(value)}")  # noqa: TRY004  a fault of the data
    return value


def _date(value: Any) -> PartialDate:
    return PartialDate(_text(value))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(f"is a list, not {_shown(value)}")  # noqa: TRY004  a fault of the data
    return value


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(_text(each) for each in _list(value))


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise ValueError(f"is an object, not {_shown(value)}")  # noqa: TRY004  a fault of the data
    return tuple((key, _text(each)) for key, each in value.items())


def _term(what: str, known: Iterable[str]) -> Callable[[Any], str]:
    terms = tuple(known)

    def read(value: Any) -> str:
        if value not in terms:
            raise ValueError(unknown_term(what, _text(value), terms))
        return str(value)

    return read


def _countries(value: Any) -> tuple[str, ...]:
    return tuple(_country(each) for each in _list(value))


def _number(value: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ValueError(f"an end is a number, not {_shown(value)}")  # noqa: TRY004  a fault of the data
    return float(value)


def _quantity(value: Any) -> Interval:
    known = {each.name for each in fields(Interval)}
    if not isinstance(value, dict) or not value.keys() <= known:
        raise ValueError(f"is a quantity: an object with {', '.join(sorted(known))}, not {_shown(value)}")
    low, high = (None if value.get(end) is None else _number(value[end]) for end in ("low", "high"))
    words: dict[str, Any] = {
        key: _text(each)
        for key, each in value.items()
        if key in ("unit", "qualifier", "text", "comment") and each is not None
    }
    return Interval(low, high, **words, warnings=_texts(value.get("warnings") or []))


_country = _term("country", COUNTRIES)
_kind = _term("kind", KINDS)
_VALUES: dict[str, Callable[[Any], Any]] = {
    "quantity": _quantity, "date": _date, "text": _text, "countries": _countries,
}  # fmt: skip
# How a field is read, whatever class has it, unless the class reads it in its own way.
_FIELDS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("issued", "accessed", "as_of", "verified"), _date),
    **dict.fromkeys(("disputed", "ambiguous", "external", "deprecated"), _flag),
    **dict.fromkeys(("systems", "families"), _texts),
    **dict.fromkeys(("country", "supplier"), _country),
    "kind": _kind,
    "recipients": _countries,
    "external_ids": _pairs,
    "level": _term("level", LEVELS),
    "scheme": _term("scheme", SCHEMES),
    "basis": _term("basis", BASES),
    "ton": _term("ton", TON_MEANINGS),
    "reliability": _term("reliability", RELIABILITIES),
    "property": _term("property", PROPERTIES),
}
_OWN_FIELDS: dict[tuple[type, str], Callable[[Any], Any]] = {
    (Source, "type"): _term("source type", SOURCE_TYPES),
    (Source, "kind"): _term("source kind", SOURCE_KINDS),
    (Relation, "type"): _term("relation", RELATION_TYPES),
}
_REQUIRED: dict[type, tuple[str, ...]] = {
    Source: ("id", "type", "publisher"),
    Name: ("name", "scheme", "source"),
    Relation: ("type", "target", "source"),
    Claim: ("id", "property", "value", "basis", "source"),
    System: ("id", "name", "kind", "country"),
    Family: ("id", "name"),
    Transfer: ("id", "name", "supplier", "recipients"),
}
_PARTS: dict[str, type] = {"names": Name, "relations": Relation, "claims": Claim}


class _Reader:
    """Reads the objects of a document, and notes what is wrong with them."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.sources: dict[str, Source] = {}
        self.faults: list[Fault] = []

    def fault(self, where: str, problem: str) -> None:
        """Note a fault and where it is."""
        self.faults.append(Fault(self._file, None, None, f"{where}: {problem}" if where else problem))

    def objects(self, data: Mapping[str, Any], key: str, class_: type) -> Iterator[Any]:
        """The objects in a list of the document, without those that have faults."""
        items = data.get(key, [])
        if not isinstance(items, list):
            self.fault(key, f"is a list, not {_shown(items)}")
            return
        for place, item in enumerate(items):
            try:
                yield self._object(item, class_, f"{key}[{place}]")
            except _WrongError as error:
                self.fault(error.where, error.problem)

    def _object(self, item: Any, class_: type, where: str, owner: str | None = None) -> Any:
        if not isinstance(item, dict):
            raise _WrongError(where, f"is an object, not {_shown(item)}")
        known = [each.name for each in fields(class_) if (class_, each.name) not in _UNWRITTEN]
        for key in item:
            if key not in known:
                raise _WrongError(where, unknown_term("key", key, known))
        lacking = [key for key in _REQUIRED[class_] if item.get(key) is None]
        if lacking:
            raise _WrongError(where, f"there is no {lacking[0]!r}")
        values: dict[str, Any] = {"title": None, "url": None} if class_ is Source else {}
        for key, value in item.items():
            if value is not None:
                values[key] = self._field(class_, key, value, item, where)
        if class_ is Claim:
            values["system"] = owner
        return class_(**values)

    def _field(self, class_: type, key: str, value: Any, item: Mapping[str, Any], where: str) -> Any:
        place = f"{where}.{key}"
        try:
            if key in _PARTS and class_ in _RECORDS.values():
                part = _PARTS[key]
                return tuple(
                    self._object(each, part, f"{place}[{number}]", item["id"])
                    for number, each in enumerate(_list(value))
                )
            if key == "source":
                return self._source(value)
            if key == "value":
                return _VALUES[PROPERTIES[_FIELDS["property"](item["property"])].type](value)
            return (_OWN_FIELDS.get((class_, key)) or _FIELDS.get(key) or _text)(value)
        except (ValueError, TypeError) as error:
            raise _WrongError(place, str(error)) from error

    def _source(self, id_: Any) -> Source:
        if _text(id_) not in self.sources:
            raise ValueError(unknown_term("source", id_, self.sources))
        return self.sources[id_]

    def redirects(self, data: Mapping[str, Any]) -> dict[str, str]:
        """Old ids and new ones."""
        try:
            return dict(_pairs(data.get("redirects", {})))
        except ValueError as error:
            self.fault("redirects", str(error))
            return {}

    def check_ids(self, records: Iterable[Record]) -> None:
        """Note every id that is given to several records."""
        seen: set[str] = set()
        for record in records:
            if record.id in seen:
                self.fault("", f"the id {record.id!r} is given to several records")
            seen.add(record.id)


class _WrongError(Exception):
    """Something in an object is wrong."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(problem)
        self.where = where
        self.problem = problem


def _shown(value: Any) -> str:
    shown = _dump(value)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"

"""The compiled form of a catalogue: one line of JSON for the index, then one line a source and a record.

It is deterministic text, so that two builds of the same data are the same bytes. Reading it decodes the index alone;
sources and records are decoded one at a time, when asked for.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import frozen

from weaponref.dates import PartialDate
from weaponref.interval import make
from weaponref.model.claims import Claim, Name, Relation, Source
from weaponref.model.records import Family, Record, System, Transfer, Weapon
from weaponref.names.index import Entry, build_index
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from weaponref.interval import Interval
    from weaponref.model.claims import Value

__all__ = ("FORMAT", "Snapshot", "encode")

FORMAT = 1
"""The number of the format; a snapshot of another format is not read."""

_SYSTEM, _FAMILY, _TRANSFER = "s", "f", "t"


def encode(records: Iterable[Record], sources: Mapping[str, Source], calver: str) -> bytes:
    """Compile records and their bibliography.

    Args:
        records: systems, families (without their members) and transfers.
        sources: the bibliography by id; every source that a record cites is in it.
        calver: the calendar version of the data.

    Returns:
        The compiled form. Equal content gives equal bytes.
    """
    from hashlib import sha256
    from itertools import accumulate

    ordered = sorted(records, key=lambda record: record.id)
    lines = [_dump(_source_row(sources[id_])) for id_ in sorted(sources)]
    lines += [_dump(_record_row(record)) for record in ordered]
    body = b"".join(line + b"\n" for line in lines)
    ends = list(accumulate(len(line) + 1 for line in lines))
    spans = [[end - len(line) - 1, end] for end, line in zip(ends, lines, strict=True)]
    header = {
        "format": FORMAT,
        "version": f"{calver}+{sha256(body).hexdigest()[:12]}",
        "sources": dict(zip(sorted(sources), spans, strict=False)),
        "records": {
            record.id: [_letter(record), *span, *_traits(record)]
            for record, span in zip(ordered, spans[len(sources) :], strict=True)
        },
        "members": _members(ordered),
        "index": {key: _entries_text(entries) for key, entries in _index(ordered)},
    }
    return _dump(header) + b"\n" + body


def _index(records: Iterable[Record]) -> list[tuple[str, tuple[Entry, ...]]]:
    named = (
        _Named(
            record.id,
            isinstance(record, Family),
            (record.name, *(name.name for name in record.names if not name.disputed)),
        )
        for record in records
        if not isinstance(record, Transfer)
    )
    return sorted(build_index(named).items())


@frozen
class _Named:
    id: str
    is_family: bool
    names: tuple[str, ...]


def _traits(record: Record) -> tuple[str | None, str | None]:
    """Country and kind, which a look-up may need without decoding the record."""
    return (record.country, record.kind) if isinstance(record, Weapon) else (None, None)


def _entries_text(entries: tuple[Entry, ...]) -> str:
    return " ".join(f"{entry.rank}{entry.id}" for entry in entries)


def _members(records: Iterable[Record]) -> dict[str, list[str]]:
    members: dict[str, list[str]] = {}
    for record in records:
        if isinstance(record, System) and record.family:
            members.setdefault(record.family, []).append(record.id)
    return members


def _letter(record: Record) -> str:
    if isinstance(record, System):
        return _SYSTEM
    return _FAMILY if isinstance(record, Family) else _TRANSFER


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _trimmed(row: list[Any]) -> list[Any]:
    """The row without the empty fields at its end."""
    while row and (row[-1] is None or row[-1] is False or row[-1] == [] or row[-1] == ""):
        row.pop()
    return row


def _source_row(source: Source) -> list[Any]:
    return _trimmed(
        [source.id, source.type, source.title, source.publisher, source.url, source.issued, source.accessed,
         source.archived_url, source.language, source.kind, source.reliability, source.note]
    )  # fmt: skip


def _record_row(record: Record) -> list[Any]:
    names = [_trimmed([name.name, name.scheme, name.source.id, name.lang, name.disputed]) for name in record.names]
    relations = [
        _trimmed([relation.type, relation.target, relation.source.id, relation.external])
        for relation in record.relations
    ]
    claims = [_claim_row(claim) for claim in record.claims]
    own: list[Any] = []
    if isinstance(record, System):
        own = [record.kind, record.country, record.family, record.level, record.external_ids]
    elif isinstance(record, Family):
        own = [record.kind, record.country]
    elif isinstance(record, Transfer):
        own = [record.supplier, record.recipients, record.systems, record.families]
    return [record.id, record.name, record.note, names, relations, claims, *own]


def _claim_row(claim: Claim) -> list[Any]:
    return _trimmed(
        [claim.id, claim.property, _value_row(claim.value), claim.basis, claim.source.id, claim.as_stated,
         claim.attributed_to, claim.condition, claim.as_of, claim.origin, claim.deprecated, claim.note, claim.ton]
    )  # fmt: skip


def _value_row(value: Value) -> object:
    from weaponref.interval import Interval

    if isinstance(value, Interval):
        return _trimmed(
            [value.low, value.high, value.unit, value.qualifier, value.text, value.comment, list(value.warnings)]
        )
    return value


class Snapshot:
    """A compiled catalogue in memory. Its index is decoded at once, the rest when it is asked for.

    Args:
        content: what `encode` made.

    Raises:
        ValueError: the content is of another format.
    """

    def __init__(self, content: bytes) -> None:
        end = content.find(b"\n")
        header = json.loads(content[:end]) if end > 0 else {}
        if header.get("format") != FORMAT:
            raise ValueError(f"not a compiled catalogue of format {FORMAT}")
        self._content = content
        self.version: str = header["version"]
        self._index: dict[str, str] = header["index"]
        self._members: dict[str, list[str]] = header["members"]
        self._body = end + 1
        self._rows: dict[str, tuple[str, int, int, str | None, str | None]] = header["records"]
        self._spans: dict[str, tuple[int, int]] = header["sources"]
        self._decoded: dict[str, Record] = {}
        self._sources: dict[str, Source] = {}

    def __reduce__(self) -> tuple[type[Snapshot], tuple[bytes]]:
        return Snapshot, (self._content,)

    @property
    def content(self) -> bytes:
        """The compiled form itself."""
        return self._content

    @property
    def system_ids(self) -> tuple[str, ...]:
        """The ids of all systems, sorted."""
        return self._ids(_SYSTEM)

    @property
    def family_ids(self) -> tuple[str, ...]:
        """The ids of all families, sorted."""
        return self._ids(_FAMILY)

    @property
    def transfer_ids(self) -> tuple[str, ...]:
        """The ids of all transfers, sorted."""
        return self._ids(_TRANSFER)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of all sources, sorted."""
        return tuple(self._spans)

    def _ids(self, letter: str) -> tuple[str, ...]:
        return tuple(id_ for id_, row in self._rows.items() if row[0] == letter)

    def _line(self, start: int, end: int) -> Any:
        return json.loads(self._content[self._body + start : self._body + end])

    def keys(self) -> Iterable[str]:
        """Every key of the index of names."""
        return self._index.keys()

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The records that a normalised name leads to, best first."""
        text = self._index.get(key)
        return () if text is None else tuple(Entry(part[1:], int(part[0])) for part in text.split(" "))

    def is_family(self, id_: str) -> bool:
        """Whether the id is that of a family."""
        row = self._rows.get(id_)
        return row is not None and row[0] == _FAMILY

    def country(self, id_: str) -> str | None:
        """The country of a system or family."""
        return self._rows[id_][3]

    def kind(self, id_: str) -> str | None:
        """The kind of a system or family."""
        return self._rows[id_][4]

    def members(self, family_id: str) -> tuple[str, ...]:
        """The ids of the systems of a family."""
        return tuple(self._members.get(family_id, ()))

    def source(self, id_: str) -> Source:
        """The source with an id; KeyError if there is none."""
        found = self._sources.get(id_)
        if found is None:
            found = self._sources.setdefault(id_, _source(*self._line(*self._spans[id_])))
        return found

    def record(self, id_: str) -> Record:
        """The record with an id; KeyError if there is none. The same object each time."""
        found = self._decoded.get(id_)
        if found is None:
            letter, start, end, *_ = self._rows[id_]
            found = self._decoded.setdefault(id_, self._decode(letter, self._line(start, end)))
        return found

    def _decode(self, letter: str, row: list[Any]) -> Record:
        id_, name, note, names, relations, claims, *own = row
        shared: dict[str, Any] = {
            "id": id_,
            "name": name,
            "note": note,
            "names": tuple(self._name(*parts) for parts in names),
            "relations": tuple(self._relation(*parts) for parts in relations),
            "claims": tuple(self._claim(id_, *parts) for parts in claims),
        }
        if letter == _SYSTEM:
            kind, country, family, level, external_ids = own
            return System(
                **shared, kind=kind, country=country, family=family, level=level,
                external_ids=tuple((scheme, text) for scheme, text in external_ids),
            )  # fmt: skip
        if letter == _FAMILY:
            kind, country = own
            return Family(**shared, kind=kind, country=country, members=self._systems(id_))
        supplier, recipients, systems, families = own
        return Transfer(
            **shared,
            supplier=supplier,
            recipients=tuple(recipients),
            systems=tuple(systems),
            families=tuple(families),
        )

    def _systems(self, family_id: str) -> tuple[System, ...]:
        records = (self.record(id_) for id_ in self.members(family_id))
        return tuple(record for record in records if isinstance(record, System))

    def _name(self, name: str, scheme: str, source: str, lang: str | None = None, disputed: bool = False) -> Name:
        return Name(name=name, scheme=scheme, source=self.source(source), lang=lang, disputed=disputed)

    def _relation(self, type_: str, target: str, source: str, external: bool = False) -> Relation:
        return Relation(type=type_, target=target, source=self.source(source), external=external)

    def _claim(
        self, record: str, id_: str, name: str, value: Any, basis: str, source: str,
        as_stated: str | None = None, attributed_to: str | None = None, condition: str | None = None,
        as_of: str | None = None, origin: str | None = None, deprecated: bool = False,
        note: str | None = None, ton: str | None = None,
    ) -> Claim:  # fmt: skip
        return Claim(
            id=id_, system=record, property=name, value=_value(PROPERTIES[name].type, value), basis=basis,
            source=self.source(source), as_stated=as_stated, attributed_to=attributed_to, condition=condition,
            as_of=_date(as_of), origin=origin, deprecated=deprecated, note=note, ton=ton,
        )  # fmt: skip


def _source(
    id_: str, type_: str, title: str | None, publisher: str, url: str | None = None,
    issued: str | None = None, accessed: str | None = None, archived_url: str | None = None,
    language: str | None = None, kind: str | None = None, reliability: str | None = None, note: str | None = None,
) -> Source:  # fmt: skip
    return Source(
        id=id_, type=type_, title=title, publisher=publisher, url=url, issued=_date(issued),
        accessed=_date(accessed), archived_url=archived_url, language=language, kind=kind,
        reliability=reliability, note=note,
    )  # fmt: skip


def _value(type_: str, stored: Any) -> Value:
    if type_ == "quantity":
        return _interval(*stored)
    if type_ == "date":
        return PartialDate.trusted(stored)
    return tuple(stored) if type_ == "countries" else str(stored)


def _interval(
    low: float | None, high: float | None, unit: str | None = None, qualifier: str | None = None,
    text: str = "", comment: str = "", warnings: Iterable[str] = (),
) -> Interval:  # fmt: skip
    return make(low, high, unit, qualifier, text, comment, tuple(warnings))


def _date(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.trusted(text)

"""Reading the compiled form of a catalogue, which `weaponref.store.compiler` writes.

Reading it decodes the index alone; sources and records are decoded one at a time, when they are asked for.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from weaponref.dates import PartialDate
from weaponref.interval import make
from weaponref.model.claims import Claim, Name, Relation, Source
from weaponref.model.records import System
from weaponref.names.index import Entry
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable

    from weaponref.interval import Interval
    from weaponref.model.claims import Value
    from weaponref.model.records import Record

__all__ = ("FAMILY", "FORMAT", "SYSTEM", "TRANSFER", "Snapshot")

FORMAT = 1
"""The number of the format; a snapshot of another format is not read."""

SYSTEM, FAMILY, TRANSFER = "s", "f", "t"
"""The letters by which the index tells the classes of records."""


class Snapshot:
    """A compiled catalogue in memory. Its index is decoded at once, the rest when it is asked for.

    Args:
        content: what `weaponref.store.compiler.encode` made.

    Raises:
        ValueError: the content is of another format.
    """

    def __init__(self, content: bytes) -> None:
        end = content.find(b"\n")
        header = json.loads(content[:end]) if content.startswith(b"{") and end > 0 else {}
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
        return self._ids(SYSTEM)

    @property
    def family_ids(self) -> tuple[str, ...]:
        """The ids of all families, sorted."""
        return self._ids(FAMILY)

    @property
    def transfer_ids(self) -> tuple[str, ...]:
        """The ids of all transfers, sorted."""
        return self._ids(TRANSFER)

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
        return row is not None and row[0] == FAMILY

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
        if letter == SYSTEM:
            kind, country, family, level, external_ids = own
            return System(
                **shared, kind=kind, country=country, family=family, level=level,
                external_ids=tuple((scheme, text) for scheme, text in external_ids),
            )  # fmt: skip
        if letter == FAMILY:
            kind, country = own
            from weaponref.model.groups import Family

            return Family(**shared, kind=kind, country=country, members=self._systems(id_))
        from weaponref.model.groups import Transfer

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
    low: float | None, high: float | None = None, unit: str | None = None, qualifier: str | None = None,
    text: str = "", comment: str = "", warnings: Iterable[str] = (),
) -> Interval:  # fmt: skip
    return make(low, high, unit, qualifier, text, comment, tuple(warnings))


def _date(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.trusted(text)

"""Reading the compiled form of a catalogue, which `weaponref.store.compiler` writes.

Nothing is decoded before it is asked for: a first look-up searches the tables for a line or two, then decodes one
record and the sources that it cites.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from weaponref.dates import PartialDate
from weaponref.interval import make
from weaponref.model.claims import Claim, Name, Relation, Source
from weaponref.model.records import System
from weaponref.names.index import Entry
from weaponref.store.tables import Table
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from weaponref.interval import Interval
    from weaponref.model.claims import Value
    from weaponref.model.records import Record

__all__ = ("FAMILY", "FORMAT", "SYSTEM", "TABLES", "TRANSFER", "Snapshot")

FORMAT = 3
"""The number of the format; a snapshot of another format is not read."""

SYSTEM, FAMILY, TRANSFER = "s", "f", "t"
"""The letters by which the table of records tells their classes."""

TABLES = ("names", "records", "members", "sources", "redirects")
"""The tables behind the first line, in their order."""


class Snapshot:
    """A compiled catalogue in memory.

    Args:
        content: what `weaponref.store.compiler.encode` made.

    Raises:
        ValueError: the content is of another format.
    """

    def __init__(self, content: bytes) -> None:
        position = content.find(b"\n") + 1
        header = json.loads(content[:position]) if content.startswith(b"{") and position else {}
        if header.get("format") != FORMAT:
            raise ValueError(f"not a compiled catalogue of format {FORMAT}")
        self._content = content
        self.version: str = header["version"]
        tables = []
        for length in header["tables"]:
            tables.append(Table(content, position, position + length))
            position += length
        self._names, self._rows, self._members, self._places, self._redirects = tables
        self._body = position
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._decoded: dict[str, Record] = {}
        self._sources: dict[int, Source] = {}
        self._former: Mapping[str, str] | None = None

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
        return tuple(self._places.rows)

    @property
    def redirects(self) -> Mapping[str, str]:
        """Old ids of records and sources, and the ids that replaced them."""
        return self._redirects.rows

    def redirect(self, id_: str) -> str | None:
        """The id that replaced an old one; None for any other."""
        return self._redirects.get(id_)

    def _ids(self, letter: str) -> tuple[str, ...]:
        return tuple(id_ for id_, row in self._rows.rows.items() if row.startswith(letter))

    def _line(self, start: int) -> Any:
        """The line of the body that begins at a place."""
        begin = self._body + start
        return json.loads(self._content[begin : self._content.index(b"\n", begin)])

    def _row(self, id_: str) -> list[str]:
        """Letter, place, country and kind of a record; KeyError if there is none."""
        row = self._rows.get(id_)
        if row is None:
            raise KeyError(id_)
        return row.split("\t")

    def keys(self) -> Iterable[str]:
        """Every key of the index of names."""
        return self._names.rows.keys()

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The records that a normalised name leads to, best first."""
        found = self._entries.get(key)
        if found is None:
            text = self._names.get(key)
            if text is None:
                return ()
            found = tuple(Entry(part[1:], int(part[0])) for part in text.split(" "))
            self._entries[key] = found
        return found

    def is_family(self, id_: str) -> bool:
        """Whether the id is that of a family."""
        return (self._rows.get(id_) or "").startswith(FAMILY)

    def country(self, id_: str) -> str | None:
        """The country of a system or family."""
        return self._row(id_)[2] or None

    def kind(self, id_: str) -> str | None:
        """The kind of a system or family."""
        return self._row(id_)[3] or None

    def members(self, family_id: str) -> tuple[str, ...]:
        """The ids of the systems of a family."""
        return tuple((self._members.get(family_id) or "").split())

    def source(self, id_: str) -> Source:
        """The source with an id; KeyError if there is none."""
        start = self._places.get(id_)
        if start is None:
            raise KeyError(id_)
        return self._source_at(int(start))

    def _source_at(self, start: int) -> Source:
        found = self._sources.get(start)
        if found is None:
            found = self._sources.setdefault(start, _source(*self._line(start)))
        return found

    def record(self, id_: str) -> Record:
        """The record with an id; KeyError if there is none. The same object each time."""
        found = self._decoded.get(id_)
        if found is None:
            letter, start, *_ = self._row(id_)
            found = self._decoded.setdefault(id_, self._decode(letter, self._line(int(start))))
        return found

    def bearer(self, claim_id: str) -> str | None:
        """The id of the record that bears a claim; None if none does."""
        # Inside of a text the quotes would be escaped, so that only the beginning of a row can be found.
        wanted = b'["%b","' % claim_id.encode("utf-8", "replace")
        place = self._body
        while (place := self._content.find(wanted, place)) >= 0:
            row = self._line(self._content.rindex(b"\n", 0, place) + 1 - self._body)
            if any(claim[0] == claim_id for claim in _claims_of(row)):
                return str(row[0])
            place += 1
        return None

    @property
    def former_claims(self) -> Mapping[str, str]:
        """The ids that claims had before a rename, each with the id that the claim has now."""
        if self._former is None:
            from weaponref.catalogue.claims import former_ids

            self._former = former_ids(self)
        return self._former

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

    def _name(
        self, name: str, scheme: str, source: int, lang: str | None = None, disputed: bool = False,
        ambiguous: bool = False,
    ) -> Name:  # fmt: skip
        return Name(
            name=name, scheme=scheme, source=self._source_at(source), lang=lang, disputed=disputed, ambiguous=ambiguous
        )

    def _relation(self, type_: str, target: str, source: int, external: bool = False) -> Relation:
        return Relation(type=type_, target=target, source=self._source_at(source), external=external)

    def _claim(
        self, record: str, id_: str, name: str, value: Any, basis: str, source: int,
        as_stated: str | None = None, attributed_to: str | None = None, condition: str | None = None,
        as_of: str | None = None, origin: str | None = None, deprecated: bool = False,
        note: str | None = None, ton: str | None = None, verified: str | None = None,
    ) -> Claim:  # fmt: skip
        return Claim(
            id=id_, system=record, property=name, value=_value(PROPERTIES[name].type, value), basis=basis,
            source=self._source_at(source), as_stated=as_stated, attributed_to=attributed_to, condition=condition,
            as_of=_date(as_of), origin=origin, deprecated=deprecated, note=note, ton=ton,
            verified=_date(verified),
        )  # fmt: skip


def _claims_of(row: list[Any]) -> list[list[Any]]:
    """The claims in a line of the body; none in that of a source, which has a text there or is shorter."""
    _id, _name, _note, _names, _relations, claims = (*row, *[None] * 6)[:6]
    return claims if isinstance(claims, list) else []


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

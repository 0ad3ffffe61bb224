"""Writing the compiled form of a catalogue: a line of JSON, five tables of text, then a line of JSON for each source
and each record. A record refers to its sources by where their lines begin.

It is deterministic text, so that two builds of the same data are the same bytes. `weaponref.store.snapshot` reads it.
"""

from __future__ import annotations

import json
from hashlib import sha256
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from attrs import frozen

from weaponref.interval import Interval
from weaponref.model import Family, Record, Source, System, Transfer, Weapon
from weaponref.names.index import BY_ID, Entry, build_index
from weaponref.names.normalise import normalise
from weaponref.store.snapshot import FAMILY, FORMAT, SYSTEM, TABLES, TRANSFER
from weaponref.store.tables import table_bytes


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from weaponref.model import Claim, Value

__all__ = ("encode", "index_of")


def encode(
    records: Iterable[Record],
    sources: Mapping[str, Source],
    calver: str,
    redirects: Mapping[str, str] | None = None,
    *,
    version: str | None = None,
) -> bytes:
    """Compile records and their bibliography.

    Args:
        records: systems, families (without their members) and transfers.
        sources: the bibliography by id; every source that a record cites is in it.
        calver: the calendar version of the data.
        redirects: old ids of records and sources, and the ids that replaced them.
        version: the version of data that has one already; if not given, it is made of the calver and the content.

    Returns:
        The compiled form. Equal content gives equal bytes.
    """
    ordered = sorted(records, key=lambda record: record.id)
    source_lines = {id_: _dump(_source_row(sources[id_])) for id_ in sorted(sources)}
    source_starts = dict(zip(source_lines, _starts(source_lines.values(), 0), strict=True))
    first = sum(len(line) for line in source_lines.values())
    record_lines = [_dump(_record_row(record, source_starts)) for record in ordered]
    record_starts = _starts(record_lines, first)
    body = b"".join((*source_lines.values(), *record_lines))
    redirects = dict(sorted((redirects or {}).items()))
    index = sorted(index_of(ordered, redirects).items())
    tables = {
        "names": table_bytes({key: _entries_text(entries) for key, entries in index}),
        "records": table_bytes(
            {
                record.id: "\t".join((_letter(record), str(start), *_traits(record)))
                for record, start in zip(ordered, record_starts, strict=True)
            }
        ),
        "members": table_bytes(_members(ordered)),
        "sources": table_bytes({id_: str(start) for id_, start in source_starts.items()}),
        "redirects": table_bytes(redirects),
    }
    content_hash = sha256(body + tables["redirects"]).hexdigest()
    header = {
        "format": FORMAT,
        "version": version or f"{calver}+{content_hash[:12]}",
        "tables": [len(tables[name]) for name in TABLES],
    }
    return b"".join((_dump(header), *(tables[name] for name in TABLES), body))


def _starts(lines: Iterable[bytes], first: int) -> list[int]:
    """Where each line begins."""
    return list(accumulate((len(line) for line in lines), initial=first))[:-1]


def index_of(records: Iterable[Record], redirects: Mapping[str, str] | None = None) -> dict[str, tuple[Entry, ...]]:
    """The index of the names of records: which of them each key leads to. An old id leads where the new one does."""
    records = [record for record in records if not isinstance(record, Transfer)]
    named = (
        _Named(
            record.id,
            isinstance(record, Family),
            (record.name, *(name.name for name in record.names if not name.disputed)),
        )
        for record in records
    )
    index = build_index(named)
    ids = {record.id for record in records}
    for old, new in (redirects or {}).items():
        if new in ids:
            others = (entry for entry in index.get(normalise(old), ()) if entry.id != new)
            index[normalise(old)] = (Entry(new, BY_ID), *others)
    return index


@frozen
class _Named:
    id: str
    is_family: bool
    names: tuple[str, ...]


def _traits(record: Record) -> tuple[str, str]:
    """Country and kind, which a look-up may need without decoding the record; empty where there is none."""
    return (record.country or "", record.kind or "") if isinstance(record, Weapon) else ("", "")


def _entries_text(entries: tuple[Entry, ...]) -> str:
    return " ".join(f"{entry.rank}{entry.id}" for entry in entries)


def _members(records: Iterable[Record]) -> dict[str, str]:
    members: dict[str, list[str]] = {}
    for record in records:
        if isinstance(record, System) and record.family:
            members.setdefault(record.family, []).append(record.id)
    return {family: " ".join(ids) for family, ids in sorted(members.items())}


def _letter(record: Record) -> str:
    if isinstance(record, System):
        return SYSTEM
    return FAMILY if isinstance(record, Family) else TRANSFER


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


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


def _record_row(record: Record, starts: Mapping[str, int]) -> list[Any]:
    names = [
        _trimmed([name.name, name.scheme, starts[name.source.id], name.lang, name.disputed, name.ambiguous])
        for name in record.names
    ]
    relations = [
        _trimmed([relation.type, relation.target, starts[relation.source.id], relation.external])
        for relation in record.relations
    ]
    claims = [_claim_row(claim, starts) for claim in record.claims]
    own: list[Any] = []
    if isinstance(record, System):
        own = [record.kind, record.country, record.family, record.level, record.external_ids]
    elif isinstance(record, Family):
        own = [record.kind, record.country]
    elif isinstance(record, Transfer):
        own = [record.supplier, record.recipients, record.systems, record.families]
    return [record.id, record.name, record.note, names, relations, claims, *own]


def _claim_row(claim: Claim, starts: Mapping[str, int]) -> list[Any]:
    return _trimmed(
        [claim.id, claim.property, _value_row(claim.value), claim.basis, starts[claim.source.id], claim.as_stated,
         claim.attributed_to, claim.condition, claim.as_of, claim.origin, claim.deprecated, claim.note,
         claim.ton, claim.verified]
    )  # fmt: skip


def _value_row(value: Value) -> object:
    if isinstance(value, Interval):
        return _trimmed(
            [value.low, value.high, value.unit, value.qualifier, value.text, value.comment, list(value.warnings)]
        )
    return value

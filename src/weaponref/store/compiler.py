"""Writing the compiled form of a catalogue: one line of JSON for the index, then one line a source and a record.

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
from weaponref.names.index import Entry, build_index
from weaponref.store.snapshot import FAMILY, FORMAT, SYSTEM, TRANSFER


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from weaponref.model import Claim, Value

__all__ = ("encode",)


def encode(records: Iterable[Record], sources: Mapping[str, Source], calver: str) -> bytes:
    """Compile records and their bibliography.

    Args:
        records: systems, families (without their members) and transfers.
        sources: the bibliography by id; every source that a record cites is in it.
        calver: the calendar version of the data.

    Returns:
        The compiled form. Equal content gives equal bytes.
    """
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
        return SYSTEM
    return FAMILY if isinstance(record, Family) else TRANSFER


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
    if isinstance(value, Interval):
        return _trimmed(
            [value.low, value.high, value.unit, value.qualifier, value.text, value.comment, list(value.warnings)]
        )
    return value

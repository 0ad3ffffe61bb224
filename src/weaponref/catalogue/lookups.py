"""Look-ups that read more than one exact name: resolving a cell, and searching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.catalogue.results import Hit, Hits, Resolution
from weaponref.model.groups import Family
from weaponref.model.records import System
from weaponref.names.normalise import normalise
from weaponref.names.resolve import read
from weaponref.names.suggest import rank
from weaponref.names.suggest import suggest as near_names


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from weaponref.catalogue.backing import Backing

__all__ = ("resolve", "search")


def resolve(records: Backing, text: str, *, suggest: bool) -> Resolution:
    """Read a text from a name column; see `weaponref.Catalog.resolve`."""
    if not isinstance(text, str):
        raise TypeError(f"a name is a text, not {text!r}")
    reading = read(text, records)
    suggestions: tuple[System | Family, ...] = ()
    if suggest and reading.status == "unknown":
        suggestions = _records(records, near_names(text, _spellings(records)))
    return Resolution(
        text=text,
        status=reading.status,
        groups=tuple([_records(records, group) for group in reading.groups]),
        candidates=_records(records, reading.candidates) if reading.candidates else (),
        suggestions=suggestions,
        unmatched=reading.unmatched,
        warnings=reading.warnings,
        mixed_script=reading.mixed_script,
    )


def search(records: Backing, query: str, limit: int) -> Hits:
    """Records whose names are like the query; see `weaponref.Catalog.search`."""
    if not isinstance(query, str):
        raise TypeError(f"a query is a text, not {query!r}")
    hits = rank(query, _names(records), limit)
    return Hits(
        (Hit(system=record, score=hit.score, why=hit.why) for hit in hits for record in _records(records, (hit.id,))),
        query,
    )


def _spellings(records: Backing) -> list[tuple[str, str]]:
    """Every key of the index with the id it leads to."""
    entries = records.entries
    return [(key, entry.id) for key in records.keys() for entry in entries(key)]  # noqa: SIM118  the backing is no dict


def _names(records: Backing) -> Iterator[tuple[str, str, str]]:
    """Every name that may be looked up: its key, the id of the record, and the name as written."""
    for record in _records(records, (*records.system_ids, *records.family_ids)):
        for name in (record.id, record.name, *(name.name for name in record.names if not name.disputed)):
            yield normalise(name), record.id, name


def _records(records: Backing, ids: Iterable[str]) -> tuple[System | Family, ...]:
    # A list comprehension: this is on the path of every resolved cell of a table.
    return tuple([record for record in map(records.record, ids) if isinstance(record, (System, Family))])

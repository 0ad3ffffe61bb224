"""What a table can be made of, brought into one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from weaponref.catalogue import Catalog
from weaponref.catalogue.results import Found, Hit, Hits
from weaponref.comparison import Comparison, known_properties
from weaponref.model.figures import Figure
from weaponref.model.groups import Family
from weaponref.model.records import Record
from weaponref.model.statements import Statements
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable

    from weaponref.model import Claim
    from weaponref.model.claims import Tabular
    from weaponref.render.tables.units import Units

__all__ = ("Part", "Subject", "subject_of")


@frozen
class Part:
    """Claims about one thing.

    Attributes:
        system: id of the record that they are about.
        record: the record; None where only its figure is at hand.
        claims: deprecated ones included.
        row: whether the wide shape has a row for it.
        hit: how a search found the record; None if no search did.
    """

    system: str
    record: Record | None
    claims: tuple[Claim, ...]
    row: bool = True
    hit: Hit | None = None


@frozen
class Subject:
    """What a table is made of.

    Attributes:
        parts: claims, record by record.
        properties: what the table is about, in the order of its columns.
        units: the units unless others are asked for.
        with_records: whether the records themselves are known, and not only their claims.
        met: ids of the claims that met a filter; None if there was none.
        searched: whether a search found the records.
        data_version: the version of the data, where it is known.
    """

    parts: tuple[Part, ...]
    properties: tuple[str, ...] = tuple(PROPERTIES)
    units: Units = "metric"
    with_records: bool = True
    met: frozenset[str] | None = None
    searched: bool = False
    data_version: str | None = None


def subject_of(tabled: Tabular, properties: Iterable[str] | None = None) -> Subject:
    """What a table of something is made of.

    Args:
        tabled: a catalogue, what a filter or a search found, a comparison, a record, a figure or statements.
        properties: these alone.

    Raises:
        TypeError: it is none of these.
        ValueError: there is no such property.

    >>> import weaponref
    >>> [part.system for part in subject_of(weaponref.compare("KN-23", "KN-24")).parts]
    ['kn-23', 'kn-24']
    """
    subject = _whole(tabled)
    return subject if properties is None else evolve(subject, properties=known_properties(properties))


def _whole(tabled: Tabular) -> Subject:
    if isinstance(tabled, Figure | Statements):
        return _of_view(tabled)
    if isinstance(tabled, Record):
        members = tabled.members if isinstance(tabled, Family) else ()
        return Subject((_part(tabled), *map(_part, members)))
    if isinstance(tabled, Found):
        met = frozenset(claim.id for system in tabled for claim in tabled.claims(system))
        return Subject(tuple(map(_part, tabled)), met=met)
    if isinstance(tabled, Hits):
        return Subject(tuple(_part(hit.system, hit=hit) for hit in tabled), searched=True)
    if isinstance(tabled, Comparison):
        parts = tuple(map(_part, tabled.records))
        return Subject(parts, tabled.properties, tabled.units, data_version=tabled.data_version)
    if isinstance(tabled, Catalog):
        beside = (*tabled.families.values(), *tabled.transfers.values())
        parts = (*map(_part, tabled.systems.values()), *(_part(record, row=False) for record in beside))
        return Subject(parts, data_version=tabled.data_version)
    raise TypeError(
        "a table is made of a catalogue, of what find or search gives, of a comparison, a record, a figure "
        f"or statements, not of {type(tabled).__name__}"
    )


def _of_view(view: Figure | Statements) -> Subject:
    units: Units = {view.property: view.unit} if isinstance(view, Figure) else "metric"
    return Subject((Part(view.system, None, view.claims),), (view.property,), units, with_records=False)


def _part(record: Record, *, row: bool = True, hit: Hit | None = None) -> Part:
    return Part(record.id, record, record.claims, row, hit)

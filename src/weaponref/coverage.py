"""How well a catalogue is sourced: for each standard field, how many systems have none, one, or several origins.

An origin is an independent statement: repeats of one statement count once, deprecated claims not at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from weaponref.bearers import can_have
from weaponref.countries import COUNTRIES
from weaponref.kinds import is_kind
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from weaponref.model import System

__all__ = ("FIELDS", "GROUPS", "Coverage", "CoverageRow", "coverage_of")

_EVERY = ("first_flight", "in_service", "status", "operators")
_FLYING = ("range_max", "warhead_mass", "length", "diameter", "launch_mass")

GROUPS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "ballistic missiles": (("ballistic missile", "boost-glide missile"), _FLYING),
    "cruise missiles": (("cruise missile",), _FLYING),
    "other missiles": (("missile", "surface-to-air missile system"), _FLYING),
    "rockets": (("rocket",), ("range_max", "warhead_mass", "caliber", "length", "launch_mass")),
    "drones": (
        ("uncrewed aerial vehicle", "underwater drone"),
        ("range_max", "warhead_mass", "endurance", "wingspan", "launch_mass"),
    ),
    "bombs": (("aerial bomb",), ("range_max", "warhead_mass", "length", "diameter", "launch_mass")),
    "artillery": (("artillery", "artillery ammunition"), ("range_max", "caliber", "combat_mass", "crew")),
    "others": ((), _FLYING),
}
"""Groups of kinds, each with the widest kinds in it and the standard fields that only some systems have.

A system is in the first group that has its kind, else among the others. Four more fields are standard for all. A field
that the kind of a system cannot have is not counted for it: a round of ammunition lacks no crew.
"""

FIELDS: tuple[str, ...] = tuple(
    name for name in PROPERTIES if name in _EVERY or any(name in own for _, own in GROUPS.values())
)
"""Every standard field, in the order of the vocabulary. A payload counts as a warhead mass, and a first sighting as a
first flight: sources use the one for the other, or publish only one of the two."""

_INSTEAD = {"warhead_mass": "payload_mass", "first_flight": "first_seen"}


@frozen
class CoverageRow:
    """How many systems of a group have no origin, one, or several, field by field.

    Attributes:
        group: a key of `GROUPS`.
        country: ISO 3166 code; None for the whole group.
        systems: how many systems there are.
        fields: for each standard field of the group, the number of systems with 0, with 1, and with 2 or more origins,
            among those whose kind can have it.

    >>> CoverageRow("drones", "IR", 5, {"range_max": (1, 2, 2)}).share("range_max")
    0.8
    """

    group: str
    country: str | None
    systems: int
    fields: Mapping[str, tuple[int, int, int]] = field(factory=dict)

    def share(self, name: str) -> float:
        """The share of systems for which something is published, from 0 to 1; 0 where none can have the field."""
        none, *some = self.fields[name]
        return sum(some) / ((none + sum(some)) or 1)


@frozen
class Coverage:
    """The rows of a coverage table: each group as a whole, followed by its countries.

    Attributes:
        rows: the rows, in the order of `GROUPS` and of the names of the countries.
        data_version: the version of the data.
    """

    rows: tuple[CoverageRow, ...]
    data_version: str = ""


def coverage_of(systems: Iterable[System], data_version: str = "") -> Coverage:
    """Count the independent origins of every standard field, by group of kinds and by country.

    >>> import weaponref
    >>> catalog = weaponref.catalog()
    >>> table = coverage_of(catalog.systems.values(), catalog.data_version)
    >>> sum(row.systems for row in table.rows if row.country is None) == len(catalog.systems)
    True
    """
    grouped: dict[str, dict[str, list[System]]] = {group: {} for group in GROUPS}
    for system in systems:
        grouped[_group(system.kind)].setdefault(system.country, []).append(system)
    rows: list[CoverageRow] = []
    for group, countries in grouped.items():
        if countries:
            rows.append(_row(group, None, [system for some in countries.values() for system in some]))
            ordered = sorted(countries, key=lambda code: COUNTRIES.get(code, code))
            rows.extend(_row(group, code, countries[code]) for code in ordered)
    return Coverage(tuple(rows), data_version)


def _group(kind: str) -> str:
    return next(
        (group for group, (widest, _) in GROUPS.items() if any(is_kind(kind, other) for other in widest)), "others"
    )


def _row(group: str, country: str | None, systems: list[System]) -> CoverageRow:
    wanted = (*GROUPS[group][1], *_EVERY)
    counts = {}
    for name in FIELDS:
        if name in wanted:
            origins = [_origins(system, name) for system in systems if _counts_for(system, name)]
            counts[name] = (origins.count(0), origins.count(1), sum(count > 1 for count in origins))
    return CoverageRow(group, country, len(systems), counts)


def _counts_for(system: System, name: str) -> bool:
    """Whether a system can have a standard field, or what counts as one."""
    return can_have(system.kind, name) or (name in _INSTEAD and can_have(system.kind, _INSTEAD[name]))


def _origins(system: System, name: str) -> int:
    views = [system.view(name), system.view(_INSTEAD[name]) if name in _INSTEAD else None]
    return len({origin for view in views if view is not None for origin in view.origins})

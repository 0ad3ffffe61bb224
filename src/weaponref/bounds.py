"""Plausible bounds of published figures, by property and kind: what is beyond them is looked at twice.

They are wide on purpose. They catch a slip of a unit or of a column, not a bold claim, and say nothing about truth.
"""

from __future__ import annotations

from weaponref.kinds import KINDS


__all__ = ("bounds_of",)

# In the unit of the property. The widest figures that sources give for any system lie inside.
_BOUNDS: dict[str, tuple[float, float]] = {
    "range_max": (0.1, 25_000),
    "range_min": (0, 10_000),
    "flight_distance": (0.1, 20_000),
    "apogee": (0.01, 8_000),
    "payload_mass": (0.1, 30_000),
    "warhead_mass": (0.1, 15_000),
    "length": (0.2, 60),
    "diameter": (0.03, 12),
    "wingspan": (0.1, 80),
    "caliber": (5, 1_000),
    "launch_mass": (0.2, 500_000),
    "combat_mass": (10, 100_000),
    "stages": (1, 5),
    "cep": (0.1, 10_000),
    "speed_max": (20, 40_000),
    "endurance": (0.05, 100),
    "rounds_per_launcher": (1, 400),
    "crew": (1, 50),
}

_KIND_BOUNDS: dict[tuple[str, str], tuple[float, float]] = {
    ("artillery ammunition", "range_max"): (0.1, 200),
    ("mortar", "range_max"): (0.1, 40),
    ("self-propelled gun", "range_max"): (1, 200),
    ("artillery rocket", "range_max"): (1, 500),
    ("multiple rocket launcher", "range_max"): (1, 500),
    ("anti-tank guided missile", "range_max"): (0.1, 100),
    ("surface-to-air missile", "range_max"): (0.5, 800),
    ("short-range ballistic missile", "range_max"): (30, 1_500),
    ("medium-range ballistic missile", "range_max"): (300, 4_000),
    ("intermediate-range ballistic missile", "range_max"): (700, 8_000),
    ("intercontinental ballistic missile", "range_max"): (3_000, 25_000),
    ("one-way attack drone", "range_max"): (5, 5_000),
    ("loitering munition", "range_max"): (1, 2_500),
    ("missile", "length"): (0.5, 50),
    ("missile", "diameter"): (0.05, 12),
    ("ballistic missile", "length"): (2, 50),
    ("ballistic missile", "launch_mass"): (100, 400_000),
    ("cruise missile", "length"): (1, 25),
    ("cruise missile", "launch_mass"): (50, 30_000),
    ("uncrewed aerial vehicle", "launch_mass"): (0.2, 20_000),
}


def bounds_of(name: str, kind: str | None) -> tuple[float, float] | None:
    """The plausible bounds of a property, in its own unit: those of the nearest wider kind that has any.

    >>> bounds_of("length", "short-range ballistic missile")
    (2, 50)
    >>> bounds_of("unit_cost", None) is None
    True
    """
    level = [kind] if kind else []
    while level:
        for candidate in level:
            if (candidate, name) in _KIND_BOUNDS:
                return _KIND_BOUNDS[candidate, name]
        level = [parent for candidate in level for parent in KINDS[candidate].parents]
    return _BOUNDS.get(name)

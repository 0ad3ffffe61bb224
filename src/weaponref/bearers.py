"""Which kinds have which properties: a mortar has no wingspan, and a reconnaissance drone has no warhead.

Like the bounds, this is wide on purpose: a kind is without a property only where a claim of it can hardly be meant.
"""

from __future__ import annotations

from functools import cache

from weaponref.kinds import KINDS, is_kind


__all__ = ("OF_TRANSFERS", "can_have", "kinds_of", "meant_instead", "properties_of")

_MISSILES = ("missile", "surface-to-air missile system")
_DRONES = ("uncrewed aerial vehicle", "underwater drone")
_ATTACK_DRONES = ("one-way attack drone", "loitering munition")
_BOMBS_AND_SHELLS = ("aerial bomb", "artillery ammunition")
# All but guns and mortars.
_FLYING = (*_MISSILES, "rocket", "multiple rocket launcher", "space launch vehicle", *_BOMBS_AND_SHELLS, *_DRONES)
_WARHEADS = (
    *_MISSILES, "rocket", "multiple rocket launcher", *_BOMBS_AND_SHELLS, *_ATTACK_DRONES, "underwater drone",
)  # fmt: skip

# What is not here, all kinds have.
_KINDS: dict[str, tuple[str, ...]] = {
    "range_min": (*_MISSILES, "rocket", "artillery", *_BOMBS_AND_SHELLS, *_ATTACK_DRONES),
    "apogee": (*_MISSILES, "rocket", "multiple rocket launcher", "space launch vehicle", "artillery ammunition"),
    "payload_mass": ("missile", "rocket", "space launch vehicle", *_DRONES),
    "warhead_mass": _WARHEADS,
    "warhead_type": _WARHEADS,
    "diameter": (*_MISSILES, "rocket", "space launch vehicle", *_BOMBS_AND_SHELLS, *_DRONES),
    # A ballistic missile has fins; their span is not what is published as one of wings.
    "wingspan": (
        "cruise missile", "supersonic anti-ship missile", "air-launched anti-ship missile",
        "air-launched nuclear missile", "aerial bomb", "uncrewed aerial vehicle",
    ),
    "caliber": ("artillery", "artillery ammunition", "rocket", "missile"),
    "launch_mass": _FLYING,
    "combat_mass": ("artillery", *_MISSILES, "rocket"),
    "stages": (*_MISSILES, "rocket", "space launch vehicle"),
    "propulsion": _FLYING,
    "guidance": _FLYING,
    "cep": (*_MISSILES, "rocket", "artillery", *_BOMBS_AND_SHELLS, *_ATTACK_DRONES),
    "speed_max": (*_MISSILES, "rocket", "space launch vehicle", *_BOMBS_AND_SHELLS, *_DRONES),
    "endurance": (*_DRONES, "cruise missile"),
    "rounds_per_launcher": (*_MISSILES, "rocket", "multiple rocket launcher", *_ATTACK_DRONES),
    "crew": ("artillery", *_MISSILES, "rocket", "uncrewed aerial vehicle"),
}  # fmt: skip

OF_TRANSFERS: tuple[str, ...] = ("quantity_transferred", "quantity_launched")
"""What a transfer can have. The first of them nothing else has."""

# What a source may mean by a figure that the kind cannot have.
_INSTEAD = {
    "launch_mass": "combat_mass",
    "combat_mass": "launch_mass",
    "diameter": "caliber",
    "caliber": "diameter",
    "warhead_mass": "payload_mass",
    "payload_mass": "warhead_mass",
}


def kinds_of(name: str) -> tuple[str, ...]:
    """The widest kinds that have a property; empty if all kinds have it.

    >>> kinds_of("stages")
    ('missile', 'surface-to-air missile system', 'rocket', 'space launch vehicle')
    >>> kinds_of("length")
    ()
    """
    return _KINDS.get(name, ())


@cache
def can_have(kind: str, name: str) -> bool:
    """Whether systems of a kind can have a property: those of a wide kind can if those of a narrower one can.

    >>> can_have("short-range ballistic missile", "stages"), can_have("mortar", "stages")
    (True, False)
    >>> can_have("uncrewed aerial vehicle", "warhead_mass"), can_have("reconnaissance drone", "warhead_mass")
    (True, False)
    """
    if name == OF_TRANSFERS[0]:
        return False
    wanted = kinds_of(name)
    return not wanted or any(_is_any(each, wanted) for each in KINDS if is_kind(each, kind))


def _is_any(kind: str, wanted: tuple[str, ...]) -> bool:
    return any(is_kind(kind, other) for other in wanted)


def properties_of(kind: str | None) -> tuple[str, ...]:
    """The properties that systems of a kind can have, in the order of the vocabulary; None stands for any kind.

    >>> "wingspan" in properties_of("cruise missile"), "wingspan" in properties_of("mortar")
    (True, False)
    """
    from weaponref.vocabulary import PROPERTIES

    kinds = KINDS if kind is None else (kind,)
    return tuple(name for name in PROPERTIES if any(can_have(each, name) for each in kinds))


def meant_instead(kind: str, name: str) -> str | None:
    """The property that a claim probably means if systems of a kind cannot have the one that it names.

    >>> meant_instead("mortar", "launch_mass"), meant_instead("mortar", "wingspan")
    ('combat_mass', None)
    """
    other = _INSTEAD.get(name)
    return other if other is not None and can_have(kind, other) else None

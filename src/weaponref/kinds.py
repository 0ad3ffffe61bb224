"""What a system can be: the closed list of kinds, each under wider ones."""

from __future__ import annotations

from attrs import frozen


__all__ = ("KINDS", "Kind", "is_kind")


@frozen
class Kind:
    """A standard term for what a system is, under one or more wider terms.

    >>> KINDS["short-range ballistic missile"].parents
    ('ballistic missile',)
    """

    name: str
    parents: tuple[str, ...] = ()


_BALLISTIC = "ballistic missile"
_CRUISE = "cruise missile"
_DRONE = "uncrewed aerial vehicle"

_KINDS = (
    Kind("missile"),
    Kind(_BALLISTIC, ("missile",)),
    Kind("close-range ballistic missile", (_BALLISTIC,)),
    Kind("short-range ballistic missile", (_BALLISTIC,)),
    Kind("medium-range ballistic missile", (_BALLISTIC,)),
    Kind("intermediate-range ballistic missile", (_BALLISTIC,)),
    Kind("long-range ballistic missile", (_BALLISTIC,)),
    Kind("intercontinental ballistic missile", (_BALLISTIC,)),
    Kind("submarine-launched ballistic missile", (_BALLISTIC,)),
    Kind("ship-launched ballistic missile", (_BALLISTIC,)),
    Kind("air-launched ballistic missile", (_BALLISTIC, "air-launched missile")),
    Kind("anti-ship ballistic missile", (_BALLISTIC, "anti-ship missile")),
    Kind("submarine-launched short-range ballistic missile",
         ("submarine-launched ballistic missile", "short-range ballistic missile")),
    Kind("boost-glide missile", ("missile",)),
    Kind("hypersonic glide vehicle", ("boost-glide missile",)),
    Kind("short-range ballistic missile with glide vehicle",
         ("short-range ballistic missile", "boost-glide missile")),
    Kind("medium-range ballistic missile with glide vehicle",
         ("medium-range ballistic missile", "boost-glide missile")),
    Kind(_CRUISE, ("missile",)),
    Kind("land-attack cruise missile", (_CRUISE,)),
    Kind("anti-ship cruise missile", (_CRUISE, "anti-ship missile")),
    Kind("ground-launched cruise missile", (_CRUISE,)),
    Kind("naval cruise missile", (_CRUISE,)),
    Kind("submarine-launched cruise missile", ("naval cruise missile",)),
    Kind("ship- and submarine-launched cruise missile", ("naval cruise missile",)),
    Kind("air-launched cruise missile", (_CRUISE, "air-launched missile")),
    Kind("air-launched anti-ship cruise missile", ("anti-ship cruise missile", "air-launched cruise missile")),
    Kind("supersonic cruise missile", (_CRUISE,)),
    Kind("hypersonic cruise missile", (_CRUISE,)),
    Kind("intercontinental cruise missile", (_CRUISE,)),
    Kind("supersonic land-attack cruise missile", ("supersonic cruise missile", "land-attack cruise missile")),
    Kind("nuclear-powered cruise missile", (_CRUISE,)),
    Kind("anti-ship missile", ("missile",)),
    Kind("supersonic anti-ship missile", ("anti-ship missile",)),
    Kind("air-launched missile", ("missile",)),
    Kind("air-launched nuclear missile", ("air-launched missile",)),
    Kind("air-launched anti-ship missile", ("air-launched missile", "anti-ship missile")),
    Kind("air-launched anti-ship and anti-radiation missile", ("air-launched anti-ship missile",)),
    Kind("hypersonic surface-to-surface missile", ("missile",)),
    Kind("surface-to-air missile", ("missile",)),
    Kind("surface-to-air missile system"),
    Kind("anti-tank guided missile", ("missile",)),
    Kind("space launch vehicle"),
    Kind("rocket"),
    Kind("artillery rocket", ("rocket",)),
    Kind("guided artillery rocket", ("artillery rocket",)),
    Kind("large-calibre guided rocket", ("guided artillery rocket", "short-range ballistic missile")),
    Kind("artillery"),
    Kind("multiple rocket launcher", ("artillery",)),
    Kind("self-propelled gun", ("artillery",)),
    Kind("mortar", ("artillery",)),
    Kind("artillery ammunition"),
    Kind("aerial bomb"),
    Kind("guided bomb", ("aerial bomb",)),
    Kind("glide bomb", ("aerial bomb",)),
    Kind("guided glide bomb", ("guided bomb", "glide bomb")),
    Kind(_DRONE),
    Kind("one-way attack drone", (_DRONE,)),
    Kind("loitering munition", (_DRONE,)),
    Kind("reconnaissance drone", (_DRONE,)),
    Kind("armed drone", (_DRONE,)),
    Kind("armed reconnaissance drone", ("armed drone", "reconnaissance drone")),
    Kind("underwater drone"),
)  # fmt: skip

KINDS: dict[str, Kind] = {kind.name: kind for kind in _KINDS}
"""Every kind by name."""


def is_kind(kind: str, ancestor: str) -> bool:
    """Whether ``kind`` is ``ancestor`` or one of the narrower terms under it.

    >>> is_kind("short-range ballistic missile", "ballistic missile")
    True
    >>> is_kind("ballistic missile", "short-range ballistic missile")
    False
    """
    return kind == ancestor or any(is_kind(parent, ancestor) for parent in KINDS[kind].parents)

"""What a catalogue is made of: frozen classes, equal by value, that lead from every figure to its sources.

A plain look-up does not import families and transfers (`weaponref.model.groups`), the policies that choose one claim
(`weaponref.model.choices`), nor what is derived from claims (`weaponref.model.derived`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.model.claims import Claim, Name, Relation, Source, Value
from weaponref.model.figures import Figure
from weaponref.model.records import Record, System, Weapon


if TYPE_CHECKING:
    from weaponref.model.groups import Family, Transfer
    from weaponref.model.statements import Statements

__all__ = (
    "Claim",
    "Family",
    "Figure",
    "Name",
    "Record",
    "Relation",
    "Source",
    "Statements",
    "System",
    "Transfer",
    "Value",
    "Weapon",
)


def __dir__() -> list[str]:
    return sorted(__all__)


def __getattr__(name: str) -> object:
    if name in ("Family", "Transfer"):
        from weaponref.model import groups

        return getattr(groups, name)
    if name == "Statements":
        from weaponref.model import statements

        return statements.Statements
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""What a catalogue is made of: frozen classes, equal by value, that lead from every figure to its sources.

What is derived from claims, and the policies that choose between them, are in `weaponref.model.derived` and
`weaponref.model.choices`, which a plain look-up does not import.
"""

from weaponref.model.claims import Claim, Name, Relation, Source, Value
from weaponref.model.figures import Figure, Statements
from weaponref.model.records import Family, Record, System, Transfer, Weapon


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

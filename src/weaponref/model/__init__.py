"""What a catalogue is made of: frozen classes, equal by value, that lead from every figure to its sources."""

from weaponref.model.claims import Claim, Name, Relation, Source, Value
from weaponref.model.derived import MtcrFinding, MtcrLabel, RangeClass
from weaponref.model.figures import POLICIES, Best, Figure, Policy, Statement, Statements
from weaponref.model.records import Family, Record, System, Transfer, Weapon


__all__ = (
    "POLICIES",
    "Best",
    "Claim",
    "Family",
    "Figure",
    "MtcrFinding",
    "MtcrLabel",
    "Name",
    "Policy",
    "RangeClass",
    "Record",
    "Relation",
    "Source",
    "Statement",
    "Statements",
    "System",
    "Transfer",
    "Value",
    "Weapon",
)

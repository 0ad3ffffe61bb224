"""Records that stand for several things: families of systems, and transfers."""

from __future__ import annotations

from typing import Self

from attrs import evolve, frozen

from weaponref.model.records import Record, System, Weapon, count_claims


__all__ = ("Family", "Transfer")


@frozen(kw_only=True, repr=False)
class Family(Weapon):
    """An editorial grouping of systems, with the claims that sources make of the family as a whole.

    Attributes:
        members: the systems of the family.

    >>> import weaponref
    >>> family = weaponref.get("Hwasong-11")
    >>> family.id, "kn-23" in [member.id for member in family.members]
    ('hwasong-11', True)
    """

    members: tuple[System, ...] = ()

    def as_of(self, date: str) -> Self:
        """The family and its members, with only the claims published by the end of a date."""
        cut = Record.as_of(self, date)
        return evolve(cut, members=tuple(member.as_of(date) for member in self.members))

    def __repr__(self) -> str:
        return f"<Family {self.id}: {self.name}, {len(self.members)} members, {count_claims(self)}>"


@frozen(kw_only=True, repr=False)
class Transfer(Record):
    """What sources say about deliveries from one country to others.

    Attributes:
        supplier: ISO 3166 code of the country that delivered.
        recipients: ISO 3166 codes of the countries that received.
        systems: ids of the systems that the statements name.
        families: ids of the families that they name.

    >>> import weaponref
    >>> weaponref.catalog().transfers["kn-23-to-russia"].recipients
    ('RU',)
    """

    supplier: str
    recipients: tuple[str, ...]
    systems: tuple[str, ...] = ()
    families: tuple[str, ...] = ()

    def __repr__(self) -> str:
        recipients = ", ".join(self.recipients)
        return f"<Transfer {self.id}: {self.name}, {self.supplier} to {recipients}, {count_claims(self)}>"

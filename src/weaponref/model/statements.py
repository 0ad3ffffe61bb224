"""The view over claims of anything but a quantity."""

from __future__ import annotations

import builtins  # the class has a field called property
from typing import TYPE_CHECKING

from attrs import field, frozen

from weaponref.model.claims import Citable, Shown, Tabular, origins_of


if TYPE_CHECKING:
    from weaponref.model.choices import Policy, Statement
    from weaponref.model.claims import Claim, Source, Value

__all__ = ("Statements", "show_value")


@frozen
class Statements(Citable, Shown, Tabular):
    """What is published about one thing that is not a quantity: a status, a date, a list of operators.

    Attributes:
        system: id of the record.
        property: what is stated.
        claims: every claim, deprecated ones included.
        called: the name of the record, for titles; None where only its id is known.

    >>> import weaponref
    >>> "KP" in weaponref.get("KN-23").operators.values[0]
    True
    """

    system: str
    property: str
    claims: tuple[Claim, ...]
    called: str | None = field(default=None, eq=False)

    @builtins.property
    def values(self) -> tuple[Value, ...]:
        """The different values that live claims state, in the order of the data."""
        return tuple(dict.fromkeys(claim.value for claim in self.claims if not claim.deprecated))

    @builtins.property
    def sources(self) -> tuple[Source, ...]:
        """The sources of all claims, each once."""
        return tuple({claim.source.id: claim.source for claim in self.claims}.values())

    @builtins.property
    def origins(self) -> tuple[str, ...]:
        """The independent statements behind the live claims."""
        return origins_of(self.claims)

    @builtins.property
    def disagrees(self) -> bool:
        """True if live claims state different values."""
        return len(self.values) > 1

    def best(self, policy: Policy) -> Statement:
        """The claim that a policy chooses: ``official_first``, ``newest`` or a function.

        Raises:
            ValueError: the policy is unknown or needs quantities, or no claim is live.

        >>> import weaponref
        >>> weaponref.get("KN-24").status.best("newest").policy
        'newest'
        """
        from weaponref.model.choices import Statement, choose, policy_name

        if policy == "median":
            raise ValueError(f"the median policy needs quantities; {self.property} is not one")
        live = tuple(claim for claim in self.claims if not claim.deprecated)
        chosen = choose(policy, live, f"{self.property} of {self.system}")
        return Statement(value=chosen.value, claim=chosen, policy=policy_name(policy))

    def __str__(self) -> str:
        return "; ".join(show_value(value) for value in self.values)

    def __repr__(self) -> str:
        return f"<Statements {self.system} {self.property}: {self}>"


def show_value(value: Value) -> str:
    """A value as a person would write it."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)

"""Choosing one claim by a named policy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from weaponref.vocabulary import BASES


if TYPE_CHECKING:
    import pint

    from weaponref.interval import Interval
    from weaponref.model.claims import Claim, Value

__all__ = ("POLICIES", "Best", "Policy", "Statement", "as_quantity", "choose", "policy_name", "upper_end")

Policy = Literal["official_first", "newest", "median"] | Callable[[tuple["Claim", ...]], "Claim"]
"""The name of a policy, or a function that chooses one of the claims it is given."""

POLICIES: dict[str, str] = {
    "official_first": "the strongest basis, in the order of the vocabulary; ties go to the newest",
    "newest": "the claim said last; undated claims come last",
    "median": "the claim at the lower median of the upper ends",
}
"""The named policies, and what each of them chooses."""

_BASIS_RANK = {basis: rank for rank, basis in enumerate(BASES)}


@frozen(kw_only=True)
class Best:
    """The claim that a policy chose, and the figure it states: a real claim, never a blend.

    Attributes:
        interval: what the claim states, in the unit of the figure it was chosen from.
        claim: the claim.
        policy: the name of the policy that chose it.
    """

    interval: Interval
    claim: Claim
    policy: str

    @property
    def quantity(self) -> pint.Quantity[float] | tuple[pint.Quantity[float], pint.Quantity[float]] | None:
        """The figure as a pint quantity: one for a plain value or a single stated end, a pair for an interval."""
        low, high = as_quantity(self.interval, "low"), as_quantity(self.interval, "high")
        if low is None or high is None:
            return high if low is None else low
        return high if self.interval.low == self.interval.high else (low, high)


@frozen(kw_only=True)
class Statement:
    """The claim that a policy chose among `Statements`.

    Attributes:
        value: what the claim states.
        claim: the claim.
        policy: the name of the policy that chose it.
    """

    value: Value
    claim: Claim
    policy: str


def as_quantity(interval: Interval, end: Literal["low", "high"]) -> pint.Quantity[float] | None:
    """One end of an interval as a pint quantity; None where the end is open."""
    from weaponref.quantities import quantity

    magnitude: float | None = getattr(interval, end)
    if magnitude is None or interval.unit is None:
        return None
    return quantity(magnitude, interval.unit)


def choose(policy: Policy, claims: tuple[Claim, ...], what: str) -> Claim:
    """The claim that a policy other than ``median`` chooses.

    Raises:
        ValueError: there is nothing to choose from, the policy is unknown, or a function returned no claim of these.
    """
    if not claims:
        raise ValueError(f"no live claim to choose from: every claim of the {what} is deprecated")
    if callable(policy):
        chosen = policy(claims)
        if not any(chosen is claim for claim in claims):
            raise ValueError("a policy must return one of the claims it was given")
        return chosen
    newest_first = sorted(claims, key=lambda claim: claim.said_on.latest if claim.said_on else "", reverse=True)
    if policy == "newest":
        return newest_first[0]
    if policy == "official_first":
        return min(newest_first, key=lambda claim: _BASIS_RANK[claim.basis])
    raise ValueError(f"unknown policy {policy!r}; one of {', '.join(POLICIES)}, or a function")


def policy_name(policy: Policy) -> str:
    """The name under which a choice is reported."""
    return policy if isinstance(policy, str) else getattr(policy, "__name__", type(policy).__name__)


def upper_end(stated: Interval) -> float:
    """The end by which the ``median`` policy orders: the upper one, or the only one."""
    end = stated.high if stated.high is not None else stated.low
    return end if end is not None else 0.0

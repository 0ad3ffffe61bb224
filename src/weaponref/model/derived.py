"""What is derived from claims: it has a type of its own, and carries its inputs and its rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from weaponref.classify import MTCR_SOURCE, RANGE_SCHEMES, RangeScheme, mtcr_category, range_labels
from weaponref.interval import Interval
from weaponref.kinds import is_kind


if TYPE_CHECKING:
    from collections.abc import Iterator

    from weaponref.model.claims import Claim

__all__ = ("MtcrFinding", "MtcrLabel", "RangeClass", "mtcr_label", "range_class")


@frozen(repr=False)
class RangeClass:
    """Every range class that the claims of a record support, with the claims behind each.

    It is derived from claims of a maximum range, never from one flight, and only for ballistic missiles.

    Attributes:
        scheme: the scheme that draws the lines.
        entries: label and claims, from the shortest class to the longest.
        source: where the scheme is published.

    >>> import weaponref
    >>> weaponref.get("KN-23").range_class("us").labels
    ('SRBM',)
    """

    scheme: str
    entries: tuple[tuple[str, tuple[Claim, ...]], ...]
    source: str

    @property
    def labels(self) -> tuple[str, ...]:
        """The classes that at least one claim supports."""
        return tuple(label for label, _ in self.entries)

    @property
    def consensus(self) -> str | None:
        """The class, if all claims support the same one."""
        return self.labels[0] if len(self.entries) == 1 else None

    def claims(self, label: str) -> tuple[Claim, ...]:
        """The claims behind a class; empty for a class that none supports."""
        return dict(self.entries).get(label, ())

    def __getitem__(self, label: str) -> tuple[Claim, ...]:
        return dict(self.entries)[label]

    def __iter__(self) -> Iterator[str]:
        return iter(self.labels)

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, label: object) -> bool:
        return label in self.labels

    def __str__(self) -> str:
        shown = (f"{label} ({len(claims)})" for label, claims in self.entries)
        return " / ".join(shown) or "no class"

    def __repr__(self) -> str:
        return f"<RangeClass {self.scheme}: {self}>"


def range_class(kind: str | None, claims: tuple[Claim, ...], scheme: str) -> RangeClass:
    """The range classes that claims support under a scheme.

    Raises:
        ValueError: there is no such scheme.
    """
    if scheme not in RANGE_SCHEMES:
        raise ValueError(f"unknown scheme {scheme!r}; one of {', '.join(RANGE_SCHEMES)}")
    rules = RANGE_SCHEMES[scheme]
    behind: dict[str, list[Claim]] = {band.label: [] for band in rules.bands}
    if kind is not None and is_kind(kind, "ballistic missile"):
        for claim in claims:
            for label in _labels(claim, rules):
                behind[label].append(claim)
    return RangeClass(scheme, tuple((label, tuple(found)) for label, found in behind.items() if found), rules.source)


def _labels(claim: Claim, rules: RangeScheme) -> tuple[str, ...]:
    if claim.property != "range_max" or claim.deprecated or claim.basis == "observed_test":
        return ()
    return range_labels(claim.value, rules) if isinstance(claim.value, Interval) else ()


@frozen
class MtcrFinding:
    """The category that one pair of claims points to: a range and a payload that hold together.

    ``boundary`` is True if a figure lies exactly on a threshold, where published texts of the rule differ.
    """

    category: str
    boundary: bool
    range_claim: Claim
    payload_claim: Claim


@frozen(repr=False)
class MtcrLabel:
    """What the published figures say about the MTCR thresholds (300 km, 500 kg). Informational, not legal advice.

    The regime lets range be traded for payload, so a range and a payload count only together: stated by the same
    source under the same condition.

    Attributes:
        findings: one for each such pair.
        source: where the rule is published.
    """

    findings: tuple[MtcrFinding, ...]
    source: str = MTCR_SOURCE

    @property
    def category(self) -> str:
        """``I``, ``II`` or ``none`` if all pairs agree; ``disputed`` if they do not; ``unknown`` without a pair."""
        categories = {finding.category for finding in self.findings}
        if not categories:
            return "unknown"
        return categories.pop() if len(categories) == 1 else "disputed"

    def __str__(self) -> str:
        return f"MTCR category {self.category} ({len(self.findings)} pairs of claims)"

    def __repr__(self) -> str:
        return f"<MtcrLabel {self}>"


def mtcr_label(claims: tuple[Claim, ...]) -> MtcrLabel:
    """The MTCR categories that pairs of range and payload claims point to."""
    ranges = [
        claim for claim in claims if claim.property == "range_max" and _usable(claim) and claim.basis != "observed_test"
    ]
    payloads = [claim for claim in claims if claim.property in ("payload_mass", "warhead_mass") and _usable(claim)]
    return MtcrLabel(
        tuple(
            MtcrFinding(*mtcr_category(_top(reach, "km"), _top(load, "kg")), reach, load)
            for reach in ranges
            for load in payloads
            if reach.source.id == load.source.id and reach.condition == load.condition
        )
    )


def _usable(claim: Claim) -> bool:
    return not claim.deprecated and isinstance(claim.value, Interval) and claim.value.unit != "ton"


def _top(claim: Claim, unit: str) -> float:
    if not isinstance(claim.value, Interval):
        raise TypeError("a range and a payload are quantities")
    stated = claim.value.to(unit)
    end = stated.high if stated.high is not None else stated.low
    return end if end is not None else 0.0

"""A column as a whole: what share of it fits as labelled, and whether another reading fits far better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.units import dimension, factor
from weaponref.validation.cells import base_unit
from weaponref.validation.executors import Trial
from weaponref.validation.report import ColumnReport, Hypothesis
from weaponref.validation.slips import Slip, confused_with, slips_of
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from weaponref.validation.binding import Binding
    from weaponref.validation.check import Check
    from weaponref.validation.report import ColumnVerdict

__all__ = ("column_report",)

# Another reading is tried where at least so many cells, and such a share of them, are outside.
_FEWEST_OUTSIDE, _SHARE_OUTSIDE = 3, 0.05
# It is believed if so much of the column fits then, and so many more cells than as labelled.
_SHARE_BELIEVED, _GAIN_BELIEVED = 0.85, 0.15
_SHARE_MIXED = 0.7


def column_report(check: Check, place: int) -> ColumnReport:
    """What a column comes to.

    Args:
        check: the check, with its counts.
        place: index of the column in the plan.
    """
    column, binding = list(check.bindings.items())[place]
    tally, distinct = check.tally.columns[place], check.distinct[column]
    known = [code for code, named in enumerate(check.named) if named.records]
    fitting = sum(tally.inside[code] + tally.near[code] for code in known)
    outside = sum(tally.outside[code] for code in known)
    compared = fitting + outside
    cells = distinct.plain + sum(
        count for key, count in distinct.cells.items() if not check.cell(binding, *key).missing
    )
    share = fitting / compared if compared else None
    verdict: ColumnVerdict = "not-compared" if share is None else "mixed" if share < _SHARE_MIXED else "fits"
    hypothesis: Hypothesis | None = None
    if not compared and not binding.unit_column and binding.unit is None and distinct.plain:
        hypothesis = _unlabelled(check, place, binding)
        verdict = "ambiguous-unit" if binding.choices else "missing-unit"
    elif share is not None and outside >= _FEWEST_OUTSIDE and outside >= _SHARE_OUTSIDE * compared:
        hypothesis = _tried(check, place, binding, compared)
        if hypothesis is not None and _believed(hypothesis.share, share, compared):
            verdict = "swapped" if hypothesis.swap_with else "unit-slip"
    return ColumnReport(
        binding=binding,
        cells=cells,
        compared=compared,
        share=share,
        hypothesis=hypothesis,
        verdict=verdict,
        message=_message(binding, share, hypothesis, verdict),
        counts=check.column_counts(place),
    )


def _believed(share: float, labelled: float, compared: int) -> bool:
    gain = share - labelled
    return share >= _SHARE_BELIEVED and gain >= _GAIN_BELIEVED and round(gain * compared) >= _FEWEST_OUTSIDE


def _tried(check: Check, place: int, binding: Binding, compared: int) -> Hypothesis | None:
    """The other reading that fits most cells; of equals, the smallest slip."""
    label = check.label_of(place)
    found: list[Hypothesis] = []
    if label is not None:
        slips = slips_of(label)
        hits = check.table.trial(check.plan, Trial(place, tuple(slip.factor for slip in slips)))
        found += [Hypothesis(slip, min(1.0, count / compared)) for slip, count in zip(slips, hits, strict=True)]
    for other, theirs in enumerate(check.bindings.values()):
        if other != place and binding.unit and theirs.unit and not PROPERTIES[theirs.property].observation:
            (count,) = check.table.trial(check.plan, Trial(place, other=other))
            found.append(Hypothesis(None, min(1.0, count / compared), theirs.column))
    return max(found, key=lambda each: each.share, default=None)


def _unlabelled(check: Check, place: int, binding: Binding) -> Hypothesis | None:
    """The unit in which most of a column without one fits."""
    where = PROPERTIES[binding.property].unit or ""
    units = confused_with(where)
    if binding.choices:
        units = tuple(unit for unit in binding.choices if dimension(unit) == dimension(where)) or units
    base = base_unit(binding.property, dimension(where))
    plan = check.plan_in(place, where)
    factors = tuple(factor(unit, base) for unit in units)
    hits = check.table.trial(plan, Trial(place, factors))
    tally = check.table.tally(plan).columns[place]
    known = [code for code, named in enumerate(check.named) if named.records]
    compared = sum(tally.inside[code] + tally.near[code] + tally.outside[code] for code in known)
    if not compared:
        return None
    slips = [
        Hypothesis(Slip(scale, unit), count / compared) for unit, scale, count in zip(units, factors, hits, strict=True)
    ]
    return max(slips, key=lambda each: each.share)


def _message(binding: Binding, share: float | None, hypothesis: Hypothesis | None, verdict: ColumnVerdict) -> str:
    """The verdict in words: "97 % of this column fits if it is in miles, 41 % as labelled"."""
    if verdict in ("missing-unit", "ambiguous-unit"):
        told = (
            "no unit is given" if verdict == "missing-unit" else f"the unit {binding.unit_word!r} has several meanings"
        )
        return told if hypothesis is None else f"{told}; {_percent(hypothesis.share)} would fit {hypothesis}"
    if share is None:
        return "nothing could be compared"
    label = f"as labelled ({binding.unit})" if binding.unit else "as written"
    if verdict == "unit-slip":
        fits = _percent(hypothesis.share if hypothesis else 0)
        return f"{fits} of this column fits if it is {hypothesis}, {_percent(share)} {label}"
    if verdict == "swapped" and hypothesis is not None:
        fits, other = _percent(hypothesis.share), hypothesis.swap_with
        return f"{fits} of this column fits if it changes places with {other!r}, {_percent(share)} {label}"
    return f"{_percent(share)} of this column fits {label}"


def _percent(share: float) -> str:
    """A share in whole per cent; never 100 % for less than all, nor 0 % for more than nothing."""
    rounded = round(100 * share)
    if rounded == 100 and share < 1:  # noqa: PLR2004
        return "over 99 %"
    return "under 1 %" if rounded == 0 and share > 0 else f"{rounded} %"

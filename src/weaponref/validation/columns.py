"""A column as a whole: what share of it fits as labelled, and whether another reading fits far better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.units import dimension, factor
from weaponref.validation.cells import base_unit
from weaponref.validation.executors import Trial
from weaponref.validation.hypotheses import Readings, readings_of, with_room
from weaponref.validation.report import ColumnReport, Hypothesis
from weaponref.validation.slips import LARGE, Slip, confused_with
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from weaponref.validation.binding import Binding
    from weaponref.validation.check import Check
    from weaponref.validation.report import ColumnVerdict

__all__ = ("column_report",)

# Another reading is tried where at least so many cells, and such a share of them, are outside.
_FEWEST_OUTSIDE, _SHARE_OUTSIDE = 3, 0.05
# It is believed if so much of the column fits then, and so many more cells than as labelled.
_SHARE_BELIEVED, _SHARE_SWAPPED, _GAIN_BELIEVED = 0.7, 0.65, 0.15
# No copying and no other variant makes a value so many times too large or too small: less of a column has to fit then.
_SHARE_OF_LARGE = 0.5
# Flights may go beyond the usual: of what single flights did, much more has to speak for another reading.
_GAIN_OF_FLIGHTS = 0.25
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
    readings = Readings()
    if not compared and not binding.unit_column and binding.unit is None and distinct.plain:
        hypothesis = _unlabelled(check, place, binding)
        verdict = "ambiguous-unit" if binding.choices else "missing-unit"
    elif share is not None and outside >= _FEWEST_OUTSIDE and outside >= _SHARE_OUTSIDE * compared:
        readings = readings_of(check, place, compared)
        hypothesis = readings.best
        if hypothesis is not None and _believed(
            readings, share, compared, observation=PROPERTIES[binding.property].observation
        ):
            verdict = "swapped" if hypothesis.swap_with else "unit-slip"
    message = (
        _unlabelled_message(binding, hypothesis, verdict)
        if share is None
        else _message(binding, share, readings, verdict)
    )
    convention = check.conventions[column]
    return ColumnReport(
        binding=binding,
        cells=cells,
        compared=compared,
        share=share,
        hypothesis=hypothesis,
        verdict=verdict,
        message=f"{message}; {convention}" if str(convention) else message,
        counts=check.column_counts(place),
        convention=convention,
    )


def _believed(readings: Readings, labelled: float, compared: int, *, observation: bool) -> bool:
    if readings.best is None or not readings.certain:
        return False
    gain = readings.best.share - labelled
    wanted = _GAIN_OF_FLIGHTS if observation else _GAIN_BELIEVED
    least = _SHARE_SWAPPED
    if readings.best.slip is not None:
        least = _SHARE_OF_LARGE if readings.best.slip.size >= LARGE else _SHARE_BELIEVED
    return readings.best.share >= least and gain >= wanted and round(gain * compared) >= _FEWEST_OUTSIDE


def _unlabelled(check: Check, place: int, binding: Binding) -> Hypothesis | None:
    """The unit in which most of a column without one fits."""
    where = PROPERTIES[binding.property].unit or ""
    units = confused_with(where)
    if binding.choices:
        units = tuple(unit for unit in binding.choices if dimension(unit) == dimension(where)) or units
    base = base_unit(binding.property, dimension(where))
    plan = check.plan_in(place, where)
    factors = tuple(factor(unit, base) for unit in units)
    hits = check.table.trial(with_room(plan, place), Trial(place, factors))
    tally = check.table.tally(plan).columns[place]
    known = [code for code, named in enumerate(check.named) if named.records]
    compared = sum(tally.inside[code] + tally.near[code] + tally.outside[code] for code in known)
    if not compared:
        return None
    slips = [
        Hypothesis(Slip(scale, unit), count / compared) for unit, scale, count in zip(units, factors, hits, strict=True)
    ]
    return max(slips, key=lambda each: each.share)


def _message(binding: Binding, share: float, readings: Readings, verdict: ColumnVerdict) -> str:
    """The verdict in words: "97 % of this column fits if it is in miles, 41 % as labelled"."""
    label = f"as labelled ({binding.unit})" if binding.unit else "as written"
    labelled = f"{_percent(share)} {label}"
    best = readings.best
    if best is not None and verdict == "unit-slip":
        return f"{_percent(best.share)} of this column fits if it is {best}, {labelled}"
    if best is not None and verdict == "swapped":
        return f"{_percent(best.share)} of this column fits if it changes places with {best.swap_with!r}, {labelled}"
    if best is not None and not readings.certain and best.share > share + _GAIN_BELIEVED:
        others = " or ".join(str(each) for each in (best, *readings.rivals))
        return (
            f"{_percent(share)} of this column fits {label}, and {_percent(best.share)} if it is {others}; which, "
            f"cannot be told: for half of its cells, published figures spread {readings.spread:.1f}-fold or more"
        )
    return f"{_percent(share)} of this column fits {label}"


def _unlabelled_message(binding: Binding, hypothesis: Hypothesis | None, verdict: ColumnVerdict) -> str:
    """The verdict on a column in which nothing could be compared as it stands."""
    if verdict not in ("missing-unit", "ambiguous-unit"):
        return "nothing could be compared"
    told = "no unit is given" if verdict == "missing-unit" else f"the unit {binding.unit_word!r} has several meanings"
    return told if hypothesis is None else f"{told}; {_percent(hypothesis.share)} would fit {hypothesis}"


def _percent(share: float) -> str:
    """A share in whole per cent; never 100 % for less than all, nor 0 % for more than nothing."""
    rounded = round(100 * share)
    if rounded == 100 and share < 1:  # noqa: PLR2004
        return "over 99 %"
    return "under 1 %" if rounded == 0 and share > 0 else f"{rounded} %"

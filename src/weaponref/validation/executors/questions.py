"""What is asked of the rows of a frame, as expressions that every engine understands.

Back ends differ in how they treat NaN, nulls, booleans and order, so the expressions keep to what all of them agree
on: a value is asked whether it is inside (`floor <= value <= ceiling` is never true of NaN or null), and sums are of
integers.
"""

from __future__ import annotations

from functools import reduce
from math import isnan
from operator import or_
from typing import TYPE_CHECKING, Any

from weaponref.validation.plan import COMPARED, INSIDE, LARGEST, MISSING, NEAR, OPEN, OUTSIDE, SLIP


if TYPE_CHECKING:
    from collections.abc import Sequence

    from weaponref.validation.executors import ColumnTally
    from weaponref.validation.plan import ColumnPlan, Plan, Swap

__all__ = ("Questions", "Sums", "count", "end_of", "ones", "swap_of_row")


class Questions:
    """What is asked of a column, as expressions on the joined frame."""

    def __init__(self, nw: Any, plan: ColumnPlan, place: int) -> None:
        self.nw = nw
        self.plan = plan
        self.place = place
        self.low, self.high = nw.col(f"v{place}"), nw.col(f"t{place}")
        self.state = nw.col(f"state{place}")
        self.mark = nw.col(f"mark{place}")

    def bound(self, name: str) -> Any:
        """An end of what is published, for the slot of the cell."""
        nw = self.nw
        chosen = nw.col(f"{name}{self.place}_0")
        for slot in range(1, len(self.plan.bounds)):
            chosen = (
                nw.when(nw.col(f"slot{self.place}") == slot)
                .then(nw.col(f"{name}{self.place}_{slot}"))
                .otherwise(chosen)
            )
        return chosen

    def compared(self) -> Any:
        """Whether the cell is a size that can be compared."""
        return (self.state == COMPARED) & (self.low >= 0) & (self.high <= LARGEST)

    def unsound(self) -> Any:
        """Whether the cell is a number that is no size: negative or infinite."""
        return (self.state != MISSING) & ((self.low < 0) | (self.high > LARGEST))

    def known(self) -> Any:
        """Whether something is published to compare it with."""
        return self.compared() & ~self.bound("low").is_null()

    def inside(self, scale: float = 1.0) -> Any:
        """Whether the cell, times a factor, is inside what is published."""
        return self.compared() & self._held(scale)

    def _held(self, scale: float = 1.0) -> Any:
        low, high = (self.low, self.high) if scale == 1.0 else (self.low * scale, self.high * scale)
        found = (low >= self.bound("low")) & (high <= self.bound("high"))
        gaps = self._between("gaps")
        return found if gaps is None else found & ~gaps

    def _edges(self, name: str, index: int) -> tuple[Any, Any]:
        """The edges of a stretch."""
        return self.nw.col(f"{name}{self.place}_{index}_from"), self.nw.col(f"{name}{self.place}_{index}_to")

    def _between(self, name: str) -> Any | None:
        """Whether an end of the cell is in a gap; None where there are none."""
        found = []
        for slot, bounds in enumerate(self.plan.bounds):
            for index in range(len(getattr(bounds, name))):
                low, high = self._edges(f"{name}{slot}_", index)
                within = ((self.low > low) & (self.low < high)) | ((self.high > low) & (self.high < high))
                found.append((self.nw.col(f"slot{self.place}") == slot) & within)
        return reduce(or_, found).fill_null(value=False) if found else None

    def _marked(self, name: str, low: Any, high: Any) -> Any | None:
        """Whether two values are in a stretch of those that are marked; None where there are none."""
        found = []
        for mark, marks in enumerate(self.plan.marks):
            for index in range(len(getattr(marks, name))):
                first, last = self._edges(f"{name}{mark}_", index)
                within = (low >= first) & (high <= last)
                found.append(within if len(self.plan.marks) == 1 else within & (self.mark == mark))
        return reduce(or_, found).fill_null(value=False) if found else None

    def near_at_once(self) -> Any:
        """Whether a cell that can be compared is inside or near what is published, also by its last digit."""
        low, high = self.low >= self.bound("near_low"), self.high <= self.bound("near_high")
        below, above = self._marked("below", self.low, self.low), self._marked("above", self.high, self.high)
        found = (low if below is None else low | below) & (high if above is None else high | above)
        gaps = self._between("near_gaps")
        return found if gaps is None else found & ~gaps

    def explained(self) -> Any | None:
        """Whether a slip would explain the cell, if it is not near; None where none is tried."""
        return self._marked("slips", self.low, self.high)

    def open(self) -> Any:
        """Whether a cell that can be compared lies beyond an end that is left open."""
        nw = self.nw
        least, most = nw.col(f"least{self.place}"), nw.col(f"most{self.place}")
        found = (least >= self.bound("open_low")) & (most <= self.bound("open_high"))
        gaps = self._between("near_gaps")
        return found if gaps is None else found & ((least > most) | ~gaps)

    def standing(self) -> Any:
        """How the cell stands to what is published, as a number: -1 where nothing is, `INSIDE`, `NEAR` and so on.

        Each question is asked only where the ones before it are answered with no: engines that copy a column into
        every place where it is used lose little by that.
        """
        nw = self.nw
        found = nw.lit(OUTSIDE)
        asked = [(self._held(), INSIDE), (self.near_at_once(), NEAR)]
        if any(each.least > each.most for each in self.plan.cells):
            half = nw.col(f"least{self.place}") > nw.col(f"most{self.place}")
            asked.append(((half & self.open()).fill_null(value=False), OPEN))
        asked.append((self.explained(), SLIP))
        if self.plan.opens:
            asked.append((self.open(), OPEN))
        for question, standing in reversed(asked):
            if question is not None:
                found = nw.when(question).then(nw.lit(standing)).otherwise(found)
        return nw.when(self.known()).then(found).otherwise(nw.lit(-1)).alias(f"stand{self.place}")

    @property
    def stands(self) -> Any:
        """The column of `standing`."""
        return self.nw.col(f"stand{self.place}")

    def present(self) -> Any:
        """Whether there is anything in the cell."""
        return self.state != MISSING

    def ends(self) -> list[Any]:
        """The stated ends of compared cells, and nothing for others."""
        nw = self.nw
        nothing = nw.lit(None, nw.Float64)
        return [
            nw.when(self.compared()).then(self.low).otherwise(nothing).alias(f"s{self.place}"),
            nw.when(self.compared()).then(self.high).otherwise(nothing).alias(f"l{self.place}"),
        ]

    def swapped(self, other: Questions) -> Any:
        """Whether the numbers of the two columns would each fit in the other, read in the other's unit, all of them."""
        scale, back = other.plan.plain.low / self.plan.plain.low, self.plan.plain.low / other.plan.plain.low
        there = (self.low * scale >= other.bound("low")) & (self.low * scale <= other.bound("high"))
        here = (other.low * back >= self.bound("low")) & (other.low * back <= self.bound("high"))
        return there & here

    def would_swap(self, other: Questions, swap: Swap) -> Any:
        """Whether the cells are beyond what is published, and would each be near that in the other's column."""
        nw = self.nw
        here, there = nw.col(f"scale{self.place}"), nw.col(f"scale{other.place}")
        across, back = there, here
        if any(cell.written for cell in self.plan.cells) and any(cell.written for cell in other.plan.cells):
            written = nw.col(f"written{self.place}") & nw.col(f"written{other.place}")
            for slot, slot_there, by in swap.same:
                same = written & (nw.col(f"slot{self.place}") == slot) & (nw.col(f"slot{other.place}") == slot_there)
                here, there, across, back = (
                    nw.when(same).then(nw.lit(chosen)).otherwise(each)
                    for chosen, each in ((1.0, here), (by, there), (by, across), (1.0, back))
                )
        fits = self._near_in(other, here, across) & other._near_in(self, there, back)
        return nw.when((self.stands >= OPEN) & (other.stands >= OPEN)).then(fits).otherwise(nw.lit(value=False))

    def _near_in(self, place: Questions, scale: Any, other: Any) -> Any:
        low, high = self.low / scale * other, self.high / scale * other
        return (low >= place.bound("near_low")) & (high <= place.bound("near_high"))

    def listed(self) -> Any:
        """Whether the row is worth listing for this cell."""
        flags, nw = self.plan.flags, self.nw
        worth = nw.col(f"list{self.place}").fill_null(value=False) & (self.state != MISSING)
        if flags.not_a_quantity:
            worth = worth | self.unsound()
        if flags.outside:
            worth = worth | (self.stands >= SLIP)
        if flags.near:
            worth = worth | ((self.stands > INSIDE) & (self.stands < SLIP))
        if flags.no_reference:
            worth = worth | (self.compared() & self.bound("low").is_null() & nw.col(f"wcmp{self.place}"))
        return worth.fill_null(value=False)


def swap_of_row(nw: Any, plan: Plan) -> Any:
    """The first of the swaps that a row may be, by its index; -1 for none."""
    asked = [Questions(nw, each, place) for place, each in enumerate(plan.columns)]
    found = nw.lit(-1)
    for index, swap in reversed(list(enumerate(plan.swaps))):
        found = nw.when(asked[swap.one].would_swap(asked[swap.other], swap)).then(nw.lit(index)).otherwise(found)
    return found.alias("wswap")


class Sums:
    """What is summed of a column for each name, over the rows that are not settled.

    Args:
        nw: narwhals.
        plan: the plan of the column.
        place: index of the column in the plan.
        plain_number: whether it is a column of numbers in one unit.
        ends: whether the smallest and the largest end are wanted.
        swaps: the swaps that it may be part of, by their indices.
    """

    def __init__(
        self, nw: Any, plan: ColumnPlan, place: int, *, plain_number: bool, ends: bool, swaps: Sequence[int]
    ) -> None:
        self.nw, self.plan, self.place, self.ends = nw, plan, place, ends
        self.ask = Questions(nw, plan, place)
        stands = self.ask.stands
        self.questions = {
            "i": stands == INSIDE,
            "k": stands >= INSIDE,
            "o": stands >= SLIP,
            "x": stands == SLIP,
            "c": self.ask.compared(),
            "f": self.ask.unsound(),
        }
        if swaps:
            swapped = nw.col("wswap").is_in(swaps)
            self.questions |= {"w": swapped, "y": swapped & (stands == SLIP), "z": swapped & (stands == OPEN)}
        if plain_number:
            self.questions["p"] = self.ask.present()
        self.names = [f"{name}{place}" for name in self.questions]
        if ends:
            self.names += [f"s{place}", f"l{place}"]

    def asked(self, weight: str | None) -> list[Any]:
        """The questions as columns of how many rows answer yes."""
        nw = self.nw
        asked = [ones(nw, question, weight).alias(f"{name}{self.place}") for name, question in self.questions.items()]
        return [*asked, *self.ask.ends()] if self.ends else asked

    def aggregates(self) -> list[Any]:
        """Their sums, and the smallest and the largest end."""
        nw = self.nw
        sums = [nw.col(f"{name}{self.place}").sum() for name in self.questions]
        return [*sums, nw.col(f"s{self.place}").min(), nw.col(f"l{self.place}").max()] if self.ends else sums

    def note(self, tally: ColumnTally, code: int, values: dict[str, Any], settled: int) -> None:
        """Note what a name came to: the sums of its rows, and how many of them are settled."""
        found = {name: int(values.get(f"{name}{self.place}") or 0) for name in self.questions}
        unknown = len(self.plan.bounds) == 1 and isnan(self.plan.bounds[0].low[code])
        tally.inside[code] = found["i"] + (0 if unknown else settled)
        # What is swapped is outside, whatever it would be by itself.
        tally.outside[code] = found["o"] + found.get("z", 0)
        tally.near[code] = found["k"] - found["i"] - tally.outside[code]
        tally.slips[code] = found["x"] - found.get("y", 0)
        tally.swapped[code] = found.get("w", 0)
        tally.no_reference[code] = found["c"] - found["k"] + (settled if unknown else 0)
        tally.faulty += found["f"]
        if "p" in found:
            tally.plain = (tally.plain or 0) + found["p"] + settled
        low, high = values.get(f"s{self.place}"), values.get(f"l{self.place}")
        if low is not None and high is not None and found["c"]:
            tally.low[code], tally.high[code] = float(low), float(high)


def end_of(end: float) -> float | None:
    """An end of an interval for an engine, which knows nothing but null for what there is not."""
    return None if isnan(end) else end


def ones(nw: Any, question: Any, weight: str | None = None) -> Any:
    """A question as ones and zeros; where a row stands for several, as how many it stands for."""
    one = question.cast(nw.Int64)
    return one if weight is None else one * nw.col(weight)


def count(nw: Any, question: Any, weight: str | None = None) -> Any:
    """For how many rows a question is answered with yes."""
    return ones(nw, question, weight).sum()

"""What is asked of the rows of a frame, as expressions that every engine understands.

Back ends differ in how they treat NaN, nulls, booleans and order, so the expressions keep to what all of them agree
on: a value is asked whether it is inside (`floor <= value <= ceiling` is never true of NaN or null), and sums are of
integers.
"""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Any

from weaponref.validation.plan import COMPARED, LARGEST, MISSING


if TYPE_CHECKING:
    from weaponref.validation.executors import ColumnTally
    from weaponref.validation.plan import ColumnPlan

__all__ = ("Questions", "Sums", "count", "end_of", "ones")


class Questions:
    """What is asked of a column, as expressions on the joined frame."""

    def __init__(self, nw: Any, plan: ColumnPlan, place: int) -> None:
        self.nw = nw
        self.plan = plan
        self.place = place
        self.low, self.high = nw.col(f"v{place}"), nw.col(f"t{place}")
        self.state = nw.col(f"state{place}")

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
        low, high = (self.low, self.high) if scale == 1.0 else (self.low * scale, self.high * scale)
        return self.compared() & (low >= self.bound("low")) & (high <= self.bound("high"))

    def near(self) -> Any:
        """Whether the cell is inside or near what is published."""
        return self.compared() & (self.low >= self.bound("near_low")) & (self.high <= self.bound("near_high"))

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
        """Whether the numbers of the two columns would each fit in the other, read in the other's unit."""
        scale, back = other.plan.plain.low / self.plan.plain.low, self.plan.plain.low / other.plan.plain.low
        there = (self.low * scale >= other.bound("low")) & (self.low * scale <= other.bound("high"))
        here = (other.low * back >= self.bound("low")) & (other.low * back <= self.bound("high"))
        return there & here

    def listed(self) -> Any:
        """Whether the row is worth listing for this cell."""
        flags, nw = self.plan.flags, self.nw
        worth = nw.col(f"list{self.place}").fill_null(value=False) & (self.state != MISSING)
        if flags.not_a_quantity:
            worth = worth | self.unsound()
        if flags.outside:
            worth = worth | (self.known() & ~self.near())
        if flags.near:
            worth = worth | (self.known() & self.near() & ~self.inside())
        if flags.no_reference:
            worth = worth | (self.compared() & self.bound("low").is_null() & nw.col(f"wcmp{self.place}"))
        return worth.fill_null(value=False)


class Sums:
    """What is summed of a column for each name, over the rows that are not settled."""

    def __init__(self, nw: Any, plan: ColumnPlan, place: int, plain_number: bool, ends: bool) -> None:
        self.nw, self.plan, self.place, self.ends = nw, plan, place, ends
        self.ask = Questions(nw, plan, place)
        self.questions = {
            "i": self.ask.inside,
            "n": self.ask.near,
            "c": self.ask.compared,
            "k": self.ask.known,
            "f": self.ask.unsound,
        }
        if plain_number:
            self.questions["p"] = self.ask.present
        self.names = [f"{name}{place}" for name in self.questions]
        if ends:
            self.names += [f"s{place}", f"l{place}"]

    def asked(self, weight: str | None) -> list[Any]:
        """The questions as columns of how many rows answer yes."""
        nw = self.nw
        asked = [ones(nw, question(), weight).alias(f"{name}{self.place}") for name, question in self.questions.items()]
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
        tally.near[code] = found["n"] - found["i"]
        tally.outside[code] = found["k"] - found["n"]
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

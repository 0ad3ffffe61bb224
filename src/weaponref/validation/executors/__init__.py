"""Ways to go over the rows of a table: in plain Python, on arrays, and inside the engine of a data frame.

They count and they list rows; every one of them asks the same questions of the same `weaponref.validation.plan.Plan`,
and a test holds them to one report.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Protocol

from attrs import Factory, define


if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from weaponref.validation.binding import Bindings
    from weaponref.validation.plan import CellKey, Plan
    from weaponref.validation.repairs import Change

__all__ = ("Checked", "ColumnTally", "Distinct", "Executor", "Tally", "Trial", "Unlined")


@define
class ColumnTally:
    """How the compared cells of a column fell out, for each distinct name.

    Attributes:
        inside: how many cells are inside what is published.
        near: how many are near it.
        outside: how many are outside, slips and swapped ones among them.
        slips: how many of those a slip of the unit would explain, and are not swapped.
        swapped: how many of those would fit in another column of their row, whose cell would fit here.
        no_reference: how many have nothing to be compared with.
        faulty: how many plain numbers are no size (negative, infinite), whatever the name.
        low: the smallest stated end, in the base unit of the first slot.
        high: the largest.
        plain: how many cells are plain numbers, where that was not known before they were counted.
    """

    inside: list[int]
    near: list[int]
    outside: list[int]
    slips: list[int]
    swapped: list[int]
    no_reference: list[int]
    low: list[float]
    high: list[float]
    faulty: int = 0
    plain: int | None = None

    @classmethod
    def empty(cls, names: int) -> ColumnTally:
        """Counts of nothing, for so many names."""
        return cls.of([[0] * names for _ in range(6)], [inf] * names, [-inf] * names)

    @classmethod
    def of(cls, counts: Sequence[list[int]], low: list[float], high: list[float], faulty: int = 0) -> ColumnTally:
        """Counts in the order of the attributes, with the smallest and the largest ends."""
        inside, near, outside, slips, swapped, no_reference = counts
        return cls(inside, near, outside, slips, swapped, no_reference, low, high, faulty)


@define
class Tally:
    """The counts of a table."""

    columns: list[ColumnTally] = Factory(list)


@define
class Trial:
    """A hypothesis on a column, tried on all its compared cells.

    Attributes:
        column: index of the column in the plan.
        factors: what its values are multiplied by, one after the other.
        other: index of a column to swap it with, instead of factors.
    """

    column: int
    factors: tuple[float, ...] = ()
    other: int | None = None


@define
class Distinct:
    """The distinct texts of a column that have to be read one by one.

    Attributes:
        cells: each cell that is no plain number, with what stands beside it in the unit column, and how often.
        units: each cell of the unit column beside a plain number, and how often that is a size.
        plain: how many cells are plain numbers; 0 where the tally is to tell.
        numbers_as_text: how many of those are sizes and stored as text.
        units_of_texts: each cell of the unit column beside such a text, and how often.
        fractions: whether any of those has decimals, where there are texts with numbers that can be read in two ways.
    """

    cells: dict[CellKey, int]
    units: dict[str | None, int]
    plain: int = 0
    numbers_as_text: int = 0
    units_of_texts: dict[str | None, int] = Factory(dict)
    fractions: bool = False


class Checked(Protocol):
    """What can be asked of a table after a check."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was read with a doubt, or left out."""

    def lines(self, rows: Collection[int], /) -> Mapping[int, int]:
        """The lines of the file on which rows stand; empty where they are not known."""

    def copy_with(self, changes: Sequence[Change]) -> object:
        """A copy of the table with cells changed.

        Raises:
            TypeError: the table is not in memory.
        """

    def table_of(self, records: list[dict[str, object]], types: Mapping[str, str]) -> object:
        """Records as a table of the kind that was checked; it has all columns, whatever is in them.

        Args:
            records: the records.
            types: the type of each column: ``text``, ``number`` or ``integer``. Any value may be None.
        """


class Unlined:
    """A table that is no text: no row stands on a line, and nothing was read with a doubt."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """None."""
        return ()

    def lines(self, _rows: Collection[int], /) -> Mapping[int, int]:
        """None."""
        return {}


class Executor(Checked, Protocol):
    """A table that can be checked.

    ``headers`` are as written, ``typed`` says whether cells carry types.
    """

    headers: tuple[str, ...]
    typed: bool

    def load(self, bindings: Bindings) -> None:
        """Make ready to go over the bound columns."""

    def rows(self) -> int:
        """How many rows there are."""

    def names(self) -> dict[tuple[object, object], int]:
        """The distinct pairs of name and country, and how often each stands there. The plan follows their order."""

    def distinct(self, column: str) -> Distinct:
        """What has to be read of a bound column. The plan follows the order of its cells and units."""

    def tally(self, plan: Plan) -> Tally:
        """Compare and count."""

    def trial(self, plan: Plan, trial: Trial) -> list[int]:
        """How many compared cells fit under each hypothesis."""

    def listed(self, plan: Plan | None, limit: int) -> list[tuple[int, dict[str, object]]]:
        """The first rows worth listing, or simply the first rows: position and bound cells as written."""

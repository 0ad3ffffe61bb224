"""Rows inside the engine of a data frame: polars, pyarrow, DuckDB, Dask and PySpark, through narwhals.

Distinct names and cells come out; what they mean goes in again as small tables that are joined, and the comparison is
a handful of expressions. No engine promises an order: rows are sorted by their number before they are cut off.
"""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any

from weaponref.validation.cells import is_missing
from weaponref.validation.executors import ColumnTally, Distinct, Tally, Trial, Unlined
from weaponref.validation.executors.boundframes import BoundFrame
from weaponref.validation.executors.distinctrows import WEIGHT, distinct_rows
from weaponref.validation.executors.engines import ROW, Engine, engine_of
from weaponref.validation.executors.framecolumns import FrameColumn
from weaponref.validation.executors.questions import Questions, Sums, count, end_of, ones, swap_of_row


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from weaponref.validation.binding import Bindings
    from weaponref.validation.executors import Executor
    from weaponref.validation.plan import ColumnPlan, Edges, Plan
    from weaponref.validation.repairs import Change

__all__ = ("FrameTable", "frame_table")

# So many rows at least are looked at for the first that are worth listing.
_FIRST = 50_000


def frame_table(native: Any) -> Executor:
    """The executor for a native data frame.

    Raises:
        TypeError: the data are no data frame that can be checked.
    """
    if type(native).__module__.partition(".")[0] == "pandas" and hasattr(native, "iloc") and hasattr(native, "columns"):
        from weaponref.validation.executors.arrays import ArrayTable

        return ArrayTable(native)
    engine = engine_of(native)
    if engine is None:
        raise TypeError(
            f"a {type(native).__module__}.{type(native).__name__} cannot be checked; give a data frame of pandas, "
            "polars, pyarrow, Dask or PySpark, a DuckDB relation, a list of mappings, or the path of a file"
        )
    return FrameTable(native, engine)


class FrameTable(Unlined):
    """A data frame, checked in its own engine.

    Args:
        native: the frame.
        engine: what is particular to it.
        typed: whether text columns are texts by choice; False for a text file that was scanned.
        of_file: whether it is a scan of a file, which is not the caller's.
    """

    def __init__(self, native: Any, engine: Engine, *, typed: bool = True, of_file: bool = False) -> None:
        self._of_file = of_file
        self.native = native
        self.engine = engine
        self.typed = typed
        self.headers = engine.headers(native)
        self._columns: dict[str, FrameColumn] = {}
        self._names: dict[tuple[object, object], int] | None = None
        self._worth: tuple[Plan, int] | None = None

    def load(self, bindings: Bindings) -> None:
        """Select the bound columns under names of our own, and number the rows."""
        bound = self._bound = BoundFrame(self.native, self.engine, self.headers, bindings)
        nw = self._nw = bound.nw
        self._name = bound.inner[bindings.name]
        self._country = bound.inner[bindings.country_column] if bindings.country_column else None
        self._keyed, self._keys = bound.rows, [self._name]
        if self._country or bound.schema[self._name] != nw.String:
            # A null never joins: one name alone may stay null, of a pair each part has to be there.
            names = [self._name, *([self._country] if self._country else [])]
            texts = [bound.text(name) for name in names]
            filled = [text.fill_null("") for text in texts] if self._country else texts
            self._keys = ["wname", "wcountry"][: len(names)]
            self._keyed = bound.rows.with_columns(
                *(key.alias(name) for key, name in zip(filled, self._keys, strict=True))
            )
        # Not every back end joins rows that hold lists: of them only whether they are there goes along.
        self._nested = [inner for inner in bound.inner.values() if bound.schema[inner].is_nested()]
        present = [(~nw.col(inner).is_null()).alias(f"is{inner}") for inner in self._nested]
        if present:
            self._keyed = self._keyed.with_columns(*present).drop(*self._nested)
        few = self._few_rows(bindings)
        self._asked = self._keyed if few is None else few
        self._weight = None if few is None else WEIGHT
        self._columns = {column: FrameColumn(bound, binding, few) for column, binding in bindings.items()}

    def _few_rows(self, bindings: Bindings) -> Any | None:
        """The distinct rows, where all that is bound is text and they are few; the first rows have to be cheap."""
        bound = self._bound
        if not bindings or self._nested or not self.engine.ordered:
            return None
        if any(bound.kinds[column] != "text" for column in bindings):
            return None
        headers = [each for column, binding in bindings.items() for each in (column, binding.unit_column) if each]
        return distinct_rows(bound, self._keyed, self._keys, [bound.inner[header] for header in headers])

    def rows(self) -> int:
        """How many rows there are."""
        return sum(self.names().values())

    def names(self) -> dict[tuple[object, object], int]:
        """The distinct pairs of name and country, and how often each stands there."""
        if self._names is None:
            rows = self._nw.len() if self._weight is None else self._nw.col(self._weight).sum()
            counted = self._asked.group_by(*self._keys).agg(rows.alias("wcount"))
            found = sorted(self._bound.collected(counted.select(*self._keys, "wcount")), key=repr)
            self._names = {(row[0], row[1] if self._country else None): int(row[-1]) for row in found}
        return self._names

    def distinct(self, column: str) -> Distinct:
        """What has to be read of a bound column."""
        return self._columns[column].distinct()

    def _name_table(self, plan: Plan) -> tuple[list[int], dict[str, tuple[str, Sequence[object]]]]:
        """The indices of the names that can be joined, and the beginning of a small table that has a row for each."""
        codes = [code for code, key in enumerate(plan.name_keys) if self._country or key[0] is not None]
        columns: dict[str, tuple[str, Sequence[object]]] = {
            "kname": ("text", [plan.name_keys[code][0] for code in codes])
        }
        if self._country:
            columns["kcountry"] = ("text", [plan.name_keys[code][1] for code in codes])
        return codes, columns

    def _joined(self, rows: Any, columns: dict[str, tuple[str, Sequence[object]]]) -> Any:
        """Rows joined with a small table by their names."""
        keys = ["kname", "kcountry"] if self._country else ["kname"]
        return rows.join(self._bound.small(columns), left_on=self._keys, right_on=keys, how="left")

    def _on_trial(self, plan: Plan, places: Sequence[int]) -> Any:
        """All rows with what is published for some columns, and what their cells come to; nothing else is joined."""
        codes, columns = self._name_table(plan)
        for place in places:
            for slot, bounds in enumerate(plan.columns[place].bounds):
                for name in ("low", "high"):
                    ends = getattr(bounds, name)
                    columns[f"{name}{place}_{slot}"] = ("float", [end_of(ends[code]) for code in codes])
        frame = self._joined(self._asked, columns)
        for place in places:
            each = plan.columns[place]
            frame = self._columns[each.binding.column].with_values(frame, each, place)
        return frame

    def _doubted(self, plan: Plan, rows: Any) -> Any:
        """The rows that may be worth a question: most are inside all that is published, which two comparisons tell."""
        codes, columns = self._name_table(plan)
        columns["wcode"] = ("int", codes)
        for place, each in enumerate(plan.columns):
            for slot in range(len(each.bounds)):
                for name, ends in zip(("from", "to"), each.settled(slot, plan.listed_names), strict=True):
                    columns[f"{name}{place}_{slot}"] = ("float", [end_of(ends[code]) for code in codes])
        frame = self._joined(rows, columns)
        settled = []
        for place, each in enumerate(plan.columns):
            column = self._columns[each.binding.column]
            if not column.is_plain_number:
                frame = column.with_values(frame, each, place)
            settled.append(column.settled(each, place))
        if plan.ends or not settled:
            return frame
        return frame.filter(~reduce(and_, settled).fill_null(value=False))

    def _with_bounds(self, plan: Plan, frame: Any) -> Any:
        """Rows that have the index of their name, with all that is published for it and what their cells come to."""
        columns: dict[str, tuple[str, Sequence[object]]] = {
            "kcode": ("int", list(range(len(plan.name_keys)))),
            "wflag": ("bool", list(plan.listed_names)),
        }
        for place, each in enumerate(plan.columns):
            columns[f"wcmp{place}"] = ("bool", list(each.comparable))
            columns |= _edges_of(each, place)
        frame = frame.join(self._bound.small(columns), left_on="wcode", right_on="kcode", how="left")
        for place, each in enumerate(plan.columns):
            column = self._columns[each.binding.column]
            if column.is_plain_number:
                frame = column.with_values(frame, each, place)
        standings = [Questions(self._nw, each, place).standing() for place, each in enumerate(plan.columns)]
        frame = frame.with_columns(*standings) if standings else frame
        return frame.with_columns(swap_of_row(self._nw, plan)) if plan.swaps else frame

    def _worth_listing(self, plan: Plan) -> Any:
        """Whether a row is worth listing, for its name or for a cell."""
        nw = self._nw
        nameless = any(flag for flag, key in zip(plan.listed_names, plan.name_keys, strict=True) if key[0] is None)
        worth = nw.col("wflag").fill_null(value=nameless)
        for place, each in enumerate(plan.columns):
            worth = worth | Questions(nw, each, place).listed()
        return worth | (nw.col("wswap") >= 0) if plan.lists_swaps else worth

    def tally(self, plan: Plan) -> Tally:
        """Compare and count."""
        nw = self._nw
        total = len(plan.name_keys)
        tallies = [ColumnTally.empty(total) for _ in plan.columns]
        if not plan.columns:
            return Tally(tallies)
        columns = [
            Sums(
                nw, each, place, plain_number=self._columns[each.binding.column].is_plain_number, ends=plan.ends,
                swaps=[index for index, swap in enumerate(plan.swaps) if place in (swap.one, swap.other)],
            )
            for place, each in enumerate(plan.columns)
        ]  # fmt: skip
        # Not every back end takes more than a sum of a column when it groups.
        asked = [question for column in columns for question in column.asked(self._weight)]
        frame = self._with_bounds(plan, self._doubted(plan, self._asked))
        one = nw.lit(1) if self._weight is None else nw.col(self._weight)
        worth = ones(nw, self._worth_listing(plan), self._weight)
        frame = frame.with_columns(*asked, worth.alias("wworth"), one.alias("wone"))
        sums = [each for column in columns for each in column.aggregates()]
        found = frame.group_by("wcode").agg(nw.col("wone").sum(), nw.col("wworth").sum(), *sums)
        names = ["wcode", "wone", "wworth", *(name for column in columns for name in column.names)]
        nameless = next((code for code, key in enumerate(plan.name_keys) if key[0] is None), 0)
        doubted: dict[int, dict[str, Any]] = {}
        for row in self._bound.collected(found.select(*names)):
            doubted[nameless if is_missing(row[0]) else int(row[0])] = dict(zip(names, row, strict=True))
        for code, rows in enumerate(self.names().values()):
            values = doubted.get(code, {})
            for column, tally in zip(columns, tallies, strict=True):
                column.note(tally, code, values, rows - int(values.get("wone", 0)))
        self._worth = plan, sum(int(values["wworth"] or 0) for values in doubted.values())
        return Tally(tallies)

    def trial(self, plan: Plan, trial: Trial) -> list[int]:
        """How many compared cells fit under each hypothesis."""
        nw = self._nw
        frame = self._on_trial(plan, [trial.column] if trial.other is None else [trial.column, trial.other])
        ask = Questions(nw, plan.columns[trial.column], trial.column)
        if trial.other is not None:
            other = Questions(nw, plan.columns[trial.other], trial.other)
            asked = [ask.swapped(other)]
        else:
            asked = [ask.inside(scale) for scale in trial.factors]
        sums = [count(nw, each, self._weight).alias(f"h{place}") for place, each in enumerate(asked)]
        ((*found,),) = self._bound.collected(frame.select(*sums))
        return [int(each or 0) for each in found]

    def listed(self, plan: Plan | None, limit: int) -> list[tuple[int, dict[str, object]]]:
        """The first rows worth listing, or simply the first rows: position and bound cells as written."""
        if plan is None:
            return self._rows_of(self._bound.rows, limit)
        total = self.rows()
        worth = self._worth[1] if self._worth is not None and self._worth[0] is plan else None
        if worth == 0:
            return []
        # Where many rows are worth listing, the first of them stand near the beginning.
        first = total if worth is None or worth <= limit else _FIRST + int(1.2 * limit * total / worth)
        while self.engine.ordered and first < total // 2:
            found = self._rows_of(self._worth_of(plan, self._keyed.head(first)), limit)
            if len(found) == limit:
                return found
            first *= 4
        return self._rows_of(self._worth_of(plan, self._keyed), limit)

    def _worth_of(self, plan: Plan, rows: Any) -> Any:
        """Those of some rows that are worth listing."""
        return self._with_bounds(plan, self._doubted(plan, rows)).filter(self._worth_listing(plan))

    def _rows_of(self, frame: Any, limit: int) -> list[tuple[int, dict[str, object]]]:
        """The first rows of a frame: position and bound cells as written."""
        if self._nested and frame is not self._bound.rows:
            found = [row[0] for row in self._bound.collected(frame.select(ROW).sort(ROW).head(limit))]
            frame = self._bound.rows.filter(self._nw.col(ROW).is_in(found))
        rows = self._bound.collected(frame.select(ROW, *self._bound.inner.values()).sort(ROW).head(limit))
        headers = list(self._bound.inner)
        return [(int(row[0]), dict(zip(headers, row[1:], strict=True))) for row in rows]

    def copy_with(self, changes: Sequence[Change]) -> object:
        """A copy of the frame with cells changed; rows as mappings for a file.

        Raises:
            TypeError: the frame is not in memory.
        """
        from weaponref.validation.executors.mending import changed_frame, changed_rows

        if self._of_file:
            return changed_rows(self.headers, self.engine.rows(self.native), changes)
        if not self.engine.in_memory:
            raise TypeError(f"a {type(self.native).__name__} is not in memory; collect it, check that, and repair it")
        return changed_frame(self.native, self.headers, changes)

    def table_of(self, records: list[dict[str, object]], types: Mapping[str, str]) -> object:
        """Records as a table of the kind that was checked; it has all columns, whatever is in them."""
        return self.engine.table_of(self.native, records, types)


def _edges_of(plan: ColumnPlan, place: int) -> dict[str, tuple[str, Sequence[object]]]:
    """All that is published for the cells of a column, and what those outside come to, as columns of a small table."""
    columns: dict[str, tuple[str, Sequence[object]]] = {}

    def keep(name: str, edges: Sequence[Edges]) -> None:
        for index, ends in enumerate(edges):
            for which, values in zip(("from", "to"), ends, strict=True):
                columns[f"{name}{place}_{index}_{which}"] = ("float", [end_of(end) for end in values])

    names = ("low", "high", "near_low", "near_high", *(("open_low", "open_high") if plan.opens else ()))
    for slot, bounds in enumerate(plan.bounds):
        for name in names:
            columns[f"{name}{place}_{slot}"] = ("float", [end_of(end) for end in getattr(bounds, name)])
        keep(f"gaps{slot}_", bounds.gaps)
        keep(f"near_gaps{slot}_", bounds.near_gaps)
    for index, marks in enumerate(plan.marks):
        for name in ("slips", "below", "above"):
            keep(f"{name}{index}_", getattr(marks, name))
    return columns

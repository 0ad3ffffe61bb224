"""Rows inside the engine of a data frame: polars, pyarrow, DuckDB, Dask and PySpark, through narwhals.

Distinct names and cells come out; what they mean goes in again as small tables that are joined, and the comparison is
a handful of expressions. Back ends differ in how they treat NaN, nulls, booleans and order, so the expressions keep to
what all of them agree on: a value is asked whether it is inside (`floor <= value <= ceiling` is never true of NaN or
null), sums are of integers, and rows are sorted by their number before they are cut off.
"""

from __future__ import annotations

from functools import reduce
from math import inf, isnan
from operator import and_
from typing import TYPE_CHECKING, Any

from attrs import evolve

from weaponref.validation.cells import MACHINE_NUMBER, PLAIN_NUMBER, Strange, is_missing
from weaponref.validation.executors import ColumnTally, Distinct, Tally, Trial, Unlined
from weaponref.validation.executors.engines import ROW, Engine, engine_of
from weaponref.validation.plan import COMPARED, LARGEST, MISSING, Reading


if TYPE_CHECKING:
    from collections.abc import Sequence

    from weaponref.validation.binding import Binding, Bindings
    from weaponref.validation.executors import Executor
    from weaponref.validation.plan import CellKey, ColumnPlan, Plan
    from weaponref.validation.repairs import Change

__all__ = ("FrameTable", "frame_table")

# A column with more distinct texts is read by the engine where its texts are plain numbers.
_MANY = 200_000
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
        self.inner: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self._columns: dict[str, _FrameColumn] = {}
        self._names: dict[tuple[object, object], int] | None = None
        self._worth: tuple[Plan, int] | None = None

    def load(self, bindings: Bindings) -> None:
        """Select the bound columns under names of our own, and number the rows."""
        import narwhals.stable.v2 as nw

        self.nw = nw
        self._bindings = bindings
        needed = bindings.needed
        self.inner = {header: f"w{place}" for place, header in enumerate(needed)}
        places = [self.headers.index(header) for header in needed]
        self.base_native = self.engine.selected(self.native, places, list(self.inner.values()))
        self.base = _wrapped(self.base_native)
        schema = self.schema = self.base.collect_schema()
        self._name = self.inner[bindings.name]
        self._country = self.inner[bindings.country_column] if bindings.country_column else None
        self._keyed, self._keys = self.base, [self._name]
        if self._country or schema[self._name] != nw.String:
            # A null never joins: one name alone may stay null, of a pair each part has to be there.
            names = [self._name, *([self._country] if self._country else [])]
            texts = [self.text(name) for name in names]
            filled = [text.fill_null("") for text in texts] if self._country else texts
            self._keys = ["wname", "wcountry"][: len(names)]
            self._keyed = self.base.with_columns(
                *(key.alias(name) for key, name in zip(filled, self._keys, strict=True))
            )
        self.kinds = {header: _kind(schema[inner]) for header, inner in self.inner.items()}
        # Not every back end joins rows that hold lists: of them only whether they are there goes along.
        self._nested = [inner for inner in self.inner.values() if schema[inner].is_nested()]
        present = [(~nw.col(inner).is_null()).alias(f"is{inner}") for inner in self._nested]
        if present:
            self._keyed = self._keyed.with_columns(*present).drop(*self._nested)
        for column, binding in bindings.items():
            self._columns[column] = _FrameColumn(self, binding)

    def text(self, inner: str) -> Any:
        """A column as texts."""
        return self.nw.col(inner).cast(self.nw.String)

    def collected(self, frame: Any) -> list[tuple[Any, ...]]:
        """The rows of a small result."""
        return self.engine.rows(self.nw.to_native(frame))

    def small(self, columns: dict[str, tuple[str, Sequence[object]]]) -> Any:
        """A small table beside the large one."""
        return _wrapped(self.engine.small(self.base_native, columns))

    def rows(self) -> int:
        """How many rows there are."""
        return sum(self.names().values())

    def names(self) -> dict[tuple[object, object], int]:
        """The distinct pairs of name and country, and how often each stands there."""
        if self._names is None:
            counted = self._keyed.group_by(*self._keys).agg(self.nw.len().alias("wcount"))
            found = sorted(self.collected(counted.select(*self._keys, "wcount")), key=repr)
            self._names = {(row[0], row[1] if self._country else None): int(row[-1]) for row in found}
        return self._names

    def distinct(self, column: str) -> Distinct:
        """What has to be read of a bound column."""
        return self._columns[column].distinct()

    def _doubted(self, plan: Plan, rows: Any) -> Any:
        """The rows that may be worth a question: most are inside all that is published, which two comparisons tell."""
        codes = [code for code, key in enumerate(plan.name_keys) if self._country or key[0] is not None]
        columns: dict[str, tuple[str, Sequence[object]]] = {
            "kname": ("text", [plan.name_keys[code][0] for code in codes]),
            "wcode": ("int", codes),
        }
        if self._country:
            columns["kcountry"] = ("text", [plan.name_keys[code][1] for code in codes])
        for place, each in enumerate(plan.columns):
            for slot in range(len(each.bounds)):
                for name, ends in zip(("from", "to"), each.settled(slot, plan.listed_names), strict=True):
                    columns[f"{name}{place}_{slot}"] = ("float", [_end(ends[code]) for code in codes])
        keys = ["kname", "kcountry"] if self._country else ["kname"]
        frame = rows.join(self.small(columns), left_on=self._keys, right_on=keys, how="left")
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
            for slot, bounds in enumerate(each.bounds):
                for name in ("low", "high", "near_low", "near_high"):
                    columns[f"{name}{place}_{slot}"] = ("float", [_end(end) for end in getattr(bounds, name)])
        frame = frame.join(self.small(columns), left_on="wcode", right_on="kcode", how="left")
        for place, each in enumerate(plan.columns):
            column = self._columns[each.binding.column]
            if column.is_plain_number:
                frame = column.with_values(frame, each, place)
        return frame

    def _worth_listing(self, plan: Plan) -> Any:
        """Whether a row is worth listing, for its name or for a cell."""
        nw = self.nw
        nameless = any(flag for flag, key in zip(plan.listed_names, plan.name_keys, strict=True) if key[0] is None)
        worth = nw.col("wflag").fill_null(value=nameless)
        for place, each in enumerate(plan.columns):
            worth = worth | _Questions(nw, each, place).listed()
        return worth

    def tally(self, plan: Plan) -> Tally:
        """Compare and count."""
        nw = self.nw
        total = len(plan.name_keys)
        tallies = [
            ColumnTally([0] * total, [0] * total, [0] * total, [0] * total, [inf] * total, [-inf] * total)
            for _ in plan.columns
        ]
        if not plan.columns:
            return Tally(tallies)
        columns = [
            _Sums(nw, each, place, self._columns[each.binding.column].is_plain_number, plan.ends)
            for place, each in enumerate(plan.columns)
        ]
        # Not every back end takes more than a sum of a column when it groups.
        asked = [question for column in columns for question in column.asked()]
        frame = self._with_bounds(plan, self._doubted(plan, self._keyed))
        frame = frame.with_columns(
            *asked, self._worth_listing(plan).cast(nw.Int64).alias("wworth"), nw.lit(1).alias("wone")
        )
        sums = [each for column in columns for each in column.aggregates()]
        found = frame.group_by("wcode").agg(nw.col("wone").sum(), nw.col("wworth").sum(), *sums)
        names = ["wcode", "wone", "wworth", *(name for column in columns for name in column.names)]
        nameless = next((code for code, key in enumerate(plan.name_keys) if key[0] is None), 0)
        doubted: dict[int, dict[str, Any]] = {}
        for row in self.collected(found.select(*names)):
            doubted[nameless if is_missing(row[0]) else int(row[0])] = dict(zip(names, row, strict=True))
        for code, rows in enumerate(self.names().values()):
            values = doubted.get(code, {})
            for column, tally in zip(columns, tallies, strict=True):
                column.note(tally, code, values, rows - int(values.get("wone", 0)))
        self._worth = plan, sum(int(values["wworth"] or 0) for values in doubted.values())
        return Tally(tallies)

    def trial(self, plan: Plan, trial: Trial) -> list[int]:
        """How many compared cells fit under each hypothesis."""
        nw = self.nw
        frame = self._with_bounds(plan, self._doubted(evolve(plan, ends=True), self._keyed))
        ask = _Questions(nw, plan.columns[trial.column], trial.column)
        if trial.other is not None:
            other = _Questions(nw, plan.columns[trial.other], trial.other)
            asked = [ask.swapped(other)]
        else:
            asked = [ask.inside(scale) for scale in trial.factors]
        sums = [_count(nw, each).alias(f"h{place}") for place, each in enumerate(asked)]
        ((*found,),) = self.collected(frame.select(*sums))
        return [int(each or 0) for each in found]

    def listed(self, plan: Plan | None, limit: int) -> list[tuple[int, dict[str, object]]]:
        """The first rows worth listing, or simply the first rows: position and bound cells as written."""
        if plan is None:
            return self._rows_of(self.base, limit)
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
        if self._nested and frame is not self.base:
            found = [row[0] for row in self.collected(frame.select(ROW).sort(ROW).head(limit))]
            frame = self.base.filter(self.nw.col(ROW).is_in(found))
        rows = self.collected(frame.select(ROW, *self.inner.values()).sort(ROW).head(limit))
        headers = list(self.inner)
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

    def table_of(self, records: list[dict[str, object]], headers: Sequence[str]) -> object:
        """Records as a table of the kind that was checked; it has the headers also if there is no record."""
        return self.engine.table_of(self.native, records, headers)


class _FrameColumn:
    """A bound column of a frame."""

    def __init__(self, table: FrameTable, binding: Binding) -> None:
        self.table = table
        self.binding = binding
        self.inner = table.inner[binding.column]
        self.kind = table.kinds[binding.column]
        self.is_float = table.schema[self.inner] == table.nw.Float64
        self.unit = table.inner[binding.unit_column] if binding.unit_column else None
        self.many = False
        self.machine = False
        self.plain_cells: dict[CellKey, float] = {}

    @property
    def is_plain_number(self) -> bool:
        """Whether it is a column of numbers in one unit."""
        return self.kind == "number" and self.unit is None

    def _number(self, nw: Any) -> Any:
        """The cells as numbers; of a text column those that are plain numbers, or all that computers write so."""
        column = nw.col(self.inner)
        if self.kind == "number":
            return column if self.is_float else column.cast(nw.Float64)
        text = column.cast(nw.String)
        pattern = MACHINE_NUMBER if self.machine else PLAIN_NUMBER
        return nw.when(text.str.contains(pattern)).then(text).otherwise(nw.lit(None, nw.String)).cast(nw.Float64)

    def distinct(self) -> Distinct:
        """What has to be read of the column."""
        if self.kind == "number":
            return self._of_numbers()
        if self.kind != "text":
            return self._of_strangers()
        return self._of_texts()

    def _of_numbers(self) -> Distinct:
        nw, table = self.table.nw, self.table
        if self.unit is None:
            return Distinct({}, {})
        value = self._number(nw)
        present = ~(value.is_null() | value.is_nan())
        units = table.base.with_columns(
            table.text(self.unit).fill_null("").alias("wunit"),
            present.cast(nw.Int64).alias("n"),
        )
        counted = units.group_by("wunit").agg(nw.col("n").sum())
        found = sorted(table.collected(counted.select("wunit", "n")), key=repr)
        counts = {(str(row[0]) or None): int(row[1] or 0) for row in found}
        return Distinct({}, counts, sum(counts.values()))

    def _of_strangers(self) -> Distinct:
        nw, table = self.table.nw, self.table
        ((count,),) = table.collected(table.base.select(_count(nw, ~nw.col(self.inner).is_null()).alias("n")))
        return Distinct({(Strange(self.kind), None): int(count)} if count else {}, {})

    def _of_texts(self) -> Distinct:
        """The distinct texts; where they are very many, only those that are no plain numbers."""
        import re

        nw, table = self.table.nw, self.table
        keys = [table.text(self.inner).alias("wcell")]
        if self.unit:
            keys.append(table.text(self.unit).fill_null("").alias("wunit"))
        keyed = table.base.with_columns(*keys).filter(~nw.col("wcell").is_null())
        names = ["wcell", "wunit"] if self.unit else ["wcell"]
        rows = self._counted(keyed, names, _MANY + 1)
        self.many = len(rows) > _MANY
        plain = as_text = 0
        if self.many:
            odd = ~nw.col("wcell").str.contains(MACHINE_NUMBER)
            ((texts,),) = table.collected(
                keyed.select(_count(nw, odd & ~nw.col("wcell").is_in(["", "n/a", "N/A", "NA", "-"])).alias("n"))
            )
            self.machine = not texts and self.unit is None
            number = self._number(nw)
            asked = {"n": ~number.is_null(), "m": (number >= 0) & (number <= LARGEST)}
            (sums,) = table.collected(keyed.select(*(_count(nw, each).alias(name) for name, each in asked.items())))
            plain, as_text = (int(each or 0) for each in sums)
            rows = self._counted(keyed.filter(self._number(nw).is_null()), names)
        cells: dict[CellKey, int] = {
            (str(row[0]), (str(row[1]) or None) if self.unit else None): int(row[-1]) for row in rows
        }
        if self.many:
            return Distinct(cells, {None: plain} if self.unit else {}, plain, as_text)
        is_plain, is_machine = re.compile(PLAIN_NUMBER).match, re.compile(MACHINE_NUMBER).match
        if self.unit is None:
            self.machine = all(is_missing(cell) or is_machine(str(cell)) for cell, _ in cells)
        test = is_machine if self.machine else is_plain
        self.plain_cells = {key: float(str(key[0])) for key in cells if test(str(key[0]))}
        plain = sum(cells[key] for key in self.plain_cells)
        as_text = sum(cells[key] for key, number in self.plain_cells.items() if 0 <= number <= LARGEST)
        units: dict[str | None, int] = {}
        for key in self.plain_cells:
            if self.unit:
                units[key[1]] = units.get(key[1], 0) + cells[key]
        left = {key: count for key, count in cells.items() if key not in self.plain_cells}
        return Distinct(left, units, plain, as_text)

    def _counted(self, keyed: Any, names: Sequence[str], most: int | None = None) -> list[tuple[Any, ...]]:
        """Distinct texts and how often each stands there; any ``most`` of them where there are more."""
        counted = keyed.group_by(*names).agg(self.table.nw.len().alias("n")).select(*names, "n")
        return sorted(self.table.collected(counted if most is None else counted.head(most)), key=repr)

    def settled(self, plan: ColumnPlan, place: int) -> Any:
        """Whether a cell is a size that counts as inside, or to which nothing is published, and that is not listed."""
        nw = self.table.nw
        if self.is_plain_number:
            if plan.plain.state != COMPARED or plan.plain.listed:
                return nw.lit(value=False)
            value = self._scaled(nw, plan.plain)
            return (value >= nw.col(f"from{place}_0")) & (value <= nw.col(f"to{place}_0"))
        ask = _Questions(nw, plan, place)
        inside = (ask.low >= ask.bound("from")) & (ask.high <= ask.bound("to"))
        return (ask.state == COMPARED) & ~nw.col(f"list{place}").fill_null(value=False) & inside

    def _scaled(self, nw: Any, plain: Reading) -> Any:
        """The cells of a column of plain numbers in the base unit."""
        value = self._number(nw)
        return value if plain.low == 1.0 else value * plain.low

    def with_values(self, frame: Any, plan: ColumnPlan, place: int) -> Any:
        """The frame with what the cells come to: state, ends in the base unit, slot, and whether they are listed."""
        nw = self.table.nw
        names = [f"state{place}", f"v{place}", f"t{place}", f"slot{place}", f"list{place}"]
        if self.kind == "number" and self.unit is None:
            return frame.with_columns(*self._plain(nw, plan.plain, names))
        if self.kind == "number":
            return self._with_units(frame, plan, names)
        if self.kind != "text":
            (reading,) = plan.cells or (Reading(MISSING),)
            nested = f"is{self.inner}" in frame.collect_schema().names()
            there = nw.col(f"is{self.inner}") if nested else ~nw.col(self.inner).is_null()
            return frame.with_columns(
                nw.when(there).then(nw.lit(reading.state)).otherwise(nw.lit(MISSING)).alias(names[0]),
                nw.lit(None, nw.Float64).alias(names[1]),
                nw.lit(None, nw.Float64).alias(names[2]),
                nw.lit(0).alias(names[3]),
                (there & nw.lit(reading.listed)).alias(names[4]),
            )  # fmt: skip
        return self._with_cells(frame, plan, names)

    def _plain(self, nw: Any, plain: Reading, names: Sequence[str]) -> list[Any]:
        value, scaled = self._number(nw), self._scaled(nw, plain)
        there = ~(value.is_null() | value.is_nan())
        return [
            nw.when(there).then(nw.lit(plain.state)).otherwise(nw.lit(MISSING)).alias(names[0]),
            scaled.alias(names[1]), scaled.alias(names[2]), nw.lit(plain.slot).alias(names[3]),
            (there & nw.lit(plain.listed)).alias(names[4]),
        ]  # fmt: skip

    def _with_units(self, frame: Any, plan: ColumnPlan, names: Sequence[str]) -> Any:
        """Numbers with a unit column: each unit is joined with its factor."""
        nw = self.table.nw
        place = names[0].removeprefix("state")
        small = self.table.small(
            {
                f"kunit{place}": ("text", [key or "" for key in plan.unit_keys]),
                f"ustate{place}": ("int", [unit.state for unit in plan.units]),
                f"scale{place}": ("float", [None if isnan(unit.low) else unit.low for unit in plan.units]),
                names[3]: ("int", [unit.slot for unit in plan.units]),
                f"ulist{place}": ("bool", [unit.listed for unit in plan.units]),
            }
        )
        frame = frame.with_columns(self.table.text(self.unit or "").fill_null("").alias(f"wunit{place}"))
        frame = frame.join(small, left_on=f"wunit{place}", right_on=f"kunit{place}", how="left")
        value = self._number(nw)
        there = ~(value.is_null() | value.is_nan())
        scaled = value * nw.col(f"scale{place}")
        kept = nw.when(nw.col(f"ustate{place}") == COMPARED).then(scaled).otherwise(value)
        return frame.with_columns(
            nw.when(there).then(nw.col(f"ustate{place}")).otherwise(nw.lit(MISSING)).alias(names[0]),
            kept.alias(names[1]), kept.alias(names[2]), (there & nw.col(f"ulist{place}")).alias(names[4]),
        )  # fmt: skip

    def _with_cells(self, frame: Any, plan: ColumnPlan, names: Sequence[str]) -> Any:
        """Texts: each distinct one is joined with what it comes to."""
        nw = self.table.nw
        place = names[0].removeprefix("state")
        readings: dict[CellKey, Reading] = dict(zip(plan.cell_keys, plan.cells, strict=True))
        units = dict(zip(plan.unit_keys, plan.units, strict=True))
        for key, number in self.plain_cells.items():
            unit = units[key[1]] if self.unit else plan.plain
            readings[key] = Reading(
                unit.state, number * unit.low, number * unit.low, unit.slot, unit.listed or plan.plain.listed
            )
        ends = [(None, None) if isnan(each.low) else (each.low, each.high) for each in readings.values()]
        columns: dict[str, tuple[str, Sequence[object]]] = {
            f"kcell{place}": ("text", [str(key[0]) for key in readings]),
            f"jstate{place}": ("int", [each.state for each in readings.values()]),
            f"jlow{place}": ("float", [low for low, _ in ends]),
            f"jhigh{place}": ("float", [high for _, high in ends]),
            f"jslot{place}": ("int", [each.slot for each in readings.values()]),
            f"jlist{place}": ("bool", [each.listed for each in readings.values()]),
        }
        left, right = [f"wcell{place}"], [f"kcell{place}"]
        frame = frame.with_columns(self.table.text(self.inner).alias(f"wcell{place}"))
        if self.unit:
            columns[f"kunit{place}"] = ("text", [key[1] or "" for key in readings])
            frame = frame.with_columns(self.table.text(self.unit).fill_null("").alias(f"wunit{place}"))
            left, right = [*left, f"wunit{place}"], [*right, f"kunit{place}"]
        frame = frame.join(self.table.small(columns), left_on=left, right_on=right, how="left")
        joined = [
            nw.col(f"jstate{place}").fill_null(MISSING),
            nw.col(f"jlow{place}"),
            nw.col(f"jhigh{place}"),
            nw.col(f"jslot{place}").fill_null(0),
            nw.col(f"jlist{place}").fill_null(value=False),
        ]
        if self.many:
            number = self._number(nw)
            scaled = number * plan.plain.low
            plain = [nw.lit(plan.plain.state), scaled, scaled, nw.lit(plan.plain.slot), nw.lit(plan.plain.listed)]
            there = ~number.is_null()
            joined = [nw.when(there).then(one).otherwise(other) for one, other in zip(plain, joined, strict=True)]
        return frame.with_columns(*(each.alias(name) for each, name in zip(joined, names, strict=True)))


class _Questions:
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

    def swapped(self, other: _Questions) -> Any:
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


class _Sums:
    """What is summed of a column for each name, over the rows that are not settled."""

    def __init__(self, nw: Any, plan: ColumnPlan, place: int, plain_number: bool, ends: bool) -> None:
        self.nw, self.plan, self.place, self.ends = nw, plan, place, ends
        self.ask = _Questions(nw, plan, place)
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

    def asked(self) -> list[Any]:
        """The questions as columns of ones and zeros."""
        nw = self.nw
        asked = [question().cast(nw.Int64).alias(f"{name}{self.place}") for name, question in self.questions.items()]
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


def _wrapped(native: Any) -> Any:
    """A native table for narwhals. That its support of Dask is going to move is no concern of the caller's."""
    import warnings

    import narwhals.stable.v2 as nw

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Dask support is moving", FutureWarning)
        return nw.from_native(native)


def _end(end: float) -> float | None:
    """An end of an interval for an engine, which knows nothing but null for what there is not."""
    return None if isnan(end) else end


def _count(nw: Any, question: Any) -> Any:
    return question.cast(nw.Int64).sum()


def _kind(dtype: Any) -> str:
    """What cells of a type are: numbers, texts, or something that is no quantity."""
    import narwhals.stable.v2 as nw

    if dtype.is_numeric():
        return "number"
    if dtype in (nw.String, nw.Categorical) or isinstance(dtype, nw.Enum) or dtype in (nw.Unknown, nw.Object):
        return "text"
    return {"Boolean": "truth value", "Date": "date", "Datetime": "datetime"}.get(
        type(dtype).__name__, str(dtype).partition("(")[0].lower()
    )

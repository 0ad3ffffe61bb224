"""A column of a frame: what has to be read of it, and what its cells come to once that is read."""

from __future__ import annotations

import re
from math import isnan
from typing import TYPE_CHECKING, Any

from weaponref.validation.cells import MACHINE_NUMBER, PLAIN_NUMBER, Strange, is_missing, may_part_thousands
from weaponref.validation.executors import Distinct
from weaponref.validation.executors.distinctrows import WEIGHT
from weaponref.validation.executors.questions import Questions, count
from weaponref.validation.plan import COMPARED, LARGEST, MISSING, Reading
from weaponref.validation.points import is_fraction, is_open


if TYPE_CHECKING:
    from collections.abc import Sequence

    from weaponref.validation.binding import Binding
    from weaponref.validation.executors.boundframes import BoundFrame
    from weaponref.validation.plan import CellKey, ColumnPlan

__all__ = ("FrameColumn",)

# A column with more distinct texts is read by the engine where its texts are plain numbers.
_MANY = 200_000


class FrameColumn:
    """A bound column of a frame: its distinct cells, and what each row of it comes to.

    Args:
        table: the frame.
        binding: the column.
        few: the distinct rows of the frame, where they are few.
    """

    def __init__(self, table: BoundFrame, binding: Binding, few: Any | None = None) -> None:
        self.table = table
        self.binding = binding
        self.rows = table.rows if few is None else few
        self.weight = None if few is None else WEIGHT
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
        units = table.rows.with_columns(
            table.text(self.unit).fill_null("").alias("wunit"),
            present.cast(nw.Int64).alias("n"),
            (present & (value >= 0) & (value <= LARGEST)).cast(nw.Int64).alias("m"),
        )
        counted = units.group_by("wunit").agg(nw.col("n").sum(), nw.col("m").sum())
        found = sorted(table.collected(counted.select("wunit", "n", "m")), key=repr)
        sizes = {(str(row[0]) or None): int(row[2] or 0) for row in found}
        return Distinct({}, sizes, sum(int(row[1] or 0) for row in found))

    def _of_strangers(self) -> Distinct:
        nw, table = self.table.nw, self.table
        ((there,),) = table.collected(table.rows.select(count(nw, ~nw.col(self.inner).is_null()).alias("n")))
        return Distinct({(Strange(self.kind), None): int(there)} if there else {}, {})

    def _of_texts(self) -> Distinct:
        """The distinct texts; where they are very many, only those that are no plain numbers."""
        nw, table = self.table.nw, self.table
        keys = [table.text(self.inner).alias("wcell")]
        if self.unit:
            keys.append(table.text(self.unit).fill_null("").alias("wunit"))
        keyed = self.rows.with_columns(*keys).filter(~nw.col("wcell").is_null())
        names = ["wcell", "wunit"] if self.unit else ["wcell"]
        rows = self._counted(keyed, names, _MANY + 1)
        self.many = len(rows) > _MANY
        plain = as_text = decimals = 0
        if self.many:
            odd = ~nw.col("wcell").str.contains(MACHINE_NUMBER)
            ((texts,),) = table.collected(
                keyed.select(count(nw, odd & ~nw.col("wcell").is_in(["", "n/a", "N/A", "NA", "-"])).alias("n"))
            )
            self.machine = not texts and self.unit is None
            number = self._number(nw)
            asked = {"n": ~number.is_null(), "m": (number >= 0) & (number <= LARGEST)}
            asked["d"] = asked["n"] & nw.col("wcell").str.contains(r"\.[0-9]*[1-9]")
            (sums,) = table.collected(keyed.select(*(count(nw, each).alias(name) for name, each in asked.items())))
            plain, as_text, decimals = (int(each or 0) for each in sums)
            rows = self._counted(keyed.filter(self._number(nw).is_null()), names)
        cells: dict[CellKey, int] = {
            (str(row[0]), (str(row[1]) or None) if self.unit else None): int(row[-1]) for row in rows
        }
        if self.many:
            return Distinct(cells, {None: plain} if self.unit else {}, plain, as_text, fractions=bool(decimals))
        is_plain, is_machine = re.compile(PLAIN_NUMBER).match, re.compile(MACHINE_NUMBER).match
        if self.unit is None:
            self.machine = all(is_missing(cell) or is_machine(str(cell)) for cell, _ in cells)
            self.machine = self.machine and not may_part_thousands(cell for cell, _ in cells)
        test = is_machine if self.machine else is_plain
        self.plain_cells = {key: float(str(key[0])) for key in cells if test(str(key[0]))}
        plain = sum(cells[key] for key in self.plain_cells)
        as_text = sum(cells[key] for key, number in self.plain_cells.items() if 0 <= number <= LARGEST)
        units: dict[str | None, int] = {}
        for key, number in self.plain_cells.items():
            if self.unit:
                units[key[1]] = units.get(key[1], 0) + (cells[key] if 0 <= number <= LARGEST else 0)
        left = {key: count for key, count in cells.items() if key not in self.plain_cells}
        doubted = any(is_open(str(cell)) for cell, _ in left)
        fractions = doubted and any(map(is_fraction, self.plain_cells.values()))
        return Distinct(left, units, plain, as_text, units, fractions)

    def _counted(self, keyed: Any, names: Sequence[str], most: int | None = None) -> list[tuple[Any, ...]]:
        """Distinct texts and how often each stands there; any ``most`` of them where there are more."""
        nw = self.table.nw
        rows = nw.len() if self.weight is None else nw.col(self.weight).sum()
        counted = keyed.group_by(*names).agg(rows.alias("n")).select(*names, "n")
        return sorted(self.table.collected(counted if most is None else counted.head(most)), key=repr)

    def settled(self, plan: ColumnPlan, place: int) -> Any:
        """Whether a cell is a size that counts as inside, or to which nothing is published, and that is not listed."""
        nw = self.table.nw
        if self.is_plain_number:
            if plan.plain.state != COMPARED or plan.plain.listed:
                return nw.lit(value=False)
            value = self._scaled(nw, plan.plain)
            return (value >= nw.col(f"from{place}_0")) & (value <= nw.col(f"to{place}_0"))
        ask = Questions(nw, plan, place)
        inside = (ask.low >= ask.bound("from")) & (ask.high <= ask.bound("to"))
        return (ask.state == COMPARED) & ~nw.col(f"list{place}").fill_null(value=False) & inside

    def _scaled(self, nw: Any, plain: Reading) -> Any:
        """The cells of a column of plain numbers in the base unit."""
        value = self._number(nw)
        return value if plain.low == 1.0 else value * plain.low

    def with_values(self, frame: Any, plan: ColumnPlan, place: int) -> Any:
        """The frame with what the cells come to: state, ends in the base unit, slot, and whether they are listed.

        Beside them stands what is asked of those that are outside (`_details`).
        """
        nw = self.table.nw
        names = [f"{name}{place}" for name in ("state", "v", "t", "slot", "list")]
        if self.kind == "number" and self.unit is None:
            return self._detailed(frame.with_columns(*self._plain(nw, plan.plain, names)), plan.plain, place)
        if self.kind == "number":
            return self._with_units(frame, plan, names)
        if self.kind != "text":
            (reading,) = plan.cells or (Reading(MISSING),)
            nested = f"is{self.inner}" in frame.collect_schema().names()
            there = nw.col(f"is{self.inner}") if nested else ~nw.col(self.inner).is_null()
            frame = frame.with_columns(
                nw.when(there).then(nw.lit(reading.state)).otherwise(nw.lit(MISSING)).alias(names[0]),
                nw.lit(None, nw.Float64).alias(names[1]),
                nw.lit(None, nw.Float64).alias(names[2]),
                nw.lit(0).alias(names[3]),
                (there & nw.lit(reading.listed)).alias(names[4]),
            )  # fmt: skip
            return self._detailed(frame, reading, place)
        return self._with_cells(frame, plan, names)

    def _detailed(self, frame: Any, plain: Reading, place: int) -> Any:
        """The frame with what else is asked of plain numbers in one unit."""
        nw = self.table.nw
        return frame.with_columns(
            nw.lit(plain.mark).alias(f"mark{place}"), nw.col(f"v{place}").alias(f"least{place}"),
            nw.col(f"t{place}").alias(f"most{place}"), nw.lit(plain.scale).alias(f"scale{place}"),
            nw.lit(value=False).alias(f"written{place}"),
        )  # fmt: skip

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
                f"mark{place}": ("int", [unit.mark for unit in plan.units]),
                f"uscale{place}": ("float", [unit.scale for unit in plan.units]),
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
            kept.alias(f"least{place}"), kept.alias(f"most{place}"), nw.lit(value=False).alias(f"written{place}"),
            nw.col(f"uscale{place}").alias(f"scale{place}"),
        )  # fmt: skip

    def _with_cells(self, frame: Any, plan: ColumnPlan, names: Sequence[str]) -> Any:
        """Texts: each distinct one is joined with what it comes to."""
        nw = self.table.nw
        place = names[0].removeprefix("state")
        readings: dict[CellKey, Reading] = dict(zip(plan.cell_keys, plan.cells, strict=True))
        units = dict(zip(plan.unit_keys, plan.units, strict=True))
        for key, number in self.plain_cells.items():
            unit = units[key[1]] if self.unit else plan.plain
            as_text = plan.plain.listed and unit.state == COMPARED
            listed = plan.plain.listed if unit is plan.plain else unit.listed or as_text
            readings[key] = unit.of(number, listed=listed)
        ends = [(None, None) if isnan(each.low) else (each.low, each.high) for each in readings.values()]
        columns: dict[str, tuple[str, Sequence[object]]] = {
            f"kcell{place}": ("text", [str(key[0]) for key in readings]),
            f"jstate{place}": ("int", [each.state for each in readings.values()]),
            f"jlow{place}": ("float", [low for low, _ in ends]),
            f"jhigh{place}": ("float", [high for _, high in ends]),
            f"jslot{place}": ("int", [each.slot for each in readings.values()]),
            f"jlist{place}": ("bool", [each.listed for each in readings.values()]),
            f"jmark{place}": ("int", [each.mark for each in readings.values()]),
            f"jleast{place}": ("float", [None if isnan(each.least) else each.least for each in readings.values()]),
            f"jmost{place}": ("float", [None if isnan(each.most) else each.most for each in readings.values()]),
            f"jscale{place}": ("float", [each.scale for each in readings.values()]),
            f"jwritten{place}": ("bool", [each.written for each in readings.values()]),
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
            nw.col(f"jmark{place}").fill_null(0),
            nw.col(f"jleast{place}"),
            nw.col(f"jmost{place}"),
            nw.col(f"jscale{place}").fill_null(1.0),
            nw.col(f"jwritten{place}").fill_null(value=False),
        ]
        names = [*names, *(f"{name}{place}" for name in ("mark", "least", "most", "scale", "written"))]
        if self.many:
            number = self._number(nw)
            scaled = number * plan.plain.low
            plain = [nw.lit(plan.plain.state), scaled, scaled, nw.lit(plan.plain.slot), nw.lit(plan.plain.listed)]
            plain += [nw.lit(plan.plain.mark), scaled, scaled, nw.lit(plan.plain.scale), nw.lit(value=False)]
            there = ~number.is_null()
            joined = [nw.when(there).then(one).otherwise(other) for one, other in zip(plain, joined, strict=True)]
        return frame.with_columns(*(each.alias(name) for each, name in zip(joined, names, strict=True)))

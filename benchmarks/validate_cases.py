"""One case of the benchmark of checks, in a process of its own: ``python validate_cases.py CASE FILE SMALL``.

It prints CPU seconds and peak memory in bytes. What is imported, opened or loaded beforehand counts as memory and not
as time. Each case runs once on a small file first.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from messy_cells import distinct_cells, spellings, too_large

import weaponref
from weaponref.validation.published import Reference


if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ()

SYSTEMS = 200
COLUMNS = {"range_km": "range_max", "warhead_kg": "warhead_mass"}
LIMIT = 1000
LISTED = 100_000
_CHUNK = 1_000_000


def envelopes() -> dict[str, tuple[float, ...]]:
    """For each system: what is published of its range and its warhead, each as lowest, highest, and near to them."""
    reference = Reference()
    found: dict[str, tuple[float, ...]] = {}
    for system in weaponref.catalog().systems.values():
        if weaponref.resolve(system.name).system is not system:
            continue
        known = reference.of((system,), "range_max", "length"), reference.of((system,), "warhead_mass", "mass")
        if known[0] is None or known[0].low <= 0 or len(found) == SYSTEMS:
            continue
        ends = [(one.low, one.high, one.near_low, one.near_high) if one else (float("nan"),) * 4 for one in known]
        found[system.name] = ends[0] + ends[1]
    return found


def write(path: Path, rows: int, kind: str) -> None:
    """Write a table with one row in a hundred that is worth listing."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.csv
    import pyarrow.parquet

    bounds = envelopes()
    names, ends = np.array(list(bounds)), np.array(list(bounds.values()))
    ends = np.where(np.isnan(ends), np.array([0, 0, 0, 0, 100, 1000, 100, 1000]), ends)
    # A number of weapons after a name is understood; what no system is called is a failing row to every validator.
    unknown = path.suffix == ".csv" or kind == "text"
    odd = np.array([f"Qwzx {place}" if unknown else f"{name} x7" for place, name in enumerate(names)])
    spelt = spellings(bounds) if kind == "text" else {}
    counts = np.array([len(each) for each in spelt.values()])
    firsts, cells = np.cumsum(counts) - counts, np.array([cell for each in spelt.values() for cell in each])
    slips = np.array([too_large(row[1]) for row in bounds.values()])
    random = np.random.default_rng(7)
    writer: Any = None
    for start in range(0, rows, _CHUNK):
        size = min(_CHUNK, rows - start)
        who, chance = random.integers(0, len(names), size), random.random((3, size))
        ranges = ends[who, 0] + (ends[who, 1] - ends[who, 0]) * random.random(size)
        loads = ends[who, 4] + (ends[who, 5] - ends[who, 4]) * random.random(size)
        written = np.where(chance[0] < 0.005, odd[who], names[who])  # noqa: PLR2004  half a percent
        columns = {"missile": written}
        if kind == "text":
            own = cells[firsts[who] + (random.random(size) * counts[who]).astype(int)]
            columns["range_km"] = np.where(chance[1] < 0.005, slips[who], own)  # noqa: PLR2004
        else:
            columns["range_km"] = np.round(np.where(chance[1] < 0.003, ranges * 3, ranges), 4)  # noqa: PLR2004
            columns["warhead_kg"] = np.round(np.where(chance[2] < 0.002, loads * 3, loads), 4)  # noqa: PLR2004
        table = pa.table(columns)
        if writer is None:
            make = pyarrow.csv.CSVWriter if path.suffix == ".csv" else pyarrow.parquet.ParquetWriter
            writer = make(path, table.schema)
        writer.write_table(table)
    writer.close()


def read_polars(path: Path) -> Callable[[], object]:
    """Polars reads the file and sums its columns."""
    import polars as pl

    columns = pl.col("range_km").sum(), pl.col("warhead_kg").sum(), pl.col("missile").str.len_bytes().sum()
    return lambda: pl.scan_parquet(path).select(*columns).collect(engine="streaming")


def read_duckdb(path: Path) -> Callable[[], object]:
    """DuckDB reads the file and sums its columns."""
    import duckdb

    asked = f"SELECT sum(range_km), sum(warhead_kg), sum(strlen(missile)) FROM '{path}'"  # noqa: S608  a path of ours
    connection = duckdb.connect()
    return lambda: connection.execute(asked).fetchall()


def check_polars(path: Path) -> Callable[[], object]:
    """A lazy frame is checked."""
    import polars as pl

    return lambda: weaponref.validate(pl.scan_parquet(path), name="missile", columns=COLUMNS, limit=LIMIT)


def check_duckdb(path: Path) -> Callable[[], object]:
    """A relation is checked."""
    import duckdb

    connection = duckdb.connect()
    return lambda: weaponref.validate(connection.read_parquet(str(path)), name="missile", columns=COLUMNS, limit=LIMIT)


def check_path(path: Path) -> Callable[[], object]:
    """The path is given, and an engine is chosen by weaponref."""
    return lambda: weaponref.validate(path, name="missile", columns=COLUMNS, limit=LIMIT)


def check_pandas(path: Path) -> Callable[[], object]:
    """A pandas frame in memory is checked."""
    import pandas as pd

    frame = pd.read_parquet(path)
    return lambda: weaponref.validate(frame, name="missile", columns=COLUMNS, limit=LIMIT)


def check_csv(path: Path) -> Callable[[], object]:
    """A CSV file is checked with the standard library alone, and every failing row is listed."""
    from weaponref.validation.files import open_file

    return lambda: weaponref.validate(open_file(path), name="missile", columns=COLUMNS, limit=LISTED)


def check_text(path: Path) -> Callable[[], object]:
    """A lazy frame with a column of messy texts is checked."""
    import polars as pl

    columns = {"range_km": "range_max"}
    return lambda: weaponref.validate(pl.scan_parquet(path), name="missile", columns=columns, limit=LIMIT)


def read_cells(_path: Path) -> Callable[[], object]:
    """The distinct cells of the table of texts are read in Python."""
    from weaponref.validation.binding import Binding
    from weaponref.validation.cells import read_cell
    from weaponref.validation.points import marks_of

    binding = Binding("range_km", "range_max", "km")
    cells = sorted(distinct_cells(envelopes()))
    return lambda: (marks_of(cells), [read_cell(cell, binding) for cell in cells])


_ENDS = ("low", "high", "near_low", "near_high")


def _small() -> dict[str, list[Any]]:
    """The published bounds as columns, for the queries that are written by hand."""
    bounds = envelopes()
    found: dict[str, list[Any]] = {"missile": list(bounds)}
    for place, name in enumerate(f"{column}_{end}" for column in COLUMNS for end in _ENDS):
        found[name] = [None if row[place] != row[place] else row[place] for row in bounds.values()]
    return found


def hand_polars(path: Path) -> Callable[[], object]:
    """The same verdicts by a query in Polars."""
    import polars as pl

    small = pl.DataFrame(_small()).with_columns(pl.lit(value=True).alias("known")).lazy()

    def questions(column: str) -> dict[str, Any]:
        value, low, high, near_low, near_high = (
            pl.col(each) for each in (column, *(f"{column}_{end}" for end in _ENDS))
        )
        return {
            "inside": value.is_between(low, high),
            "near": value.is_between(near_low, near_high),
            "size": (value >= 0) & value.is_finite(),
            "there": value.is_not_null() & value.is_not_nan(),
        }

    def work() -> object:
        table = pl.scan_parquet(path)
        names = table.group_by("missile").len()
        joined = table.with_row_index("row").join(small, on="missile", how="left")
        sums = [
            question.sum().alias(f"{column} {name}")
            for column in COLUMNS
            for name, question in questions(column).items()
        ]
        counts = joined.group_by("missile").agg(*sums)
        bad = pl.col("known").is_null()
        for column in COLUMNS:
            asked = questions(column)
            bad = bad | ~asked["near"] | (asked["there"] & ~asked["size"])
        listed = joined.filter(bad).select("row", "missile", *COLUMNS).sort("row").head(LIMIT)
        return [each.collect(engine="streaming") for each in (names, counts, listed)]

    return work


def hand_duckdb(path: Path) -> Callable[[], object]:
    """The same verdicts by SQL in DuckDB."""
    import duckdb
    import pyarrow as pa

    small = pa.table(_small())
    connection = duckdb.connect()
    connection.register("small", small)
    sums = ", ".join(
        f"count(*) FILTER ({each} BETWEEN {each}_low AND {each}_high), "
        f"count(*) FILTER ({each} BETWEEN {each}_near_low AND {each}_near_high), "
        f"count(*) FILTER ({each} >= 0 AND isfinite({each})), "
        f"count(*) FILTER ({each} IS NOT NULL AND NOT isnan({each}))"
        for each in COLUMNS
    )
    bad = " OR ".join(
        f"{each} NOT BETWEEN {each}_near_low AND {each}_near_high OR {each} < 0 OR isinf({each})" for each in COLUMNS
    )
    source = f"read_parquet('{path}', file_row_number = true) LEFT JOIN small USING (missile)"
    names = f"SELECT missile, count(*) FROM '{path}' GROUP BY missile"  # noqa: S608  a path of ours
    counts = f"SELECT missile, {sums} FROM {source} GROUP BY missile"  # noqa: S608
    listed = (
        f"SELECT file_row_number, missile, {', '.join(COLUMNS)} FROM {source} "  # noqa: S608
        f"WHERE range_km_low IS NULL OR {bad} ORDER BY file_row_number LIMIT {LIMIT}"
    )
    return lambda: [connection.execute(each).fetchall() for each in (names, counts, listed)]


def pandera_pandas(path: Path) -> Callable[[], object]:
    """Pandera checks the same frame, after a join with the published bounds."""
    import pandas as pd
    import pandera.pandas as pa

    frame, small = pd.read_parquet(path), pd.DataFrame(_small())

    def work() -> object:
        joined = frame.merge(small, on="missile", how="left")

        def within(column: str) -> Any:
            low, high = joined[f"{column}_near_low"], joined[f"{column}_near_high"]
            return pa.Check(lambda values: values.between(low, high) | low.isna())

        schema = pa.DataFrameSchema(
            {
                "missile": pa.Column(str, pa.Check.isin(set(small["missile"]))),
                **{column: pa.Column(float, [pa.Check.ge(0), within(column)]) for column in COLUMNS},
            }
        )
        try:
            schema.validate(joined, lazy=True)
        except pa.errors.SchemaErrors as errors:
            return len(errors.failure_cases)
        return 0

    return work


def frictionless_csv(path: Path) -> Callable[[], object]:
    """Frictionless checks a CSV file with a report of every failing row."""
    import frictionless
    from frictionless import errors

    bounds = {name: (row[2:4], row[6:8]) for name, row in envelopes().items()}

    class Within(frictionless.Check):
        type = "within"

        def validate_row(self, row: Any) -> Any:
            for column, (low, high) in zip(COLUMNS, bounds.get(row["missile"], ()), strict=False):
                value = row[column]
                if value is not None and not (low <= value <= high) and low == low:  # noqa: PLR0124
                    yield errors.ConstraintError.from_row(row, note="outside", field_name=column)

    fields = [
        {"name": "missile", "type": "string", "constraints": {"enum": list(bounds)}},
        *({"name": column, "type": "number", "floatNumber": True} for column in COLUMNS),
    ]
    schema = frictionless.Schema.from_descriptor({"fields": fields})

    def work() -> object:
        frictionless.system.trusted = True
        resource_ = frictionless.Resource(path=str(path), schema=schema)
        return resource_.validate(frictionless.Checklist(checks=[Within()]), limit_errors=10_000_000)

    return work


def pint_rows(path: Path) -> Callable[[], object]:
    """A Quantity for every cell, and a comparison of each with what is published."""
    import csv

    import pint

    units = pint.get_application_registry()
    bounds = {
        name: (row[0] * units.km, row[1] * units.km, row[4] * units.kg, row[5] * units.kg)
        for name, row in envelopes().items()
    }

    def work() -> object:
        outside = 0
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                known = bounds.get(row["missile"])
                if known is None:
                    continue
                far, load = units.Quantity(float(row["range_km"]), "km"), units.Quantity(float(row["warhead_kg"]), "kg")
                outside += not (known[0] <= far <= known[1]) + (not known[2] <= load <= known[3])
        return outside

    return work


CASES: dict[str, Callable[[Path], Callable[[], object]]] = {
    each.__name__: each
    for each in (
        read_polars, hand_polars, check_polars, read_duckdb, hand_duckdb, check_duckdb, check_path, check_pandas,
        pandera_pandas, check_csv, frictionless_csv, pint_rows, check_text, read_cells,
    )
}  # fmt: skip


def main() -> int:
    """Write a file, or run a case."""
    case, path = sys.argv[1], Path(sys.argv[2])
    if case == "write":
        write(path, int(sys.argv[3]), sys.argv[4])
        return 0
    CASES[case](Path(sys.argv[3]))()
    work = CASES[case](path)
    start = time.process_time()
    work()
    cpu = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(cpu, peak)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""One table gives one report, whatever holds it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engines import ENGINES, adversarial, checked, tables, tidy_tables, told
from weaponref import validate
from weaponref.errors import BindingError


if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ADVERSARIAL = adversarial()
LIMITS = (1000, 6)
REFERENCE = {
    limit: told(checked(ENGINES["rows"](ADVERSARIAL), headers=ADVERSARIAL.column_names, limit=limit))
    for limit in LIMITS
}
PLAIN = {
    "missile": ["KN-23", "КN-23", None, "KN-23/24", "Foo"],
    "range_km": [280.0, 450.5, None, 90000.0, 0.0],
    "payload": ["500 kg", "690-450 kg", "0.4 t", "300 mi", "n/a"],
}


def merged(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts of verdicts, with what agrees among what is within."""
    found = {key: count for key, count in counts.items() if key not in ("agrees", "within")}
    return found | {"within": counts.get("agrees", 0) + counts.get("within", 0)}


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("engine", ENGINES)
def test_the_adversarial_table(engine: str, limit: int) -> None:
    """Nulls, NaN, infinities, monsters, every type: each finding, count and message is that of plain rows."""
    found = told(checked(ENGINES[engine](ADVERSARIAL), headers=ADVERSARIAL.column_names, limit=limit))
    for part, expected in REFERENCE[limit].items():
        assert found[part] == expected, part


@pytest.mark.parametrize("limit", LIMITS)
def test_a_file_whose_statistics_are_silent_on_nan(tmp_path: Path, limit: int) -> None:
    """NaN is an empty cell, also where an engine takes the statistics of a column at their word."""
    table = {"missile": ["KN-23", "KN-23", "Tomahawk"] * 3, "range_km": [600.0, float("nan"), 1600.0] * 3}
    pl.DataFrame(table).write_parquet(tmp_path / "t.parquet")
    expected = validate(table, limit=limit).columns["range_km"]

    for data in (tmp_path / "t.parquet", duckdb.read_parquet(str(tmp_path / "t.parquet"))):
        found = validate(data, limit=limit).columns["range_km"]
        assert (found.cells, found.counts) == (expected.cells, expected.counts) == (6, expected.counts)


@settings(max_examples=10)
@given(tables(), st.sampled_from([1, 3, 1000]), st.booleans())
def test_any_table(table: pa.Table, limit: int, strict: bool) -> None:
    """The same holds of tables that nobody thought of, with other severities as well."""
    options: dict[str, Any] = {"headers": table.column_names, "limit": limit}
    if strict:
        options["severities"] = {"near": "error", "no-reference": "warning", "number-as-text": "warning"}
    expected = told(checked(table.to_pylist(), **options)) if table.num_rows else None
    for engine in ("columns", "pandas", "pandas-objects", "pandas-arrow", "polars", "polars-lazy", "arrow"):
        found = told(checked(ENGINES[engine](table), **options))
        expected = found if expected is None else expected
        assert found == expected, engine


@settings(max_examples=25)
@given(tidy_tables(), st.sampled_from([2, 1000]), st.booleans())
def test_any_table_that_is_in_order(table: pa.Table, limit: int, strict: bool) -> None:
    """Rows that an engine settles at once count as if they had been looked at one by one."""
    options: dict[str, Any] = {"name": "missile", "limit": limit}
    options["columns"] = {"range_km": "range_max"}
    if "payload" in table.column_names:
        options["columns"]["payload"] = "payload_mass:kg"
    if strict:
        options["severities"] = {"near": "error", "no-reference": "warning", "unknown": "note"}
    expected = told(validate(table.to_pylist(), **options))
    for engine in ("pandas", "polars", "polars-lazy", "arrow", "duckdb"):
        assert told(validate(ENGINES[engine](table), **options)) == expected, engine


def test_the_counts_of_the_adversarial_table_do_not_depend_on_the_limit() -> None:
    """Whatever stands in a cell has one verdict, listed or not; only what agrees is not told from what is within."""
    rows = ADVERSARIAL.to_pydict()
    short, long = (checked(rows, headers=ADVERSARIAL.column_names, limit=limit).counts for limit in (6, 1000))

    assert merged(short) == merged(long)


@settings(max_examples=30)
@given(tables(), st.integers(1, 8))
def test_the_counts_of_any_table_do_not_depend_on_the_limit(table: pa.Table, limit: int) -> None:
    """With units beside the cells and in them, swapped columns, and numbers that are no sizes."""
    short, long = (checked(table.to_pydict(), headers=table.column_names, limit=most).counts for most in (limit, 1000))

    assert merged(short) == merged(long)


@pytest.mark.slow
@settings(max_examples=5)
@given(tables(), st.sampled_from([1, 1000]))
def test_any_table_in_duckdb(table: pa.Table, limit: int) -> None:
    """DuckDB takes longer to start, and is asked less often."""
    options: dict[str, Any] = {"headers": table.column_names, "limit": limit}

    assert told(checked(ENGINES["duckdb"](table), **options)) == told(checked(ENGINES["columns"](table), **options))


@pytest.mark.parametrize("engine", [name for name in ENGINES if name != "rows"])
def test_a_table_without_rows(engine: str) -> None:
    """There is nothing to find, and every column is there."""
    empty = ADVERSARIAL.slice(0, 0)
    report = checked(ENGINES[engine](empty), headers=empty.column_names)

    assert (report.rows, report.findings, report.ok, report.complete) == (0, (), True, True)
    assert {column.verdict for column in report.columns.values()} == {"not-compared"}


TEXTLESS = {
    "binary value": pa.array([b"KN-23", None, b"\xff"]),
    "list": pa.array([["KN-23"], None, []], pa.list_(pa.string())),
    "struct": pa.array([{"km": "KN-23"}, None, {"km": None}]),
}


@pytest.mark.parametrize("column", ["missile", "unit", "country", "range"])
@pytest.mark.parametrize("kind", TEXTLESS)
@pytest.mark.parametrize("limit", [1, 1000])
def test_a_column_that_holds_other_cells(column: str, kind: str, limit: int) -> None:
    """What is no text is no name, no unit and no quantity, and says nothing of a country; no engine fails on it."""
    cells = {
        "missile": pa.array(["KN-23", "KN-24", "KN-25"]),
        "range": pa.array([450, 410, 380]),
        "unit": pa.array(["km", "km", "km"]),
        "country": pa.array(["North Korea", None, "North Korea"]),
    }
    table = pa.table({**cells, column: TEXTLESS[kind]})
    options: dict[str, Any] = {"name": "missile", "columns": {"range": "range_max"}, "limit": limit}
    options |= {"unit": "unit", "country": "country"}
    report = validate(table.to_pylist(), **options)
    expected = {
        "missile": ("unknown", f"a {kind} is no name; a name is one text"),
        "unit": ("unknown-unit", f"unknown unit '({kind})'"),
        "range": ("not-a-quantity", f"a {kind} is no quantity"),
    }

    if column == "country":
        assert report.counts["match"] == len(table)
    else:
        assert expected[column] in {(finding.verdict, finding.message) for finding in report}
    for engine in ("columns", "pandas", "pandas-objects", "pandas-arrow", "polars", "polars-lazy", "arrow", "duckdb"):
        assert told(validate(ENGINES[engine](table), **options)) == told(report), engine


class TestHeaders:
    def test_two_columns_of_one_name_that_are_not_bound_are_left_alone(self) -> None:
        """In every kind of frame that can have them."""
        columns = [pa.array(values) for values in (["KN-23"], [280.0], ["x"], [1])]
        table = pa.table(columns, names=["missile", "range_km", "note", "note"])
        frame = pd.DataFrame([["KN-23", 280.0, "x", 1]], columns=["missile", "range_km", "note", "note"])
        relation = duckdb.connect().sql("SELECT 'KN-23' AS missile, 280.0 AS range_km, 'x' AS note, 1 AS note")
        reports = [told(validate(data)) for data in (table, frame, relation)]

        assert reports[0] == reports[1] == reports[2]
        assert reports[0]["counts"] == {"match": 1, "unit-slip": 1}

    def test_two_columns_of_one_name_that_are_bound_are_refused(self) -> None:
        """Nobody can tell which of them is meant."""
        table = pa.table([pa.array(["KN-23"]), pa.array([280.0]), pa.array([1])], names=["missile", "range", "range"])
        frame = pd.DataFrame([["KN-23", 280.0, 1]], columns=["missile", "range", "range"])
        for data in (table, frame):
            with pytest.raises(BindingError, match="2 columns are called 'range'; rename all but one"):
                validate(data)

    def test_headers_that_mean_something_to_an_engine(self) -> None:
        """Quotes, spaces, SQL and patterns in a header are a header."""
        header = 'range "max" (km); DROP TABLE x --^.*$'
        columns = {"missile": ["KN-23"], header: [280.0]}
        reports = [
            told(validate(data, columns={header: "range_max:km"}))
            for data in (columns, pd.DataFrame(columns), pl.DataFrame(columns), duckdb.from_df(pd.DataFrame(columns)))
        ]

        assert reports[0] == reports[1] == reports[2] == reports[3]


class TestNothingIsTouched:
    def test_frames_are_the_same_before_and_after(self) -> None:
        """A check and a repair leave the table as it was; the copy differs in the changed cells alone."""
        frame = pd.DataFrame(PLAIN, index=list("vwxyz"))
        before = frame.copy(deep=True)
        fixed = validate(frame).fixed("all")
        lazy = pl.DataFrame(PLAIN)
        kept = lazy.clone()
        validate(lazy).fixed("all")
        rows = pd.DataFrame(PLAIN).to_dict("records")
        copies = [dict(row) for row in rows]
        validate(rows).fixed("all")

        pd.testing.assert_frame_equal(frame, before)
        assert lazy.equals(kept)
        assert str(rows) == str(copies)
        assert isinstance(fixed.table, pd.DataFrame)
        changed = {(change.row, change.column) for change in fixed.changes}
        for row in range(len(frame)):
            for place, column in enumerate(frame.columns):
                if (row, column) not in changed:
                    assert str(fixed.table.iloc[row, place]) == str(frame.iloc[row, place])
        assert list(fixed.table.index) == list("vwxyz")

    def test_numpy_goes_on_warning_as_it_did(self) -> None:
        """The state of numpy's errors belongs to the caller, also after columns were tried as swapped."""
        before = np.geterr()
        validate(pd.DataFrame({"missile": ["KN-23"] * 30, "range_km": [500] * 30, "payload_kg": [690] * 30}))

        assert np.geterr() == before


@pytest.mark.slow
def test_duckdb_alone() -> None:
    """Without pyarrow, pandas and numpy a relation gives the same report."""
    code = """
import importlib.abc, json, sys
class Nothing(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("pyarrow", "pandas", "numpy", "polars"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Nothing())
import importlib.util
real = importlib.util.find_spec
def found(name, package=None):
    try:
        return real(name, package)
    except ModuleNotFoundError:
        return None
importlib.util.find_spec = found
import duckdb, weaponref
columns = json.loads(sys.argv[1])
connection = duckdb.connect()
connection.execute("CREATE TABLE t (missile VARCHAR, range_km DOUBLE, payload VARCHAR)")
connection.executemany("INSERT INTO t VALUES (?, ?, ?)", list(zip(*columns.values())))
for data in (connection.table("t"), columns):
    report = weaponref.validate(data, limit=3)
    print(json.dumps([[f.row, f.column, f.verdict, f.message] for f in report] + [sorted(report.counts.items())]))
assert "pyarrow" not in sys.modules
"""
    command = [sys.executable, "-c", code, json.dumps(PLAIN)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  Python on fixed arguments

    assert done.stderr == ""
    duck, rows = map(json.loads, done.stdout.splitlines())
    assert duck == rows


def test_files_of_every_format_agree(tmp_path: Path) -> None:
    """CSV, TSV, JSON, JSON Lines, Parquet and Excel hold one table: its findings are the same."""
    frame = pd.DataFrame(PLAIN)
    records = json.loads(frame.to_json(orient="records"))
    frame.to_csv(tmp_path / "t.csv", index=False)
    frame.to_csv(tmp_path / "t.tsv", index=False, sep="\t", encoding="utf-16")
    (tmp_path / "t.json").write_text(json.dumps(records), "utf-8")
    (tmp_path / "t.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    frame.to_parquet(tmp_path / "t.parquet")
    frame.to_excel(tmp_path / "t.xlsx", index=False)

    def findings(data: object) -> list[tuple[object, ...]]:
        report = validate(data)
        return [(each.row, each.column, each.verdict, each.severity, each.message) for each in report]

    expected = findings(frame)
    for path in sorted(tmp_path.iterdir()):
        assert findings(path) == expected, path.name


@pytest.mark.parametrize("other", ["", "about 300", "n/a"])
@pytest.mark.parametrize("limit", [3, 1000])
def test_a_file_of_numbers_with_three_decimals(tmp_path: Path, other: str, limit: int) -> None:
    """They are numbers among numbers, and doubted beside what people write; the file says so as the frame does."""
    cells = ["280", "450.125", "0300", "-5", "1e3", "", "1.500", "410.25"] * 60
    table = pa.table({"missile": ["KN-23"] * (len(cells) + 1), "range_km": [*cells, other]})
    path = tmp_path / "t.csv"
    table.to_pandas().to_csv(path, index=False)
    found = validate(path, limit=limit)
    expected = validate(table, limit=limit, columns={"range_km": "range_max"})

    assert [(each.row, each.verdict) for each in found.findings if each.verdict != "number-as-text"] == [
        (each.row, each.verdict) for each in expected.findings if each.verdict != "number-as-text"
    ]
    assert {key: n for key, n in found.counts.items() if key != "number-as-text"} == {
        key: n for key, n in expected.counts.items() if key != "number-as-text"
    }


@settings(max_examples=40)
@given(
    st.lists(
        st.from_regex(r"[0-9]{1,19}(\.[0-9]{0,4})?", fullmatch=True) | st.text("019.\n-e", max_size=4),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from([1, 1000]),
)
@example(["280", "1" * 19], 1000)
@example(["280", "450.125"] * 192 + ["about 300"], 1000)
def test_texts_of_digits_and_points(cells: list[str], limit: int) -> None:
    """Many at once are numbers where each of them is one, and every engine takes the same ones for numbers."""
    table = pa.table({"missile": ["KN-23"] * len(cells), "range_km": cells})
    rows, polars = (told(validate(ENGINES[engine](table), limit=limit)) for engine in ("rows", "polars"))

    assert rows == polars


@pytest.mark.parametrize("engine", ENGINES)
def test_numbers_as_texts_beside_their_unit(engine: str) -> None:
    """They are no reason to list a row: the first one listed is the first that is outside."""
    cells = {"missile": ["KN-23"] * 3, "length": ["410", "450", "9000"], "unit": ["km"] * 3, "country": ["KP"] * 3}
    table = pa.table(cells)
    report = validate(
        ENGINES[engine](table), name="missile", columns={"length": "range_max"}, unit={"length": "unit"}, limit=1
    )

    assert [(each.row, each.column) for each in report.findings] == [(2, "length")]

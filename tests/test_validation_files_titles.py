"""What stands above the header of a text file, and sheets that hold no table: they are left out, and named."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from table_files import put, read, saved
from weaponref import validate
from weaponref.validation.files import open_file, scan_file
from weaponref.validation.files.titles import records_above


if TYPE_CHECKING:
    from pathlib import Path

TABLE = "missile,range_km,note\nKN-23,450,a\nKN-24,410,\n"
HEADER = ["missile", "range_km", "note"]


@pytest.mark.parametrize(
    ("above", "titles"),
    [
        ("Launches of 2022\n", ["Launches of 2022"]),
        ("Launches of 2022,,\n,,\n", ["Launches of 2022"]),
        ("\n\nLaunches\nof 2022\n\n", ["Launches", "of 2022"]),
        ("# exported on 2022-01-01\n# by hand\n", ["# exported on 2022-01-01", "# by hand"]),
        ("Title,Launches\nDate,2022\n\n", ["Title, Launches", "Date, 2022"]),
        ("Launches, compiled from several news reports, 2022, second edition\n", ["Launches, compiled from several"]),
        ('"Launches, all of them\nby year"\n', ["Launches, all of them"]),
    ],
)
def test_lines_above_the_header_are_left_out_and_named(tmp_path: Path, above: str, titles: list[str]) -> None:
    table = open_file(put(tmp_path, "t.csv", above + TABLE))

    assert table.columns == tuple(HEADER)
    assert [list(row) for row in table.rows()] == [["KN-23", "450", "a"], ["KN-24", "410", ""]]
    assert len(table.warnings) == len(titles)
    for warning, title in zip(table.warnings, titles, strict=True):
        assert title in warning
        assert warning.endswith("is read as a title and left out")


def test_rows_keep_the_lines_of_the_file(tmp_path: Path) -> None:
    path = put(tmp_path, "t.csv", f"Launches, all of them\n\n\n{TABLE}")
    report = validate(path)

    assert report.rows == 2
    assert dict(report.lines([0, 1])) == {0: 5, 1: 6}
    assert report.warnings == ("line 1 ('Launches, all of them') is read as a title and left out",)


def test_the_separator_is_that_of_the_table(tmp_path: Path) -> None:
    """A title with commas says nothing of it."""
    path = put(
        tmp_path, "t.csv", "Table 1, launches, by year, and range\n\nmissile;range_km\nKN-23;450,5\nKN-24;410,5\n"
    )

    assert open_file(path).separator == ";"
    assert read(path) == [("missile", "range_km"), ("KN-23", "450,5"), ("KN-24", "410,5")]


def test_a_long_preface_is_summed_up(tmp_path: Path) -> None:
    table = open_file(put(tmp_path, "t.csv", "".join(f"line of prose {n}\n" for n in range(9)) + TABLE))

    assert len(table.warnings) == 6
    assert table.warnings[-1] == "4 more lines above the header are left out, up to line 9"


def test_an_engine_is_not_given_a_file_with_a_title(tmp_path: Path) -> None:
    """The report would not tell of it."""
    assert scan_file(put(tmp_path, "t.csv", f"Launches\n{TABLE}")) is None
    assert scan_file(put(tmp_path, "t.csv", TABLE)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "name,range\nKN-23,600,x\nKN-24,410,y\n",  # rows that are too wide are refused, not read below a "title"
        "name,country\nKN-23,DPRK,x\nKN-24,DPRK,y\n",
        "name,country,\nKN-23,DPRK\nKN-24,DPRK\n",
        "name\nKN-23\nKN-24\n",
        "name\nKN-23\nKN-24, upgraded\nKN-25\n",
        "name\nKN-23\nKN-25\nKN-24, upgraded\n",
        "name,,\nKN-23,600,x\nKN-24,410,y\n",
        "name,range\n\nKN-23,600\n",
        "name,2019,2020\nKN-23,600,1\n",
    ],
)
def test_a_header_is_no_title(tmp_path: Path, text: str) -> None:
    assert open_file(put(tmp_path, "t.csv", text)).columns[0] == "name"


@given(st.lists(st.lists(st.sampled_from(["", "a", "b c d e f", "12", "#"]), max_size=4), max_size=8))
def test_what_is_left_out_is_above_something(records: list[list[str]]) -> None:
    """Never the whole file, and never a row as wide as the header that stands between two others."""
    above = records_above(records)

    assert above == 0 or any(records[above])
    assert all(len(one) != len(records[above]) or sum(map(bool, one)) < 2 for one, _ in pairwise(records[: above + 1]))


def test_a_sheet_without_a_table_is_passed_over(tmp_path: Path) -> None:
    """A cover with a title, notes in one column: the first sheet with a table is read, and the others are named."""
    pytest.importorskip("openpyxl")
    sheets: dict[str, list[list[object]]] = {
        "Cover": [["North Korean launches"], [], ["Version", 3]],
        "Notes": [["one"], ["two"]],
        "Launches": [["Launches"], ["missile", "range_km"], ["KN-23", 450]],
    }
    report = validate(saved(tmp_path / "t.xlsx", sheets))

    assert report.rows == 1
    assert "only the sheet 'Launches' is read, and not 'Cover', 'Notes'" in report.warnings[0]


def test_a_single_column_is_read_where_there_is_nothing_else(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    path = saved(tmp_path / "t.xlsx", {"Empty": [], "Names": [["missile"], ["KN-23"]], "More": [["x"]]})

    assert open_file(path).sheet == "Names"

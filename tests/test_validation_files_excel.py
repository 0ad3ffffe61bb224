"""Excel workbooks, as openpyxl and as people write them."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING, Any

from table_files import put, read, refused, saved
from weaponref import extras, validate
from weaponref.validation.files import open_file, workbooks


if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_cells_keep_their_types(tmp_path: Path) -> None:
    """Numbers, truth values and dates are no texts."""
    day = dt.datetime(2019, 5, 4)  # noqa: DTZ001  # a spreadsheet knows no time zones
    path = saved(
        tmp_path / "t.xlsx", {"Data": [["name", "range", "date", "is"], ["KN-23", 600, day, True], ["S", 1.5]]}
    )
    table = open_file(path)

    assert (table.format, table.sheet, table.typed) == ("xlsx", "Data", True)
    assert read(path) == [
        ("name", "range", "date", "is"),
        ("KN-23", 600, day, True),
        ("S", 1.5, None, None),
    ]
    assert table.warnings == ()


def test_the_first_sheet_that_holds_anything_is_read(tmp_path: Path) -> None:
    """Unless one is named."""
    path = saved(tmp_path / "t.xlsx", {"Empty": [], "B": [["a"], [1]], "C": [["b"], [2]]})

    assert open_file(path).sheet == "B"
    assert read(path, sheet="C") == [("b",), (2,)]
    assert "'Empty', 'B', 'C'" in refused(path, sheet="D").reason
    assert "empty" in refused(path, sheet="Empty").reason
    assert "only a workbook has sheets" in refused(put(tmp_path, "t.csv", "a,b\n"), sheet="C").reason


def test_the_sheets_that_are_not_read_are_told(tmp_path: Path) -> None:
    """Those that hold anything and are shown, unless a sheet was named; the report says so."""
    openpyxl: Any = extras.installed("openpyxl")
    rows: list[list[object]] = [["missile", "range_km"], ["KN-23", 450]]
    path = saved(tmp_path / "t.xlsx", {"2023": rows, "Empty": [], "2024": [[], *rows], "Lists": rows, "2025": rows})
    book = openpyxl.load_workbook(path)
    book["Lists"].sheet_state = "hidden"
    book.save(path)
    said = "only the sheet '2023' is read, and not '2024', '2025'; name another one with sheet=… or --sheet"

    assert validate(path).warnings == (said,)
    assert f"Read with a doubt: {said}" in " ".join(validate(path).to_text().split())
    assert validate(path, sheet="2024").warnings == ()


def test_of_very_many_sheets_some_are_told(tmp_path: Path) -> None:
    """Ten, and how many there are besides."""
    path = saved(tmp_path / "t.xlsx", {f"S{number}": [["name"]] for number in range(15)})

    (said,) = open_file(path).warnings
    assert "'S1', 'S2'" in said
    assert "'S10' and 4 more; name" in said


def test_a_hidden_sheet_comes_last(tmp_path: Path) -> None:
    """What nobody sees is not meant."""
    openpyxl: Any = extras.installed("openpyxl")
    path = saved(tmp_path / "t.xlsx", {"Lists": [["x"]], "Data": [["a"]]})
    book = openpyxl.load_workbook(path)
    book["Lists"].sheet_state = "hidden"
    book.active = 1
    book.save(path)

    assert open_file(path).sheet == "Data"


def test_margins_titles_and_empty_rows_are_left_out(tmp_path: Path) -> None:
    """The rows keep the numbers that they have in the sheet; a title is told."""
    nothing = None
    path = saved(
        tmp_path / "t.xlsx",
        {
            "Data": [
                [],
                [nothing, "Missile inventory"],
                [],
                [nothing, " name ", "range", nothing, "note"],
                [nothing, "KN-23", 600, nothing, nothing],
                [],
                [nothing, "KN-24", 400, nothing, "x", nothing, "aside"],
                [nothing, " ", "", nothing],
            ]
        },
    )
    table = open_file(path)

    assert table.columns == ("name", "range", "note", "")
    assert list(table.rows()) == [("KN-23", 600, None, None), ("KN-24", 400, "x", "aside")]
    assert table.lines([0, 1]) == {0: 5, 1: 7}
    assert table.warnings == ("row 2 of the sheet ('Missile inventory') is read as a title and left out",)


def test_a_merged_title_is_a_title(tmp_path: Path) -> None:
    """Excel keeps the text of merged cells in the first of them."""
    openpyxl: Any = extras.installed("openpyxl")
    path = saved(tmp_path / "t.xlsx", {"Data": [["Inventory", None], ["name", "range"], ["KN-23", 600]]})
    book = openpyxl.load_workbook(path)
    book["Data"].merge_cells("A1:B1")
    book.save(path)

    assert read(path) == [("name", "range"), ("KN-23", 600)]


def test_error_cells_are_empty_with_a_warning(tmp_path: Path) -> None:
    """The first of them is named as Excel names it."""
    path = saved(tmp_path / "t.xlsx", {"Data": [["name", "range"], ["KN-23", "#N/A"], ["KN-24", "#DIV/0!"]]})
    table = open_file(path)

    assert list(table.rows()) == [("KN-23", None), ("KN-24", None)]
    assert table.warnings == ("cells with an error of Excel, read as empty: 2 (the first is B2: #N/A)",)


def test_formulas_without_a_result_are_empty_with_a_warning(tmp_path: Path) -> None:
    """A program that does not compute stores none."""
    path = saved(tmp_path / "t.xlsx", {"Data": [["name", "range"], ["KN-23", "=1+1"]]})
    table = open_file(path)

    assert list(table.rows()) == [("KN-23", None)]
    assert "the first is B2" in table.warnings[0]


def test_the_content_decides_not_the_suffix(tmp_path: Path) -> None:
    """A workbook that was renamed is one still."""
    content = saved(tmp_path / "t.xlsx", {"Data": [["a"], [1]]}).read_bytes()

    assert read(put(tmp_path, "t.csv", content)) == [("a",), (1,)]


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    """Cut off, or with a part that is no XML."""
    content = saved(tmp_path / "t.xlsx", {"Data": [["a"], [1]]}).read_bytes()

    assert "cut off" in refused(put(tmp_path, "cut.xlsx", content[:-50])).reason

    with zipfile.ZipFile(tmp_path / "bad.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    assert "damaged" in refused(tmp_path / "bad.xlsx").reason


def test_a_workbook_of_empty_sheets_is_refused(tmp_path: Path) -> None:
    """There is no header in it."""
    assert "no sheet" in refused(saved(tmp_path / "t.xlsx", {"A": [], "B": [[None], [" "]]})).reason


def test_without_openpyxl_the_error_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the extra of the project."""
    path = saved(tmp_path / "t.xlsx", {"Data": [["a"]]})
    monkeypatch.setattr(workbooks, "installed", lambda _: None)

    assert 'pip install "weaponref[excel]"' in refused(path).reason

"""Marks of notes and years behind a figure: they are left out, and named."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weaponref import validate
from weaponref.validation.notes import without_notes


def found_on(cell: str, header: str = "range_km", property: str = "range_max:km") -> tuple[str, str]:  # noqa: A002
    """The verdict and the message on one cell of a column of figures of the KN-23."""
    report = validate([{"missile": "KN-23", header: cell}], columns={header: property})
    (finding,) = (each for each in report if each.column == header)
    return finding.verdict, finding.message


@pytest.mark.parametrize(
    ("mark", "named"),
    [
        ("[2]", "[2]"), (" [a]", "[a]"), ("[12][13]", "[12][13]"), ("[123]", "[123]"), (" [note 1]", "[note 1]"),
        ("[citation needed]", "[citation needed]"), ("*", "*"), (" **", "**"), ("†", "†"), ("¹", "¹"), ("#", "#"),
        (" (2021)", "(2021)"), (" (as of 2021)", "(as of 2021)"), (" (May 2021)", "(May 2021)"),
        (" (2019–2021)", "(2019–2021)"), (" (est., 2021)", "(est., 2021)"), (" km[2]", "[2]"), (" km (2021)", "(2021)"),
    ],
)  # fmt: skip
def test_a_mark_behind_a_figure_is_left_out_and_named(mark: str, named: str) -> None:
    verdict, message = found_on(f"600{mark}")

    assert verdict == "agrees"
    assert message.endswith(f"; {named!r} behind the figure is left out, as a note")


@pytest.mark.parametrize(
    "cell",
    [
        "600 (650)", "600 (2000)", "600 [450]", "600(2)", "10³", "5·10²", "600 (km)", "600 [m]", "600 km²",
        "600 kg [m]", "[2]", "*", "(2021)", "600 [450 miles]",
    ],
)  # fmt: skip
def test_what_may_be_a_figure_a_unit_or_a_power_is_no_mark(cell: str) -> None:
    assert without_notes(cell) == (cell, "")


def test_a_mark_is_never_repaired_away_unasked() -> None:
    """The repair of an interval in the wrong order, or of a number that is a text, would drop it."""
    table = [{"missile": "KN-23", "range_km": cell} for cell in ("600[2]", "690-450[2]", "450")]

    assert validate(table).fixed().table == table


def test_the_convention_of_the_column_holds_before_a_mark() -> None:
    table = [{"missile": "Hwasong-12", "range_km": cell} for cell in ("4.500[1]", "3.800,5")]
    findings = [each.verdict for each in validate(table) if each.column == "range_km"]

    assert findings[0] == "agrees"


@given(st.text(string.printable + "†²–", max_size=100))
def test_what_is_left_and_what_is_left_out_are_the_text(text: str) -> None:
    figure, marks = without_notes(text.strip())

    assert figure + marks == text.strip() or f"{figure}{text.strip()[len(figure) : -len(marks)]}{marks}" == text.strip()
    assert not marks or figure

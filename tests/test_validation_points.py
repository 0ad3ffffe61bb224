"""Points and commas in the numbers of a column: what parts thousands in one language is a decimal mark in another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import weaponref
from engines import ENGINES, told
from weaponref import validate
from weaponref.interval import Interval
from weaponref.validation.points import marks_of
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CONVENTIONS = {
    "English": (",", "."),
    "German, Spanish, Italian, Portuguese, Turkish, Indonesian": (".", ","),
    "French": ("\u202f", ","),
    "Russian": ("\u00a0", ","),
    "Swiss": ("'", "."),
    "without groups": ("", ","),
}
"""What parts thousands, and what decimals."""


def written(number: float, grouping: str, decimal: str) -> str:
    """A number in a convention.

    >>> written(3800.5, ".", ",")
    '3.800,5'
    """
    text = f"{number:,.10f}".rstrip("0").rstrip(".")
    return text.replace(",", " ").replace(".", decimal).replace(" ", grouping)


@cache
def published() -> dict[str, list[tuple[str, float]]]:
    """For each property what is published of it: systems and figures, in the unit of the property."""
    found: dict[str, list[tuple[str, float]]] = {}
    for system in weaponref.catalog().values():
        for claim in system.claims:
            unit = PROPERTIES[claim.property].unit
            if isinstance(claim.value, Interval) and unit and claim.value.dimension and claim.value.unit != "ton":
                try:
                    ends = claim.value.to(unit).ends
                except weaponref.DimensionError:
                    continue
                found.setdefault(claim.property, []).extend((system.name, end) for end in ends)
    return {name: figures for name, figures in found.items() if len(figures) >= 10}


@st.composite
def honest_columns(draw: st.DrawFn) -> tuple[str, list[tuple[str, float]]]:
    """A property, and rows of systems with what is published of them, copied as it is or to so many decimals."""
    name = draw(st.sampled_from(sorted(published())))
    rows = draw(st.lists(st.sampled_from(published()[name]), min_size=1, max_size=25))
    decimals = draw(st.sampled_from([None, None, 1, 3]))
    return name, rows if decimals is None else [(system, round(1.0037 * value, decimals)) for system, value in rows]


def verdicts(rows: Sequence[tuple[str, object]], name: str) -> list[str]:
    """The verdicts on a column; that a number is a text is of no concern."""
    unit = PROPERTIES[name].unit
    table = [{"system": system, "figure": value} for system, value in rows]
    report = validate(table, name="system", columns={"figure": f"{name}:{unit}"})
    return [each.verdict for each in report if each.column == "figure" and each.verdict != "number-as-text"]


@pytest.mark.parametrize("language", CONVENTIONS)
@settings(max_examples=60)
@given(column=honest_columns(), labelled=st.booleans())
def test_published_figures_have_one_verdict_in_every_language(
    language: str, labelled: bool, column: tuple[str, list[tuple[str, float]]]
) -> None:
    """A column of numbers, and the same written as people write it in a language."""
    name, rows = column
    unit = f" {PROPERTIES[name].unit}" if labelled else ""
    texts = [(system, written(value, *CONVENTIONS[language]) + unit) for system, value in rows]

    assert verdicts(texts, name) == verdicts(rows, name)


def ranges(cells: Sequence[object], system: str = "Hwasong-12", header: str = "range_km", **options: Any) -> Any:
    """The report on a column of ranges."""
    return validate([{"missile": system, header: cell} for cell in cells], **options)


def found_on(report: Any, column: str = "range_km") -> list[Any]:
    """The findings on a column, but for numbers that are texts."""
    return [each for each in report if each.column == column and each.verdict != "number-as-text"]


class TestWhatTheTextsShow:
    """One number that can be read in one way only shows how the others are written."""

    @pytest.mark.parametrize("shown", ["3.800,0", "1.234.567", "450,5", "450,5 km", "0,950", "4 500,5"])
    def test_points_part_thousands(self, shown: str) -> None:
        report = ranges(["4.500", "3.700 km", shown])

        assert [each.verdict for each in found_on(report)][:2] == ["agrees", "agrees"]
        column = report.columns["range_km"]
        assert (column.convention.decimal, column.convention.certain) == (",", True)
        assert "points part thousands, as '" in column.message

    @pytest.mark.parametrize("shown", ["1,234.5", "450.5 km", "0.950 km", "4500.125 km", "1,234,567"])
    def test_points_are_decimal_marks(self, shown: str) -> None:
        report = ranges(["4.500 km", shown])

        assert found_on(report)[0].message.count("4.5 km")
        assert report.columns["range_km"].convention.decimal == "."
        assert f"points are decimal marks, as {shown.removesuffix(' km')!r} shows" in report.columns["range_km"].message

    def test_a_plain_number_with_decimals_shows_it_too(self) -> None:
        report = ranges(["410.125 km", "450.5", "600"], "KN-23")

        assert {each.verdict for each in found_on(report)} <= {"agrees", "within"}
        assert report.columns["range_km"].convention.certain

    @pytest.mark.parametrize("other", ["450.5", "4500", "0.950", "1e3", "4500.125", "-5", 450.0])
    def test_a_column_of_numbers_as_computers_write_them_is_read_so(self, other: object) -> None:
        """Decimals of another length, thousands without a point, a nought in front, and what only computers write."""
        assert "4.5 km" in found_on(ranges(["4.500", "900", other]))[0].message

    def test_commas_before_three_digits_are_decimal_marks_among_others(self) -> None:
        report = ranges(["450,125", "600,5", "450,5"], "KN-23")

        assert {each.verdict for each in found_on(report)} <= {"agrees", "within"}
        assert report.columns["range_km"].message.endswith("commas are decimal marks, as '450,5' shows")

    def test_one_comma_does_not_turn_a_column_of_english_thousands_round(self) -> None:
        report = ranges(["4,500", "3,700", "3,5"])

        assert [each.verdict for each in found_on(report)][:2] == ["agrees", "agrees"]

    def test_what_stands_in_brackets_shows_nothing(self) -> None:
        """A version, a section or a page is no number of the column."""
        assert marks_of(["4.500 km (v. 2.1)", "3.700 km [p. 12,5]"]).shown is None

    def test_intervals_keep_what_was_written(self) -> None:
        (finding, _) = found_on(ranges(["3.700–4.500 km", "450,5"]))

        assert (finding.verdict, finding.value) == ("within", "3.700–4.500 km")


class TestWhatIsPublishedTells:
    """Where no text shows it, one way is a thousand times too large or too small."""

    @pytest.mark.parametrize("cells", [["4.500", "900", "n/a"], ["4.500 km"], ["4.500", "4.250", "3.700"]])
    def test_points_that_part_thousands_are_a_hypothesis(self, cells: list[str]) -> None:
        report = ranges(cells)
        finding, column = found_on(report)[0], report.columns["range_km"]

        assert finding.verdict == "agrees"
        assert finding.suggestion.value == cells[0].replace(".", "")
        assert (column.convention.decimal, column.convention.certain) == (",", False)
        assert "points part thousands, a hypothesis: so read, " in column.message
        assert "points part thousands" in report.warnings[0]

    def test_a_hypothesis_is_never_written_unasked(self) -> None:
        table = [{"missile": "Hwasong-12", "range_km": cell} for cell in ("4.500", "4.500–3.700 km")]
        report = validate(table)
        repaired: Any = report.fixed("all").table

        assert report.fixed().table == table
        assert repaired[0]["range_km"] == "4500"

    def test_an_honest_decimal_is_none(self) -> None:
        """410.125 km beside 450 km is what it looks like."""
        report = ranges(["410.125", "450"], "KN-23")

        assert {each.verdict for each in found_on(report)} <= {"agrees", "within"}
        assert report.columns["range_km"].convention.decimal == "."
        assert not report.warnings
        assert not any(each.suggestion for each in report)

    def test_four_digits_are_not_parted_in_spanish(self) -> None:
        report = ranges(["12.000", "9700", "12.000"], "Minuteman III")

        assert [each.verdict for each in found_on(report)] != ["unit-slip"] * 3
        assert report.columns["range_km"].convention.decimal == ","

    def test_miles_are_found_in_a_german_column(self) -> None:
        missiles = {"Hwasong-12": 4500, "Agni-5": 5000, "Tomahawk": 1600, "DF-26": 4000, "Shahab-3": 1300}
        rows = [
            {"missile": name, "range_km": written(round(km / 1.609344), ".", ",")}
            for name, km in missiles.items()
            for _ in range(5)
        ]

        assert validate(rows).columns["range_km"].verdict == "unit-slip"

    def test_english_thousands_in_another_unit_stay_thousands(self) -> None:
        """17,000 in a column of metres is millimetres rather than 17 metres with three noughts."""
        names = ("Hwasong-17", "Minuteman III", "Topol", "Hwasong-15", "Iskander-M") * 5
        figures = ((name, getattr(weaponref.get(name), "length", None)) for name in names)
        rows = [{"missile": name, "length_m": f"{1000 * round(found.low):,}"} for name, found in figures if found]
        column = validate(rows).columns["length_m"]

        assert len(rows) == 25
        assert (column.verdict, str(column.hypothesis)) == ("unit-slip", "in millimetres")

    def test_a_decimal_that_ends_in_noughts_beside_others_without_is_doubted(self) -> None:
        assert found_on(ranges(["600.000", "450"], "KN-23"))[0].verdict == "not-a-quantity"

    def test_a_unit_column_is_taken_into_account(self) -> None:
        rows = [{"missile": "KN-23", "range": "600.000", "unit": unit} for unit in ("m", "km")]

        assert [found_on(validate([row]), "range")[0].verdict for row in rows] == ["agrees", "agrees"]

    @pytest.mark.parametrize(("system", "cells"), [("no such missile", ["4.500", "900"]), ("KN-23", ["12.250", "900"])])
    def test_what_neither_shows_is_left_to_a_person(self, system: str, cells: list[str]) -> None:
        """Nothing is published of the system, or the cell fits neither way."""
        finding = found_on(ranges(cells, system))[0]

        assert finding.verdict == "not-a-quantity"
        assert "write one of these" in finding.message

    def test_three_decimals_throughout_are_a_format(self) -> None:
        """Where every number has them nothing is doubted that could not be compared."""
        report = ranges(["4.500", "4.250", "3.700"], "no such missile")

        assert not found_on(report)
        assert report.columns["range_km"].message.endswith("as every number has three digits behind its point")


class TestEveryEngine:
    @settings(max_examples=25)
    @given(
        st.lists(
            st.sampled_from(
                ["1.500", "12.250", "900", "0", "450.5", "4500", "n/a", "-5", None, "1e3", "600.000", "450,125"]
            ),
            min_size=1,
        ),
        st.sampled_from([None, "1.500 km", "3,5 km", "450.000 m"]),
    )
    @example(["410.125", "450.5"], "1.500 km")
    @example(["410.125", "450.0"], "1.500 km")
    @example(["410.125", "450"], None)
    def test_doubts_the_same_numbers(self, cells: list[str | None], more: str | None) -> None:
        """One look at the texts of the whole column decides."""
        cells = [*cells, more]
        table = pa.table({"missile": pa.array(["KN-23"] * len(cells)), "range_km": pa.array(cells, pa.string())})
        options: dict[str, Any] = {"columns": {"range_km": "range_max:km"}}
        expected = told(validate(table.to_pylist(), **options))
        engines = ("columns", "pandas", "pandas-objects", "pandas-arrow", "polars", "polars-lazy", "arrow", "duckdb")
        for engine in engines:
            assert told(validate(ENGINES[engine](table), **options)) == expected, engine

    def test_a_file_is_read_as_a_frame_is(self, tmp_path: Path) -> None:
        """Also one that is read a block at a time."""
        path = tmp_path / "t.csv"
        for cells in (["900"] * 2000 + ["4.500"], ["4.500", *["900"] * 2000], ["4.500", *["900"] * 2000, "450.5"]):
            path.write_text("missile,range_km\n" + "".join(f"Hwasong-12,{cell}\n" for cell in cells), "utf-8")
            report = validate(path)
            assert report.columns["range_km"].convention.decimal == (None if "450.5" in cells else ",")
            assert found_on(report)[cells.index("4.500")].verdict == ("unit-slip" if "450.5" in cells else "agrees")

"""What a check says of names and values: an example of the real world for every verdict, and laws that always hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import weaponref
from weaponref import validate
from weaponref.validation.verdicts import NAME_VERDICTS, RANKS, SEVERITIES, VALUE_VERDICTS


if TYPE_CHECKING:
    from collections.abc import Mapping

# For each verdict: the header, the name and the cell that lead to it.
NAMES: dict[str, str] = {
    "match": "KN-23",
    "family": "Hwasong-11",
    "either": "KN-23/24",
    "several": "Iskander-M and Kalibr",
    "partial": "KN-23 and Nonesuch-9",
    "ambiguous": "new-type tactical guided weapon",
    "conflict": "KN-23 (KN-25)",
    "unknown": "Hwasong-99",
    "mixed-script": "КN-23",
}
VALUES: dict[str, tuple[str, str, object]] = {
    "agrees": ("range_km", "KN-23", 450),
    "within": ("range_km", "KN-23", 533),
    "near": ("range_km", "KN-25", 510),
    "outside": ("range_km", "KN-24", 900),
    "no-reference": ("wingspan_m", "KN-23", 2),
    "not-a-quantity": ("range_km", "KN-23", -5),
    "wrong-dimension": ("range_km", "KN-23", "500 kg"),
    "unknown-unit": ("range_km", "KN-23", "5 parsecs"),
    "ambiguous-unit": ("payload_kg", "KN-23", "1.5 tons"),
    "missing-unit": ("range", "KN-23", 450),
    "unit-slip": ("range_km", "KN-23", 280),
    "pair-disagrees": ("range_km", "KN-23", "500 km (900 mi)"),
    "reversed": ("range_km", "KN-23", "690-450 km"),
    "number-as-text": ("range_km", "KN-23", "450"),
}


def verdicts(rows: list[Any], **options: Any) -> list[str]:
    """The verdicts on a table."""
    return [finding.verdict for finding in validate(rows, **options)]


@pytest.mark.parametrize("verdict", NAME_VERDICTS)
def test_every_verdict_on_names_has_an_example(verdict: str) -> None:
    """It has the severity that the table of severities says."""
    (finding,) = validate([{"missile": NAMES[verdict]}])

    assert (finding.verdict, finding.severity) == (verdict, SEVERITIES[verdict])


@pytest.mark.parametrize("verdict", [verdict for verdict in VALUE_VERDICTS if verdict != "swapped"])
def test_every_verdict_on_values_has_an_example(verdict: str) -> None:
    """It has the severity that the table of severities says, and words."""
    header, name, value = VALUES[verdict]
    found = [finding for finding in validate([{"missile": name, header: value}]) if finding.column == header]

    assert verdict in {finding.verdict for finding in found}
    assert all(finding.severity == SEVERITIES[finding.verdict] and finding.message for finding in found)


def test_two_cells_that_fit_in_each_other_s_column_are_swapped() -> None:
    """Both are told of, and neither is mended unasked."""
    report = validate([{"missile": "KN-23", "payload_kg": 7.4, "length_m": 500}])
    found = [finding for finding in report if finding.verdict == "swapped"]

    assert [finding.column for finding in found] == ["payload_kg", "length_m"]
    assert report.fixed().changes == ()


def test_swapped_cells_change_places_if_that_is_accepted() -> None:
    """Both of them, and neither where one alone is accepted."""
    rows: list[dict[str, object]] = [{"missile": "KN-23", "payload_kg": 7.4, "length_m": 500}]
    report = validate(rows)

    assert report.fixed("swapped").table == [{"missile": "KN-23", "payload_kg": 500, "length_m": 7.4}]
    assert report.fixed("all").table == report.fixed("swapped").table
    assert not report.fixed(lambda finding: finding.column == "payload_kg").changes
    assert "swapped" not in validate(report.fixed("swapped").table).counts
    for kind in (pd.DataFrame, pl.DataFrame):
        fixed = validate(kind(rows)).fixed("swapped").table
        assert [float(fixed[name][0]) for name in ("payload_kg", "length_m")] == [500, 7.4]  # type: ignore[index]


def test_cells_of_two_kinds_are_swapped_and_not_exchanged() -> None:
    """A text would make a column of numbers one of texts: that is left to a person."""
    report = validate([{"missile": "KN-23", "payload_kg": 7.4, "length_m": "500"}])
    found = [finding for finding in report if finding.verdict == "swapped"]

    assert [finding.suggestion for finding in found] == [None, None]


def test_the_vocabulary_has_an_example_each() -> None:
    """A new verdict needs one."""
    assert set(NAMES) == set(NAME_VERDICTS)
    assert {*VALUES, "swapped"} == set(VALUE_VERDICTS)
    assert {*NAME_VERDICTS, *VALUE_VERDICTS} == set(SEVERITIES)


class TestNumbersInBrackets:
    """A number behind words may be the mark of a note, which nobody compares with a range."""

    @pytest.mark.parametrize(
        "cell", ["see note (1)", "n/a (2)", "unknown [1]", "— (1)", "classified（1）", "range (450)"]
    )
    def test_a_bare_number_in_brackets_behind_words_is_no_quantity(self, cell: str) -> None:
        """Nor is it one behind a word for nothing."""
        (finding,) = (each for each in validate([{"missile": "KN-23", "range_km": cell}]) if each.column == "range_km")

        assert finding.verdict == "not-a-quantity"
        assert "as the mark of a note does" in finding.message

    @pytest.mark.parametrize(
        "cell",
        [
            "(450)",
            "(est. 450)",
            "450 (see note)",
            "450 (est.)",
            "reported (450 km)",
            "450 km [1]",
            "four hundred fifty (450)",
        ],
    )
    def test_what_states_the_size_is_read(self, cell: str) -> None:
        """Brackets around all of it, a unit within them, a qualifier or the same number outside of them."""
        assert verdicts([{"missile": "KN-23", "range_km": cell}]) == ["match", "agrees"]

    def test_what_is_counted_may_stand_before_its_number(self) -> None:
        """A note may not."""
        told = [
            verdicts([{"missile": "Iskander-M", "crew": cell}])[1] for cell in ("men (3)", "see note (3)", "n/a (3)")
        ]

        assert told == [told[0], "not-a-quantity", "not-a-quantity"]
        assert told[0] != "not-a-quantity"


class TestArguments:
    @pytest.mark.parametrize(
        ("data", "error", "words"),
        [
            (iter([{"missile": "KN-23"}]), TypeError, "gone over only once"),
            (({"missile": "KN-23"} for _ in range(1)), TypeError, "gone over only once"),
            ([], weaponref.WeaponrefError, "the headers are none: the table is empty"),
            ([["KN-23", 450]], TypeError, "row 0 is a list"),
            (["KN-23"], TypeError, "row 0 is a str"),
            (3, TypeError, "no table"),
            (None, TypeError, "no table"),
            ({"missile": ["KN-23"], "range_km": [1, 2]}, TypeError, "of one length"),
            ({"missile": "KN-23", "range_km": 450}, TypeError, "column 'missile' is a str"),
            ({"missile": 5}, TypeError, "column 'missile' is a int"),
            ([{"x": 1}], weaponref.WeaponrefError, "no column holds the names of systems: the headers are 'x'"),
            ("KN-23", weaponref.WeaponrefError, "KN-23"),
        ],
        ids=str,
    )
    def test_what_is_no_table(self, data: object, error: type[Exception], words: str) -> None:
        """The error says what it is and what would be right."""
        with pytest.raises(error) as caught:
            validate(data)

        assert words in str(caught.value)

    def test_what_is_no_catalogue(self) -> None:
        """The error says what makes one."""
        with pytest.raises(TypeError, match=r"as weaponref\.load\(…\) makes one, not a str"):
            validate([{"missile": "KN-23"}], catalog="data/")  # type: ignore[arg-type]

    def test_rows_with_keys_that_are_no_text(self) -> None:
        """A key is a header as it is printed."""
        assert verdicts([{0: "KN-23", 1: 450}], name="0", columns={"1": "range_max:km"}) == ["match", "agrees"]

    def test_frames_that_are_no_tables(self) -> None:
        """A series, an array, a reader and headers of two levels: what to give instead is said."""
        two = pd.DataFrame({("a", "b"): ["KN-23"]})
        table = pa.table({"missile": ["KN-23"]})
        for data, words in (
            (pd.Series(["KN-23"]), "pandas"),
            (pl.Series(["KN-23"]), "polars"),
            (np.array(["KN-23"]), "numpy.ndarray cannot be checked; give a data frame"),
            (table.to_reader(), "gone over only once"),
            (two, "the columns have 2 levels"),
        ):
            with pytest.raises(TypeError) as caught:
                validate(data)

            assert words in str(caught.value)

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            ({"tolerance": 2}, "the tolerance is a share from 0 to 1"),
            ({"limit": 0}, "at least 1"),
            ({"severities": {"wrong": "error"}}, "verdict"),
            ({"severities": {"outside": "fatal"}}, "severity"),
            ({"name": "missle"}, "did you mean 'missile'"),
            ({"columns": {"rnge": "range_max"}}, "there is no column 'rnge'"),
            ({"columns": {"range": "rang_max"}}, "range_max"),
            ({"columns": {"range": "status"}}, "not a quantity"),
            ({"columns": {"range": "range_max:kg"}}, "measures mass"),
            ({"columns": {"range": "range_max:km", "payload": "range_max:km"}}, "are both range_max"),
            ({"unit": "furlongs"}, "neither a column nor a unit"),
            ({"country": "Atlantis"}, "neither a column nor a country"),
            ({"columns": {"missile": "range_max:km"}}, "cannot hold both the names and range_max"),
        ],
        ids=str,
    )
    def test_what_cannot_be(self, options: dict[str, Any], words: str) -> None:
        """Each is refused before anything is read."""
        with pytest.raises((ValueError, weaponref.WeaponrefError)) as caught:
            validate([{"missile": "KN-23", "range": 450, "payload": 500}], **options)

        assert words in str(caught.value)

    def test_a_header_that_is_there_twice_is_suggested_once(self) -> None:
        """Columns of one name are one suggestion."""
        frame = pd.DataFrame([["KN-23", "x", "y"]], columns=["missile", "note", "note"])
        with pytest.raises(weaponref.WeaponrefError) as caught:
            validate(frame, columns={"notes": "range_max:km"})

        assert str(caught.value).endswith("; did you mean 'note'?")

    def test_two_headers_for_one_property(self) -> None:
        """The error says how to tell which one is meant, in Python and on the command line."""
        with pytest.raises(weaponref.WeaponrefError) as caught:
            validate([{"missile": "KN-23", "range_km": 1, "max range": 2}])

        assert "columns={'range_km': 'range_max'}" in str(caught.value)
        assert "--map range_km=range_max" in str(caught.value)


names = st.sampled_from([*NAMES.values(), "KN-24", "KN-25", "", None])
numbers = st.sampled_from([280.0, 450.0, 533.0, 700.0, 900.0, 5.0, 410000.0, None, -1.0, "450 km", "~280 mi", "n/a"])
cells = st.tuples(names, numbers, numbers)


def merged(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts of verdicts, with what agrees among what is within."""
    found = {key: count for key, count in counts.items() if key not in ("agrees", "within")}
    return found | {"within": counts.get("agrees", 0) + counts.get("within", 0)}


rows = st.lists(cells, min_size=1).map(
    lambda table: [dict(zip(("missile", "range_km", "payload_kg"), row, strict=True)) for row in table]
)
FEW = settings(max_examples=30)
# A column that fits if it is in miles, in rows of which some would also fit if two columns were swapped.
MILES_OR_SWAPPED: list[dict[str, object]] = [
    {"missile": "KN-23", "range_km": 280, "payload_kg": 280},
    {"missile": "KN-23", "range_km": 280, "payload_kg": 533},
    {"missile": "KN-23/24", "range_km": 280, "payload_kg": 533},
]


class TestLaws:
    @FEW
    @given(rows, st.randoms(use_true_random=False))
    def test_the_order_of_rows_does_not_matter(self, table: list[dict[str, object]], random: Any) -> None:
        """Rows in another order have the same findings, in that order."""
        order = list(range(len(table)))
        random.shuffle(order)
        one, other = validate(table), validate([table[place] for place in order])

        def said(report: weaponref.Report, row: int) -> list[tuple[str, str, str]]:
            return [(each.column, each.verdict, each.message) for each in report if each.row == row]

        assert all(said(other, place) == said(one, row) for place, row in enumerate(order))
        assert one.counts == other.counts

    @FEW
    @given(rows, st.integers(1, 5))
    @example([{"missile": "KN-23", "range_km": 280, "payload_kg": 500}] * 3, 1)
    @example([{"missile": "KN-23", "range_km": 500, "payload_kg": 690}] * 3, 1)
    def test_the_counts_do_not_depend_on_the_limit(self, table: list[dict[str, object]], limit: int) -> None:
        """Slips and swaps are counted whether or not their rows are listed; what agrees counts as within there."""
        long, short = validate(table, limit=1000), validate(table, limit=limit)

        assert merged(long.counts) == merged(short.counts)
        assert long.severity_counts == short.severity_counts
        for name, column in long.columns.items():
            assert merged(column.counts) == merged(short.columns[name].counts)

    @FEW
    @given(rows, st.integers(1, 5))
    def test_what_is_listed_is_counted_as_it_is_listed(self, table: list[dict[str, object]], limit: int) -> None:
        """No report lists an error that it does not count, and one that lists every row at fault counts them all."""
        long, short = validate(table, limit=1000), validate(table, limit=limit)
        for severity in ("error", "warning"):
            assert short.severity_counts.get(severity, 0) >= sum(each.severity == severity for each in short)
        if len({finding.row for finding in long.problems}) <= limit:
            for severity in ("error", "warning"):
                assert long.severity_counts.get(severity, 0) == short.severity_counts.get(severity, 0)

    @FEW
    @given(rows, st.sampled_from([None, "all", "reversed", ["mixed-script", "unit-slip"], "swapped"]))
    @example(
        [
            {"missile": "KN-23", "range_km": 1000, "payload_kg": 500},
            {"missile": "KN-23", "range_km": 5, "payload_kg": 690},
        ],
        "all",
    )
    @example([{"missile": "KN-23", "range_km": far, "payload_kg": 280} for far in (280, 280, 280, 533, 410_000)], "all")
    @example([MILES_OR_SWAPPED[0], MILES_OR_SWAPPED[1], MILES_OR_SWAPPED[1], MILES_OR_SWAPPED[2]], "all")
    def test_a_repair_is_made_once(self, table: list[dict[str, object]], accept: Any) -> None:
        """The repaired table has none of the accepted findings where it was changed; the table is as it was."""
        before = [dict(row) for row in table]
        fixed = validate(table).fixed(accept)
        again = validate(fixed.table).fixed(accept)
        places = {(change.row, change.column) for change in fixed.changes}

        assert table == before
        assert not places & {(change.row, change.column) for change in again.changes}

    @pytest.mark.parametrize("limit", [10, 1])
    def test_what_is_converted_with_six_digits_is_inside(self, limit: int) -> None:
        """196 lb are 88.9041 kg, whether the rows are listed or counted; 88.8 kg are near."""
        rows = [{"missile": "GMLRS", "warhead_kg": load} for load in (88.9041, 88.9041, 88.8)]
        counts = validate(rows, limit=limit).columns["warhead_kg"].counts

        assert counts["near"] == 1
        assert counts.get("agrees", 0) + counts.get("within", 0) == 2

    @FEW
    @given(st.sampled_from(["KN-23", "KN-24", "KN-25", "Iskander-M"]), st.floats(1, 5000))
    def test_a_value_just_outside_is_no_slip(self, name: str, value: float) -> None:
        """A slip is told only of what is a fifth or more beyond everything published."""
        finding = validate([{"missile": name, "range_km": value}]).findings[1]
        known = finding.published

        assert known is not None
        if finding.verdict == "unit-slip":
            assert value * 1.2 < known.low or value > known.high * 1.2

    @pytest.mark.parametrize(
        ("header", "cell", "verdict"),
        [
            ("range_km", 400, "agrees"),
            ("range_km", 401, "within"),
            ("range_m", 400_000, "agrees"),
            ("range_m", 401_000, "within"),
            ("range", "401,000 m", "within"),
            ("range_mi", 261, "agrees"),
            ("range_mi", 267, "within"),
        ],
    )
    def test_what_is_rounded_between_units_agrees(self, header: str, cell: object, verdict: str) -> None:
        """Between kilometres and metres nothing is; 420 km are 261 miles in whole ones, and nobody says 430 km."""
        assert verdicts([{"missile": "KN-23", header: cell}])[1] == verdict

    @FEW
    @given(st.sampled_from(["KN-23", "KN-24", "KN-25"]), st.integers(300, 1000))
    @example("KN-23", 401)
    def test_the_way_of_writing_does_not_matter(self, name: str, value: int) -> None:
        """Kilometres, metres, a text, a text with a thousands separator: one verdict.

        Which slip may explain a value outside goes by the unit that it is written in.
        """
        kinds = {"unit-slip": "outside"}
        told = {
            kinds.get(verdict := validate([{"missile": name, header: cell}]).findings[1].verdict, verdict)
            for header, cell in (
                ("range_km", value), ("range_km", f"{value} km"), ("range (m)", value * 1000),
                ("range", f"{value * 1000:,} m"), ("사거리", f"{value}㎞"),
            )
        }  # fmt: skip

        assert len(told) == 1

    @FEW
    @given(st.floats(1, 5000), st.floats(0, 0.5), st.floats(0, 0.4))
    def test_a_wider_tolerance_puts_nothing_outside(self, value: float, tolerance: float, more: float) -> None:
        """What fits with a tolerance fits with every larger one."""
        order = ("agrees", "within", "near", "outside", "unit-slip")
        table = [{"missile": "KN-25", "range_km": value}]
        narrow, wide = (verdicts(table, tolerance=each)[1] for each in (tolerance, tolerance + more))

        assert order.index(wide) <= order.index(narrow) or narrow == wide

    @FEW
    @given(rows)
    def test_nothing_is_lost(self, table: list[dict[str, object]]) -> None:
        """Every row has a verdict on its name; counts, severities and the listing are one sum."""
        report = validate(table)

        assert sum(finding.column == "missile" for finding in report) == len(table) == report.rows
        assert sum(report.counts.values()) == len(report.findings) == sum(report.severity_counts.values())
        assert report.ok == all(RANKS[finding.severity] < RANKS["warning"] for finding in report)
        assert sum(each.count for each in report.names.values()) == len(table)


def test_a_long_table_is_not_asked_what_it_cannot_count() -> None:
    """Which of its fitting values agree is not counted: where that decides on a warning, the check refuses."""
    rows = [{"missile": "KN-23", "range_km": 450}] * 3

    assert validate(rows, severities={"within": "warning"}).ok
    with pytest.raises(ValueError, match="not told apart; check it with limit=3"):
        validate(rows, severities={"within": "warning"}, limit=2)
    assert validate(rows, severities={"within": "note"}, limit=2).ok


class TestOneSystemUnderTwoNames:
    ROWS: tuple[dict[str, object], ...] = (
        {"missile": "KN-23", "range_km": 450},
        {"missile": "Hwasong-11A", "range_km": 600},
        {"missile": "KN-24", "range_km": 410},
        {"missile": "KN-23", "range_km": 450},
        {"missile": "Hwasong-11A", "range_km": None},
    )

    def found(self, **options: Any) -> list[tuple[int, str]]:
        """The rows and severities of conflicts of values."""
        report = validate(list(self.ROWS), **options)
        return [(each.row, each.severity) for each in report if each.verdict == "conflict"]

    def test_each_of_its_values_is_a_finding(self) -> None:
        """A note, since sources differ, and as serious as is chosen."""
        assert self.found() == [(0, "note"), (1, "note"), (3, "note")]
        assert self.found(severities={"conflict": "warning"}) == [(0, "warning"), (1, "warning"), (3, "warning")]
        (finding,) = (each for each in validate(list(self.ROWS)) if each.verdict == "conflict" and each.row == 1)
        assert finding.message == "KN-23 has two values in 'range_km': 600 km as 'Hwasong-11A', 450 km as 'KN-23'"

    @pytest.mark.parametrize("severity", ["note", "warning", "error"])
    @pytest.mark.parametrize("kind", [list, pd.DataFrame, pl.DataFrame, pl.LazyFrame])
    def test_it_is_counted_and_listed_whatever_the_limit(self, severity: str, kind: Any) -> None:
        """Also where not every row is listed."""
        options: dict[str, Any] = {"severities": {"conflict": severity}}
        whole, short = validate(kind(list(self.ROWS)), **options), validate(kind(list(self.ROWS)), limit=3, **options)

        assert whole.counts["conflict"] == short.counts["conflict"] == 3
        assert whole.severity_counts == short.severity_counts
        listed = [each.row for each in short if each.verdict == "conflict"]
        assert listed == ([] if severity == "note" else [0, 1, 3])

    def test_it_does_not_make_names_conflict_less(self) -> None:
        """Two names in one cell are an error as before."""
        report = validate([*self.ROWS, {"missile": "KN-23 (KN-25)", "range_km": 450}])

        assert [each.severity for each in report if each.verdict == "conflict"][-1] == "error"

"""Slips are told from honest columns: the rates that `benchmarks/validation_quality.py` prints, held from below.

The columns are made of what the catalogue publishes, with fixed seeds.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

import weaponref


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FEWEST_TOLD = 0.95
MOST_FALSE_ALARMS = 0.01


@pytest.fixture(scope="module")
def quality(checkout: Path) -> Iterator[Any]:
    """The benchmark, as a module."""
    sys.path.insert(0, str(checkout / "benchmarks"))
    yield import_module("validation_quality")
    sys.path.remove(str(checkout / "benchmarks"))


@pytest.fixture(scope="module")
def rates(quality: Any) -> dict[str, Any]:
    """The rates of a short run."""
    found: dict[str, Any] = quality.run(repeats=2, seed=2026)
    return found


@pytest.mark.parametrize("kind", ["slips", "powers", "swapped", "flights"])
def test_nearly_every_column_in_another_unit_is_named_rightly(rates: dict[str, Any], kind: str) -> None:
    """Miles, nautical miles, metres, tonnes, pounds, powers of ten and swapped columns, in 20 rows and more."""
    assert rates[kind].columns >= 15
    assert rates[kind].share >= FEWEST_TOLD


@pytest.mark.parametrize(
    "kind", ["honest", "honest pair", "rough honest", "block: the column", "single cell: the column"]
)
def test_hardly_any_other_column_is_called_a_slip(rates: dict[str, Any], kind: str) -> None:
    """Not even if a quarter of its values is far outside, or a part of it is in another unit."""
    assert rates[kind].columns >= 15
    assert 1 - rates[kind].share <= MOST_FALSE_ALARMS


def test_hardly_any_cell_of_an_honest_column_is_called_a_slip(rates: dict[str, Any]) -> None:
    assert rates["honest"].cells >= 1000
    assert rates["honest"].cell_slips <= MOST_FALSE_ALARMS * rates["honest"].cells


def test_most_cells_in_another_unit_are_named_rightly_and_hardly_any_wrongly(rates: dict[str, Any]) -> None:
    cells = rates["single cell: its cells"]
    assert cells.right >= 0.8 * cells.columns
    assert cells.other <= 0.02 * cells.columns


def test_where_sources_differ_widely_a_slip_is_named_rightly_or_not_at_all(rates: dict[str, Any]) -> None:
    wide = [found for kind, found in rates.items() if kind.startswith("wide ")]
    assert wide
    assert not any(found.other for found in wide)


# Single columns and cells


def found_in(report: Any, column: str) -> Any:
    """The one finding on a column."""
    (finding,) = (each for each in report.findings if each.column == column)
    return finding


def range_of_kn_23() -> tuple[float, float]:
    """The lowest and the highest published range of the KN-23."""
    known = weaponref.get("KN-23").range_max
    assert known is not None
    assert known.low is not None
    assert known.high is not None
    return known.low, known.high


def column_of(values: list[float], header: str, missile: str = "KN-23") -> Any:
    """The report on the one column of a table on one missile."""
    return weaponref.validate([{"missile": missile, header: value} for value in values]).columns[header]


def test_what_cannot_be_told_is_not_named() -> None:
    """KN-23 has from 400 to 900 km: numbers of 300 may be miles or nautical miles, and nobody can tell which."""
    column = column_of([300.0] * 30, "range_km")
    assert column.verdict == "mixed"
    assert "cannot be told" in column.message
    assert "in miles or in nautical miles" in column.message


def test_what_can_be_told_is_named_with_both_shares() -> None:
    """Sources on the systems of a column mostly agree; together they tell miles from nautical miles."""
    missiles = {"KN-24": 410, "KN-25": 380, "Iskander-M": 500, "Hwasong-12": 4500, "Agni-5": 5000, "Tomahawk": 1600}
    rows = [{"missile": name, "range_km": round(km / 1.609344)} for name, km in missiles.items() for _ in range(5)]
    column = weaponref.validate(rows).columns["range_km"]
    assert column.verdict == "unit-slip"
    assert "in miles" in column.message
    assert "as labelled (km)" in column.message


def test_a_short_flight_is_never_too_short() -> None:
    report = weaponref.validate([{"missile": "KN-23", "distance_km": value} for value in (5, 50, 190, 240) * 10])
    assert {finding.verdict for finding in report.findings if finding.column == "distance_km"} <= {"agrees", "within"}
    assert report.columns["distance_km"].verdict == "fits"


@pytest.mark.parametrize(("header", "value"), [("distance_km", 1500), ("apogee_km", 600), ("distance_km", 20_000)])
def test_a_flight_beyond_the_others_is_at_most_a_remark(header: str, value: float) -> None:
    report = weaponref.validate([{"missile": "KN-23", header: value}])
    finding = found_in(report, header)
    assert (finding.verdict, finding.severity) == ("outside", "note")


def test_a_flight_beyond_belief_is_a_slip() -> None:
    report = weaponref.validate([{"missile": "KN-23", "distance_km": 450_000}])
    finding = found_in(report, "distance_km")
    assert (finding.verdict, finding.suggestion.value) == ("unit-slip", 450.0)


@pytest.mark.parametrize("beyond", [1.01, 1.1, 1.19])
def test_a_value_just_outside_is_just_outside(beyond: float) -> None:
    """It is near or outside, and no slip, however many factors would bring it inside."""
    low, high = range_of_kn_23()
    report = weaponref.validate([{"missile": "KN-23", "range_km": value} for value in (low / beyond, high * beyond)])
    verdicts = {finding.verdict for finding in report.findings if finding.column == "range_km"}
    assert verdicts <= {"near", "outside"}


def test_one_value_may_be_in_miles_or_in_nautical_miles() -> None:
    """Both are told; the smaller change is proposed."""
    report = weaponref.validate([{"missile": "KN-23", "range_km": 280}])
    finding = found_in(report, "range_km")
    assert "in miles, that is 450.62 km (or in nautical miles, 518.56 km)" in finding.message
    assert finding.suggestion.value == 450.62


@pytest.mark.parametrize("beyond", [1.21, 1.25])
def test_a_slip_explains_most_of_the_distance(beyond: float) -> None:
    """A fifth below a wide range is a fifth below it: miles would carry it far into the range."""
    low, _ = range_of_kn_23()
    report = weaponref.validate([{"missile": "KN-23", "range_km": low / beyond}])
    finding = found_in(report, "range_km")
    assert finding.verdict == "outside"


def test_a_large_slip_need_not_fit_to_the_last_per_cent() -> None:
    """Kh-101 carries 400 kg by what is published here; 0.45 in a column of kilograms is tonnes all the same."""
    finding = found_in(weaponref.validate([{"missile": "Kh-101", "payload_kg": 0.45}]), "payload_kg")
    assert (finding.verdict, finding.suggestion.value) == ("unit-slip", 450.0)
    assert "in tonnes" in finding.message

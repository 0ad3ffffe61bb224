"""Range classes at the edges of every scheme, and the thresholds of the MTCR."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from record_strategies import intervals
from weaponref.classify import RANGE_SCHEMES, RangeScheme, mtcr_category, range_labels
from weaponref.errors import DimensionError
from weaponref.interval import Interval


def labels(scheme: str, low: float | None, high: float | None, qualifier: str | None = None) -> tuple[str, ...]:
    return range_labels(Interval(low, high, "km", qualifier), RANGE_SCHEMES[scheme])


EDGES: dict[str, list[tuple[float, str | None]]] = {
    "us": [
        (0, "CRBM"),
        (299.9, "CRBM"),
        (300, "SRBM"),
        (999.9, "SRBM"),
        (1000, "MRBM"),
        (2999.9, "MRBM"),
        (3000, "IRBM"),
        (5500, "IRBM"),
        (5500.1, "ICBM"),
        (20_000, "ICBM"),
    ],
    "iiss": [(0, "SRBM"), (999.9, "SRBM"), (1000, "MRBM"), (2999.9, "MRBM"), (3000, None), (9000, None)],
    "inf": [
        (499.9, None),
        (500, "shorter-range"),
        (1000, "shorter-range"),
        (1000.1, "intermediate-range"),
        (5500, "intermediate-range"),
        (5500.1, None),
    ],
    "britannica": [
        (480, "SRBM"),
        (480.1, "MRBM"),
        (965, "MRBM"),
        (965.1, "IRBM"),
        (5310, "IRBM"),
        (5310.1, "ICBM"),
    ],
    "strategypage": [(999.9, "SRBM"), (1000, "MRBM"), (3000, "IRBM"), (5000, "IRBM"), (5000.1, None)],
    "jp-dict": [
        (800, "SRBM"),
        (800.1, "MRBM"),
        (1600, "MRBM"),
        (1800, None),
        (2000, "IRBM"),
        (6000, "IRBM"),
        (6200, None),
        (6399.9, None),
        (6400, "ICBM"),
    ],
}


def test_every_scheme_is_tested_here() -> None:
    assert set(EDGES) == set(RANGE_SCHEMES)


@pytest.mark.parametrize(
    ("scheme", "kilometres", "label"), [(scheme, *edge) for scheme, edges in EDGES.items() for edge in edges]
)
def test_a_plain_range_has_the_class_that_the_scheme_gives_it(
    scheme: str, kilometres: float, label: str | None
) -> None:
    assert labels(scheme, kilometres, kilometres) == ((label,) if label else ())


@pytest.mark.parametrize("scheme", RANGE_SCHEMES.values(), ids=lambda scheme: scheme.name)
def test_a_scheme_names_its_source_and_its_bands_in_order(scheme: RangeScheme) -> None:
    assert scheme.source.startswith("http")
    assert all(band.low < band.high for band in scheme.bands)
    assert all(one.high <= other.low for one, other in pairwise(scheme.bands))


class TestStraddling:
    def test_an_interval_over_a_line_supports_both_sides(self) -> None:
        assert labels("us", 800, 1300) == ("SRBM", "MRBM")

    def test_an_interval_over_a_whole_band_supports_it_too(self) -> None:
        assert labels("us", 200, 6000) == ("CRBM", "SRBM", "MRBM", "IRBM", "ICBM")

    def test_an_interval_that_ends_on_a_line_belongs_to_the_band_that_has_the_line(self) -> None:
        assert labels("us", 300, 1000) == ("SRBM", "MRBM")
        assert labels("us", 3000, 5500) == ("IRBM",)

    def test_an_interval_that_begins_on_a_line_reaches_into_the_band_above_it(self) -> None:
        """1,000 km itself is shorter-range; what lies between 1,000 and 6,000 km is mostly intermediate-range."""
        assert labels("inf", 1000, 6000) == ("shorter-range", "intermediate-range")
        assert labels("britannica", 480, 1000) == ("SRBM", "MRBM", "IRBM")

    def test_an_interval_inside_a_gap_has_no_class(self) -> None:
        assert labels("jp-dict", 1700, 1900) == ()

    def test_an_interval_around_a_gap_has_the_classes_on_both_sides(self) -> None:
        assert labels("jp-dict", 1600, 2000) == ("MRBM", "IRBM")


class TestOpenEnds:
    def test_only_stated_ends_count(self) -> None:
        assert labels("us", None, 900, "up to") == ("SRBM",)
        assert labels("us", 900, None, "at least") == ("SRBM",)

    def test_over_a_line_is_beyond_the_line(self) -> None:
        assert labels("us", 5500, None, "over") == ("ICBM",)
        assert labels("us", 5500, None, "at least") == ("IRBM",)

    def test_under_a_line_is_below_the_line(self) -> None:
        assert labels("us", None, 300, "under") == ("CRBM",)
        assert labels("us", None, 300, "up to") == ("SRBM",)


class TestUnits:
    @given(st.sampled_from([300, 1000, 3000, 5500]))
    def test_a_line_in_metres_is_the_line_in_kilometres(self, kilometres: int) -> None:
        metres = Interval(kilometres * 1000, kilometres * 1000, "m")

        assert range_labels(metres, RANGE_SCHEMES["us"]) == labels("us", kilometres, kilometres)

    def test_miles_are_classed_by_what_they_are_in_kilometres(self) -> None:
        assert range_labels(Interval(186, 186, "mi"), RANGE_SCHEMES["us"]) == ("CRBM",)
        assert range_labels(Interval(187, 187, "mi"), RANGE_SCHEMES["us"]) == ("SRBM",)

    def test_a_mass_has_no_range_class(self) -> None:
        with pytest.raises(DimensionError):
            range_labels(Interval(500, 500, "kg"), RANGE_SCHEMES["us"])


@given(intervals(), st.sampled_from(sorted(RANGE_SCHEMES)), st.floats(0, 1))
def test_every_class_of_a_point_inside_is_a_class_of_the_interval(claimed: Interval, scheme: str, share: float) -> None:
    """An interval supports what each of the ranges in it would support, and lists it from short to long."""
    stated = claimed.to("km")
    low, high = stated.ends[0], stated.ends[-1]
    if claimed.qualifier == "over":
        low = high = math.nextafter(low, math.inf)
    if claimed.qualifier == "under":
        low = high = math.nextafter(high, -math.inf)
    if high < 0:
        return
    point = min(max(low + (high - low) * share, low), high)

    supported = range_labels(claimed, RANGE_SCHEMES[scheme])

    assert set(labels(scheme, point, point)) <= set(supported)
    assert supported == tuple(band.label for band in RANGE_SCHEMES[scheme].bands if band.label in supported)


class TestMtcr:
    @pytest.mark.parametrize(
        ("range_km", "payload_kg", "category", "boundary"),
        [
            (420, 600, "I", False),
            (410, 480, "II", False),
            (299.9, 1000, "none", False),
            (299.9, 100, "none", False),
            (300, 500, "I", True),
            (300, 499.9, "II", True),
            (301, 500, "I", True),
            (300, 501, "I", True),
            (299, 500, "none", True),
            (20_000, 0, "II", False),
            (0, 0, "none", False),
        ],
    )
    def test_the_thresholds(self, range_km: float, payload_kg: float, category: str, boundary: bool) -> None:
        assert mtcr_category(range_km, payload_kg) == (category, boundary)

    def test_a_threshold_that_was_converted_is_still_reached(self) -> None:
        """300 km by way of miles, and 500 kg by way of pounds, may come out one rounding short."""
        assert mtcr_category(math.nextafter(300, 0), math.nextafter(500, 0)) == ("I", True)

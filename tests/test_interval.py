"""Interval: open ends, equality, conversion, comparison."""

from __future__ import annotations

import copy
import math
import pickle

import attrs
import pytest
from hypothesis import assume, given, settings

from strategies import intervals, sizes, unit_pairs
from weaponref.errors import AmbiguousUnitError, DimensionError, UnknownUnitError
from weaponref.interval import Interval, make


KM_420 = Interval(420, 420, "km")
UP_TO_1_T = Interval(None, 1, "t", "up to")


@pytest.mark.parametrize(
    ("low", "high", "unit", "qualifier"),
    [
        (None, None, "km", None),
        (-1, 5, "km", None),
        (5, 1, "km", None),
        (math.nan, 5, "km", None),
        (5, math.nan, "km", None),
        (None, math.inf, "km", None),
        (5, 5, "furlong", None),
        (5, 5, "miles", None),
        (5, 5, "km", "perhaps"),
    ],
)
def test_what_is_no_size_is_refused(
    low: float | None, high: float | None, unit: str | None, qualifier: str | None
) -> None:
    with pytest.raises(ValueError, match=r"."):
        Interval(low, high, unit, qualifier)


def test_the_way_of_writing_does_not_count_for_equality() -> None:
    one = Interval(420, 420, "km", text="420km", comment="range", warnings=("a",))
    assert one == KM_420
    assert hash(one) == hash(KM_420)
    assert one != Interval(420, 420, "km", "about")
    assert one != Interval(420, 420, "mi")


@given(intervals())
def test_copies_are_equal_and_keep_everything(interval: Interval) -> None:
    interval = attrs.evolve(interval, text="x", comment="y", warnings=("z",))
    for other in (copy.copy(interval), copy.deepcopy(interval), pickle.loads(pickle.dumps(interval))):  # noqa: S301
        assert other == interval
        assert (other.text, other.comment, other.warnings) == ("x", "y", ("z",))


def test_it_is_immutable() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        KM_420.low = 1  # type: ignore[misc]


def test_unchecked_making_gives_the_same_interval() -> None:
    assert make(420.0, 420.0, "km") == KM_420
    assert attrs.asdict(make(None, 1.0, "t", "up to", "a", "b", ("c",))) == attrs.asdict(
        Interval(None, 1.0, "t", "up to", "a", "b", ("c",))
    )


def test_conversion_keeps_qualifier_and_words() -> None:
    there = Interval(None, 550, "mi", "up to", "up to 550 miles", "each", ("w",)).to("km")
    assert (there.low, there.high, there.unit, there.qualifier) == (None, 885.1392, "km", "up to")
    assert (there.text, there.comment, there.warnings) == ("up to 550 miles", "each", ("w",))


@given(unit_pairs(), sizes())
@settings(max_examples=100)
def test_conversion_there_and_back(pair: tuple[str, str], value: float) -> None:
    one, other = pair
    back = Interval(value, value, one).to(other).to(one)
    assert back.high is not None
    assert math.isclose(back.high, value, rel_tol=1e-12)


def test_conversion_takes_any_unit_word() -> None:
    assert KM_420.to("miles") == KM_420.to("mi")
    assert KM_420.to("kilometers") is KM_420


@pytest.mark.parametrize(
    ("interval", "unit", "error"),
    [
        (KM_420, "kg", DimensionError),
        (KM_420, "parsec", UnknownUnitError),
        (KM_420, "nm", AmbiguousUnitError),
        (Interval(6, 6, "mach"), "km/h", DimensionError),
        (Interval(148, 148), "count", DimensionError),
        (Interval(2, 2, "ton"), "kg", AmbiguousUnitError),
        (Interval(2, 2, "t"), "ton", AmbiguousUnitError),
    ],
)
def test_conversion_without_a_way_is_refused(interval: Interval, unit: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        interval.to(unit)


def test_small_questions() -> None:
    assert [KM_420.is_point, UP_TO_1_T.is_point] == [True, False]
    assert [UP_TO_1_T.dimension, Interval(5, 5).dimension] == ["mass", None]
    assert list(UP_TO_1_T.ends) == [1]
    assert [UP_TO_1_T.contains(value) for value in (0.5, 1.0, 1.5)] == [True, True, False]


def test_overlap_across_units_and_open_ends() -> None:
    assert Interval(450, 690, "km").overlaps(Interval(400, 500, "mi"))
    assert not Interval(450, 500, "km").overlaps(Interval(400, 500, "mi"))
    assert UP_TO_1_T.overlaps(Interval(500, None, "kg", "at least"))
    with pytest.raises(DimensionError):
        KM_420.overlaps(UP_TO_1_T)


@given(intervals(), intervals())
def test_overlap_is_symmetric(one: Interval, other: Interval) -> None:
    assume(one.unit == other.unit)
    assert one.overlaps(other) == other.overlaps(one)


def test_hull_skips_open_ends() -> None:
    assert Interval(None, 550, "km", "up to").hull(Interval(380, 420, "km")) == Interval(380, 550, "km")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Interval(900, 900, "km"), Interval(550, 550, "mi")),
        (Interval(900, 900, "km"), Interval(560, 560, "mi")),
        (Interval(500, 500, "km"), Interval(300, 300, "mi")),
        (Interval(600, 600, "km"), Interval(372, 372, "mi")),
        (Interval(13000, 13000, "km"), Interval(8100, 8100, "mi")),
        (Interval(1000, 1000, "kg"), Interval(2200, 2200, "lb")),
        (Interval(1.22, 1.22, "m"), Interval(48, 48, "in")),
        (Interval(1, 1, "in"), Interval(25.4, 25.4, "mm")),
        (Interval(400, 500, "km"), Interval(250, 310, "mi")),
        (Interval(None, 900, "km", "up to"), Interval(None, 560, "mi", "under")),
    ],
)
def test_printed_conversions_agree_within_rounding(one: Interval, other: Interval) -> None:
    assert one.within_rounding(other)
    assert other.within_rounding(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Interval(900, 900, "km"), Interval(500, 500, "mi")),
        (Interval(15200, 15200, "km"), Interval(8200, 8200, "mi")),
        (Interval(1000, 1000, "km"), Interval(700, 700, "mi")),
        (Interval(900, 900, "km"), Interval(901, 901, "km")),
        (Interval(400, 500, "km"), Interval(250, 400, "mi")),
        (Interval(None, 900, "km", "up to"), Interval(560, 560, "mi")),
    ],
)
def test_other_pairs_do_not(one: Interval, other: Interval) -> None:
    assert not one.within_rounding(other)
    assert not other.within_rounding(one)


@pytest.mark.parametrize(
    ("stated", "condition", "met"),
    [
        (Interval(450, 690, "km"), Interval(600, None, "km", "at least"), True),
        (Interval(450, 590, "km"), Interval(600, None, "km", "at least"), False),
        (Interval(600, 600, "km"), Interval(600, None, "km", "at least"), True),
        (Interval(600, 600, "km"), Interval(600, None, "km", "over"), False),
        (Interval(600, 600, "km"), Interval(None, 600, "km", "up to"), True),
        (Interval(600, 600, "km"), Interval(None, 600, "km", "under"), False),
        (Interval(None, 690, "km", "up to"), Interval(600, None, "km", "at least"), True),
        (Interval(500, None, "km", "at least"), Interval(600, None, "km", "at least"), False),
        (Interval(450, 690, "km"), Interval(500, 500, "km"), True),
        (Interval(450, 450, "km"), Interval(400, 500, "km"), True),
        (Interval(550, 550, "mi"), Interval(900, 900, "km"), True),
        (Interval(550, 550, "mi"), Interval(700, 700, "km"), False),
        (Interval(600, 600, "km"), Interval(500, None, None, "at least"), True),
        (Interval(372.8, 372.8, "mi"), Interval(599, None, "km", "at least"), True),
    ],
)
def test_filters(stated: Interval, condition: Interval, met: bool) -> None:
    assert stated.satisfies(condition) is met


def test_a_filter_of_another_dimension_is_refused() -> None:
    with pytest.raises(DimensionError):
        KM_420.satisfies(Interval(5, None, "t", "over"))
    with pytest.raises(DimensionError):
        Interval(6, 6, "mach").satisfies(Interval(5000, None, "km/h", "over"))
    with pytest.raises(DimensionError):
        Interval(148, 148).satisfies(Interval(5, None, "km", "over"))


@given(intervals())
def test_every_interval_satisfies_itself_unless_it_is_strict(interval: Interval) -> None:
    assume(interval.qualifier not in ("over", "under") and interval.unit != "ton")
    assert interval.satisfies(interval)


def test_it_shows_itself_as_written() -> None:
    assert repr(Interval(900, 900, "km", "about")) == "<Interval about 900 km>"
    assert str(UP_TO_1_T) == "up to 1 t"

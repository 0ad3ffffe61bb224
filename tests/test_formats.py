"""Writing intervals: the figures that newspapers print."""

from __future__ import annotations

import pytest
from hypothesis import given

from strategies import intervals
from weaponref.formats import STYLES, format_number
from weaponref.grammar import parse
from weaponref.interval import Interval


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("about 900 km", "about 900 km (560 miles)"),
        ("about 550 miles", "about 550 miles (890 km)"),
        ("420 km", "420 km (260 miles)"),
        ("97 km", "97 km (60 miles)"),
        ("500 km", "500 km (310 miles)"),
        ("960 km", "960 km (600 miles)"),
        ("13,000 km", "13,000 km (8,100 miles)"),
        ("14,000 km", "14,000 km (8,700 miles)"),
        ("450–690 km", "450–690 km (280–430 miles)"),
        ("up to 1 t", "up to 1 t (2,200 pounds)"),
        ("500 kg", "500 kg (1,100 pounds)"),
        ("6 m", "6 m (20 feet)"),
        ("600 mm", "600 mm (24 inches)"),
        ("900 km/h", "900 km/h (560 mph)"),
        ("200 nmi", "200 nautical miles (370 km)"),
        ("1 mi", "1 mile (1.6 km)"),
        ("Mach 6", "Mach 6"),
        ("148", "148"),
        ("12 pcs", "12"),
        ("5 h", "5 hours"),
        ("$3.5 million", "$3.5 million"),
        ("18 million RUB", "18 million RUB"),
    ],
)
def test_news_puts_the_source_first_and_keeps_its_precision(text: str, news: str) -> None:
    assert parse(text).format("news") == news


@pytest.mark.parametrize(
    ("text", "ap"),
    [
        ("about 900 km", "about 900 kilometers (560 miles)"),
        ("450–690 km", "450 to 690 kilometers (280 to 430 miles)"),
        ("1 km", "1 kilometer (0.62 miles)"),
        ("2.5 t", "2.5 metric tons (5,500 pounds)"),
        ("900 km/h", "900 kph (560 mph)"),
    ],
)
def test_ap_uses_the_words_of_american_papers(text: str, ap: str) -> None:
    assert parse(text).format("ap") == ap


@pytest.mark.parametrize(
    ("text", "chart"),
    [
        ("600 km", "600 kilometers (372 miles)"),
        ("800 km", "800 kilometers (496 miles)"),
        ("300 km", "300 kilometers (186 miles)"),
        ("100 kg", "100 kilograms (220 pounds)"),
        ("2.5 t", "2.5 metric tons (2.8 short tons)"),
    ],
)
def test_ap_chart_uses_the_short_factors(text: str, chart: str) -> None:
    assert parse(text).format("ap-chart") == chart


def test_exact_shows_ten_figures() -> None:
    assert parse("900 km").format("exact") == "900 km (559.234073 miles)"
    assert parse("1 in").format("exact") == "1 inch (2.54 cm)"


def test_an_unresolved_ton_is_not_converted() -> None:
    assert parse("2.5 tons", ton="unstated").format("news") == "2.5 tons"


def test_an_unknown_style_is_refused_with_the_list() -> None:
    with pytest.raises(ValueError, match="plain, news, ap, ap-chart, exact"):
        Interval(1, 1, "km").format("fancy")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (10000.0, "10,000"),
        (2.5, "2.5"),
        (1.609, "1.6090"),
        (0.001, "0.001"),
        (1001.125, "1,001.125"),
        (0.0, "0"),
        (1e20, "100,000,000,000,000,000,000"),
    ],
)
def test_numbers_are_written_so_that_they_can_be_read_in_one_way(value: float, written: str) -> None:
    assert format_number(value) == written
    assert parse(written) == Interval(value, value)


@given(intervals())
def test_every_style_keeps_the_qualifier_and_writes_something(interval: Interval) -> None:
    for style in STYLES:
        written = interval.format(style)
        assert written.startswith(interval.qualifier or written[0])
        assert any(character.isdigit() for character in written)
        assert "e+" not in written.lower()

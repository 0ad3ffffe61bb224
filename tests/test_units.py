"""The closed list of units: exact factors, and the words that read as units."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies import sizes, unit_pairs
from weaponref.errors import AmbiguousUnitError, DimensionError, UnknownUnitError
from weaponref.quantities import quantity
from weaponref.units import SYMBOLS, dimension, factor, find_unit, nearest_words, read_unit, unit, unit_words


BASES = {"length": "m", "mass": "kg", "speed": "m/s", "time": "s"}


@pytest.mark.parametrize("symbol", [s for s in SYMBOLS if dimension(s) in BASES and s != "ton"])
def test_every_factor_is_that_of_pint(symbol: str) -> None:
    base = BASES[dimension(symbol)]
    there = quantity(1.0, symbol).to(quantity(1.0, base).units).magnitude
    assert factor(symbol, base) == pytest.approx(there, rel=1e-14)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("nmi", "m", 1852.0),
        ("mi", "m", 1609.344),
        ("ft", "m", 0.3048),
        ("in", "mm", 25.4),
        ("lb", "kg", 0.45359237),
        ("short ton", "lb", 2000.0),
        ("long ton", "lb", 2240.0),
        ("km/h", "m/s", 1 / 3.6),
        ("d", "h", 24.0),
    ],
)
def test_definitions_hold_exactly(source: str, target: str, expected: float) -> None:
    assert factor(source, target) == expected


@given(unit_pairs(), sizes())
@settings(max_examples=100)
def test_there_and_back_is_the_same_value(pair: tuple[str, str], value: float) -> None:
    one, other = pair
    assert math.isclose(value * factor(one, other) * factor(other, one), value, rel_tol=1e-12)


def test_other_dimensions_are_refused_with_both_named() -> None:
    with pytest.raises(DimensionError, match=r"'km'.*length.*'kg'.*mass"):
        factor("km", "kg")


def test_mach_is_no_speed() -> None:
    with pytest.raises(DimensionError, match="speed of sound"):
        factor("mach", "km/h")


def test_currencies_are_not_converted() -> None:
    with pytest.raises(DimensionError, match="currencies"):
        factor("USD", "EUR")


def test_a_bare_ton_has_a_dimension_but_no_factor() -> None:
    assert unit("ton").dimension == "mass"
    assert unit("ton").factor is None
    with pytest.raises(AmbiguousUnitError) as caught:
        factor("ton", "kg")
    assert caught.value.choices == ("short ton", "long ton", "t")


def test_an_unknown_symbol_is_refused() -> None:
    with pytest.raises(UnknownUnitError):
        factor("furlong", "m")


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        (
            "km KM Km kms kilometers kilometre ㎞ 킬로미터 キロメートル 公里 千米 км километров кілометрів Kilometern",
            "km",
        ),
        ("kilomètres kilómetros chilometri quilômetros kilometrów", "km"),
        ("mi miles マイル 마일 миль Meilen millas miglia", "mi"),
        ("NM nmi n.m. 해리 海里", "nmi"),
        ("t T tonne tonnes 톤 トン 吨 тонна тонн т Tonne Tonnen toneladas", "t"),
        ("kg KG kgs kilograms kilos 킬로그램 公斤 кг килограммов Kilogramm", "kg"),
        ("lb lbs LBS pounds фунтов", "lb"),
        ("km/h kph kmh KM/H км/ч км/год Stundenkilometer", "km/h"),
        ("m/s м/с", "m/s"),
        ("kn kts knots узлов Knoten", "kn"),
        ("mach Mach 마하 マッハ Маха 马赫", "mach"),
        ("count pcs units 기 발 шт", "count"),
        ("h hours 시간 時間 часов Stunden", "h"),
        ("USD $ dollars 달러 долларов", "USD"),
    ],
)
def test_words_of_many_languages(words: str, symbol: str) -> None:
    assert {word: read_unit(word) for word in words.split()} == dict.fromkeys(words.split(), symbol)


@pytest.mark.parametrize("word", ["ton", "tons", "Tons", "nm", "kt", "KT", "MT", "Mt", "mt", "M", "mil", "キロ", "¥"])
def test_ambiguous_words_name_their_choices(word: str) -> None:
    with pytest.raises(AmbiguousUnitError) as caught:
        read_unit(word)
    assert caught.value.choices


@pytest.mark.parametrize("word", ["G", "S", "H", "parsec", "", "m²", "cubic metres"])
def test_other_words_are_unknown(word: str) -> None:
    assert find_unit(word) is None
    with pytest.raises(UnknownUnitError):
        read_unit(word)


def test_a_misspelt_word_gets_suggestions_of_its_language() -> None:
    assert "kilometers" in nearest_words("kilometrs")
    assert "километров" in nearest_words("километроов")
    assert nearest_words("zzz") == ()
    assert nearest_words("k" * 100_000) == ()


def test_every_word_reads_as_a_symbol_of_the_list() -> None:
    assert set(unit_words().values()) == set(SYMBOLS) - {"ton"}


@given(st.text(max_size=20))
def test_any_text_is_a_unit_or_one_of_two_errors(word: str) -> None:
    try:
        symbol = read_unit(word)
    except (AmbiguousUnitError, UnknownUnitError):
        symbol = SYMBOLS[0]
    assert symbol in SYMBOLS

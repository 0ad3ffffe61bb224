"""The quantity grammar: what is read, what is refused, and laws that hold for any text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from strategies import intervals
from weaponref import errors
from weaponref.errors import (
    AmbiguousUnitError,
    DimensionError,
    MultipleQuantitiesError,
    QuantityParseError,
    UnknownUnitError,
    WeaponrefError,
)
from weaponref.grammar import _read_plain, convert, parse, scan
from weaponref.grammar.read import read
from weaponref.interval import HIGH_ONLY, LOW_ONLY, QUALIFIERS, Interval


CELLS: list[dict[str, object]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "quantities.yaml").read_text(encoding="utf-8")
)


def _arguments(cell: dict[str, object]) -> dict[str, str]:
    return {key: str(cell[key]) for key in ("unit", "ton") if key in cell}


@pytest.mark.parametrize("cell", [cell for cell in CELLS if "read" in cell], ids=lambda cell: str(cell["text"]))
def test_what_people_write_is_read(cell: dict[str, object]) -> None:
    found = parse(str(cell["text"]), **_arguments(cell))
    assert str(found) == str(cell["read"]) or found == parse(str(cell["read"]))
    if "comment" in cell:
        assert found.comment == cell["comment"]
    if "warns" in cell:
        assert bool(found.warnings) is cell["warns"]


@pytest.mark.parametrize("cell", [cell for cell in CELLS if "error" in cell], ids=lambda cell: str(cell["text"]))
def test_what_is_not_clear_is_refused(cell: dict[str, object]) -> None:
    with pytest.raises(WeaponrefError) as caught:
        parse(str(cell["text"]), **_arguments(cell))
    assert type(caught.value) is getattr(errors, str(cell["error"]))


# --- single rules -------------------------------------------------------------------------------------------------


def test_the_fields_of_a_statement() -> None:
    found = parse("  a maximum range of about 900 km (550 miles)  ")
    assert (found.low, found.high, found.unit, found.qualifier) == (900.0, 900.0, "km", "about")
    assert found.text == "a maximum range of about 900 km (550 miles)"
    assert found.comment == "a maximum range of"
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("up to 1 t", None, 1.0),
        ("under 1 t", None, 1.0),
        ("at least 1 t", 1.0, None),
        ("over 1 t", 1.0, None),
        ("about 1 t", 1.0, 1.0),
        ("up to 1–2 t", 1.0, 2.0),
    ],
)
def test_bounds_leave_one_end_open_unless_both_are_stated(text: str, low: float | None, high: float | None) -> None:
    found = parse(text)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("word", "qualifier"),
    [
        ("approximately", "approximately"),
        ("~", "about"),
        ("circa", "about"),
        ("almost", "nearly"),
        ("est.", "estimated"),
        ("exactly", "exactly"),
        ("max.", "up to"),
        ("not more than", "up to"),
        ("less than", "under"),
        ("minimum", "at least"),
        ("more than", "over"),
    ],
)
def test_qualifiers_stay_apart(word: str, qualifier: str) -> None:
    assert parse(f"{word} 900 km").qualifier == qualifier


def test_a_converted_figure_that_disagrees_is_told_by_how_much() -> None:
    (warning,) = parse("900 km (300 miles)").warnings
    assert "46.4%" in warning or "46.5%" in warning
    assert "nautical" in parse("15,200 km (8,200 miles)").warnings[0]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("70 km (A)/300 km (B)", ("70 km (A)", "300 km (B)")),
        ("300 km, 500 km", ("300 km", "500 km")),
        ("300 or 500 km", ("300 km", "500 km")),
        ("430 and 690 kilometers respectively", ("430 km", "690 kilometers respectively")),
        ("350キロメートルと400キロメートル", ("350キロメートル", "400キロメートル")),
        ("각각 1t, 2t", ("각각 1t", "2t")),
    ],
)
def test_several_quantities_are_given_back_one_by_one(text: str, parts: tuple[str, ...]) -> None:
    with pytest.raises(MultipleQuantitiesError) as caught:
        parse(text)
    assert caught.value.parts == parts
    for part in parts:
        assert parse(part).unit is not None


@pytest.mark.parametrize(
    ("ton", "unit"), [("short", "short ton"), ("long", "long ton"), ("metric", "t"), ("unstated", "ton")]
)
def test_a_bare_ton_means_what_the_caller_says(ton: str, unit: str) -> None:
    assert parse("half a ton to 2.5 tons", ton=ton) == Interval(0.5, 2.5, unit)


def test_what_a_ton_means_is_one_of_four() -> None:
    with pytest.raises(ValueError, match="short"):
        parse("1 ton", ton="royal")


def test_the_unit_of_a_bare_number_is_given_by_the_caller_alone() -> None:
    assert parse("500").unit is None
    assert parse("500", unit="kilometers") == Interval(500, 500, "km")
    assert parse("500 kg", unit="km") == Interval(500, 500, "kg")
    with pytest.raises(DimensionError):
        parse("500 missiles", unit="km")
    assert parse("500 missiles", unit="count") == Interval(500, 500, "count")


def test_ambiguous_and_unknown_units_name_what_to_write() -> None:
    with pytest.raises(AmbiguousUnitError) as ambiguous:
        parse("2.5 tons")
    assert ambiguous.value.choices == ("short ton", "long ton", "t")
    with pytest.raises(UnknownUnitError) as unknown:
        parse("500 kilometrs")
    assert "kilometers" in unknown.value.suggestions


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("1.500 km", "1,500"),
        ("690–450 km", "reversed"),
        ("-5 km", "negative"),
        ("4 January 2024", "date"),
        ("KN-23", "designation"),
        ("not 500 km", "not"),
        ("hogyan 400 km", "not known"),
        ("increased from 300 to 500 km", "change"),
        ("9" * 40, "digits"),
        ("x" * 501, "too many"),
        ("900¹ km", "footnote"),
        ("تصل إلى 300 كم", "language"),
    ],
)
def test_a_refusal_says_why(text: str, word: str) -> None:
    with pytest.raises(QuantityParseError) as caught:
        parse(text)
    assert word in caught.value.reason
    assert caught.value.text.startswith(text[:50])


def test_a_dot_before_three_digits_is_read_where_the_words_tell_the_language() -> None:
    assert parse("bis zu 4.000 Kilometern").high == 4000
    assert parse("unos 1.500 km").high == 1500
    assert parse("plus de 11.500 km").low == 11500
    assert parse("portée maximale est de 3.500 km") == parse("3500 km")
    with pytest.raises(QuantityParseError):
        parse("up to 4.000 kilometers")


@pytest.mark.parametrize(
    "text",
    [
        "c.500 km",
        "approx.500 km",
        "500 km",
        "une portée de plus de 500 km",
        "estimated at least 500 km",
        "射程500-600千米",
        "每小时900公里",
        "две с половиной тонны",
        "450 km - 280 mi",
        "$1.5 trillion",
        "1h 30m",
    ],
)
def test_misreadings_that_once_happened_stay_away(text: str) -> None:
    wrong = {
        "c.500 km": Interval(0.5, 0.5, "km", "about"),
        "approx.500 km": Interval(0.5, 0.5, "km", "approximately"),
        "une portée de plus de 500 km": Interval(500, 500, "km"),
        "estimated at least 500 km": Interval(500, 500, "km", "estimated"),
        "每小时900公里": Interval(900, 900, "km"),
        "две с половиной тонны": Interval(0.5, 0.5, "t"),
        "450 km - 280 mi": Interval(279.6170365068003, 280, "mi"),
        "$1.5 trillion": Interval(1.5, 1.5, "USD"),
        "1h 30m": Interval(1, 1, "h"),
    }
    try:
        found = parse(text)
    except WeaponrefError:
        return
    assert found != wrong.get(text)
    assert found.high is None or found.high < 1e13


def test_convert_reads_text_and_intervals() -> None:
    assert convert("about 550 miles", "km") == Interval(885.1392, 885.1392, "km", "about")
    assert convert(Interval(1, 1, "t"), "kg") == Interval(1000, 1000, "kg")
    with pytest.raises(DimensionError):
        convert("Mach 5", "km/h")


# --- laws ---------------------------------------------------------------------------------------------------------

_WORDS = """
    km| kg| t| miles| ton| Mach | about | up to | to | and | or | between | a | half | one | million | KN-23|
    킬로미터|약|최대|이상|만|천|キロ|約|以上|до |около |км|bis |etwa |jusqu'à |de |à |nm|in|²|\xa0
"""
_PIECES = st.sampled_from([*"0123456789 .,-–~()/+<>=±'\"%?$€¥½", *_WORDS.replace("\n", "").split("|")])


@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=12).map("".join)))
@settings(max_examples=250)
@example("")
@example("\x00")
@example("\ud800 km")
@example("½½½ km")
@example("1만만만 km")
@example("((((5 km")
def test_any_text_is_read_or_refused_with_a_documented_error(text: str) -> None:
    try:
        found = parse(text)
    except (QuantityParseError, AmbiguousUnitError, UnknownUnitError):
        return
    # What was made without checks would have passed them.
    assert Interval(found.low, found.high, found.unit, found.qualifier) == found


@given(intervals())
@settings(max_examples=200)
def test_the_canonical_writing_reads_back(interval: Interval) -> None:
    found = parse(interval.format("plain"), ton="unstated")
    assert found == interval
    assert found.comment == ""
    assert found.warnings == ()


_NUMBERS = st.one_of(
    st.integers(0, 99_999).map(str),
    st.integers(0, 10**7).map("{:,}".format),
    st.decimals(0, 99_999, places=2).map(str),
    st.decimals(0, 999, places=1).map(str),
)
_SHORT_UNITS = st.sampled_from(
    ["km", "km/h", "kg", "kn", "m/s", "mph", "mm", "mi", "m", "cm", "ft", "t", "lb", "miles", "tonnes", "kilograms"]
)
_SHORT_WORDS = ("around", "roughly", "circa", "c.", "ca", "approx", "approx.", "max.", "less than", "more than")


@given(
    st.sampled_from(
        ["", *(f"{word} " for word in (*QUALIFIERS, *_SHORT_WORDS)), "c.", "about", "~", "≈", ">= ", "<= ", "> ", "<"]
    ),
    st.lists(_NUMBERS, min_size=1, max_size=2),
    st.sampled_from(["-", "–", " - ", " – ", " to "]),
    st.sampled_from(["", " "]),
    _SHORT_UNITS,
    st.booleans(),
    st.sampled_from(["", " (est.)", " (estimated)"]),
)
@settings(max_examples=400)
def test_the_short_way_reads_what_the_grammar_reads(
    qualifier: str, numbers: list[str], dash: str, gap: str, unit: str, mach: bool, behind: str
) -> None:
    text = f"{qualifier}Mach {dash.join(numbers)}" if mach else f"{qualifier}{dash.join(numbers)}{gap}{unit}"
    text += behind
    short = _read_plain(text)
    assume(short is not None)
    assert short is not None
    found = read(text, None, None)
    assert found == short
    assert (found.text, found.comment, found.warnings) == (short.text, short.comment, short.warnings)


@given(st.sampled_from([*HIGH_ONLY, *LOW_ONLY]), st.sampled_from(["km", "kg", "Mach", "$"]), st.integers(1, 9999))
@settings(max_examples=50)
def test_bounds_never_state_the_open_end(qualifier: str, unit: str, value: int) -> None:
    text = f"{qualifier} {unit} {value}" if unit in ("Mach", "$") else f"{qualifier} {value} {unit}"
    found = parse(text)
    assert (found.low is None) is (qualifier in HIGH_ONLY)
    assert (found.high is None) is (qualifier in LOW_ONLY)


HOSTILE = {
    "digits": "9",
    "spaces": " ",
    "qualifiers": "up to ",
    "brackets": "(",
    "dashes": "1-",
    "commas": "1,",
    "groups": "1 000 ",
    "apostrophes": "a'",
    "slashes": "km/",
    "scales": "1만",
    "designations": "A1-",
    "fractions": "½",
    "numerals": "千",
    "words": "one ",
    "units": "5km ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_megabyte_is_refused_for_its_length(piece: str) -> None:
    with pytest.raises(QuantityParseError):
        parse(piece * (1_000_000 // len(piece)))


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_the_work_grows_with_the_length_and_not_its_square(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in calls, without the limit of length. Ten times the text is a hundred times the work if it is not so."""
    monkeypatch.setattr(scan, "LONGEST", 10**9)

    def calls(length: int) -> int:
        count = 0

        def count_call(_frame: object, event: str, _argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        text = piece * (length // len(piece))
        sys.setprofile(count_call)
        try:
            parse(text)
        except QuantityParseError:
            pass
        finally:
            sys.setprofile(None)
        return count

    calls(100)  # compiles the patterns
    assert calls(6_000) < 20 * calls(600) + 500


@pytest.mark.parametrize("wrong", [None, 600, b"600 km"], ids=str)
def test_what_is_no_text_is_a_type_error(wrong: object) -> None:
    with pytest.raises(TypeError, match="a quantity is a text such as"):
        parse(wrong)  # type: ignore[arg-type]

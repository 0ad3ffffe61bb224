"""The headers of real tables: which column holds names, which quantities, and which neither."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import weaponref
from weaponref.validation.binding import bind
from weaponref.validation.headers import name_headers, read_header


HEADERS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "data" / "headers.yaml").read_text(encoding="utf-8"))
QUANTITIES: dict[str, str] = {**HEADERS["quantities"], **HEADERS["written"]}


# Each as its publisher writes it; what is not named is left alone.
REAL = {
    "attacks on Ukraine": (
        ["time_start", "time_end", "model", "launch_place", "target", "launched",
            "destroyed", "not_reach_goal", "carrier", "turbojet", "source"],
        "model",
        {},
    ),
    "database of North Korean tests": (
        [
            "F1", "Date", "Date Entered/Updated", "Launch Time (UTC)", "Missile Name", "Missile Type",
            "Launch Agency/Authority", "Facility Name", "Apogee", "Distance Travelled", "Success", "Source(s)",
        ],
        "Missile Name",
        {"Apogee": ("apogee", None), "Distance Travelled": ("flight_distance", None)},
    ),
    "specifications in snake case": (
        ["name", "country", "category", "range_km", "payload_kg", "stages",
            "peak_mach", "cep_m", "mass_kg", "diameter_m", "length_m", "first_test"],
        "name",
        {
            "range_km": ("range_max", "km"), "payload_kg": ("payload_mass", "kg"), "stages": ("stages", "count"),
            "cep_m": ("cep", "m"), "mass_kg": ("launch_mass", "kg"), "diameter_m": ("diameter", "m"),
            "length_m": ("length", "m"),
        },
    ),
    "transfers of arms": (
        ["Recipient", "Supplier", "Weapon designation", "Weapon description", "Number ordered", "Number delivered"],
        "Weapon designation",
        {},
    ),
    "attacks on ships": (["date", "weapon_type", "weapon", "vessel", "distance_nm"], "weapon", {}),
    "tests in Korean": (
        ["발사일", "미사일", "사거리(km)", "최고고도(km)", "비행거리(km)", "장소"],
        "미사일",
        {
            "사거리(km)": ("range_max", "km"), "최고고도(km)": ("apogee", "km"),
            "비행거리(km)": ("flight_distance", "km"),
        },
    ),
    "tests in Japanese": (
        ["日付", "ミサイル", "飛行距離(km)", "最高高度(km)", "発射場所"],
        "ミサイル",
        {"飛行距離(km)": ("flight_distance", "km"), "最高高度(km)": ("apogee", "km")},
    ),
    "tests in Chinese": (
        ["发射日期", "导弹型号", "射程(公里)", "飞行高度", "载荷"],
        "导弹型号",
        {"射程(公里)": ("flight_distance", "km"), "飞行高度": ("apogee", None), "载荷": ("payload_mass", None)},
    ),
    "specifications in Ukrainian": (
        ["Назва", "Максимальна дальність (км)", "Маса бойової частини (кг)", "Довжина (м)"],
        "Назва",
        {
            "Максимальна дальність (км)": ("range_max", "km"), "Маса бойової частини (кг)": ("warhead_mass", "kg"),
            "Довжина (м)": ("length", "m"),
        },
    ),
    "specifications in German": (
        ["Datum", "Rakete", "Reichweite (km)", "Sprengkopf (kg)", "Startmasse (t)"],
        "Rakete",
        {
            "Reichweite (km)": ("range_max", "km"), "Sprengkopf (kg)": ("warhead_mass", "kg"),
            "Startmasse (t)": ("launch_mass", "t"),
        },
    ),
    "specifications in French": (
        ["Modèle", "Portée (km)", "Charge militaire (kg)", "Masse (kg)"],
        "Modèle",
        {
            "Portée (km)": ("range_max", "km"), "Charge militaire (kg)": ("warhead_mass", "kg"),
            "Masse (kg)": ("launch_mass", "kg"),
        },
    ),
    "specifications in Portuguese": (
        ["nome", "origem", "tipo", "calibre", "alcance", "ano", "nota"],
        "nome",
        {"calibre": ("caliber", None), "alcance": ("range_max", None)},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("headers", "name", "columns"), REAL.values(), ids=REAL)
def test_columns_of_real_tables_are_what_their_headers_say(
    headers: list[str], name: str, columns: dict[str, tuple[str, str | None]]
) -> None:
    found = bind(headers)
    assert found.name == name
    assert {column: (binding.property, binding.unit) for column, binding in found.items()} == columns


@pytest.mark.parametrize("header", ["Range (km)", "range_km", "사거리", "Дальность, км", "射程"])
def test_a_range_in_a_log_of_tests_is_how_far_a_missile_flew(header: str) -> None:
    """A log has dates and apogees; as a range, every short test would be too low."""
    assert bind(["Date", "Missile", header, "Apogee (km)"])[header].property == "flight_distance"


@pytest.mark.parametrize(
    ("headers", "header"),
    [
        (["Missile", "Range (km)", "Apogee (km)"], "Range (km)"),
        (["Date", "Missile", "Range (km)"], "Range (km)"),
        (["Date", "Missile", "Max range (km)", "Apogee (km)"], "Max range (km)"),
        (["Date", "Missile", "Range (km)", "Distance flown (km)", "Apogee (km)"], "Range (km)"),
    ],
    ids=["no date", "no apogee", "the greatest range", "the distance stands beside it"],
)
def test_any_other_range_is_a_range(headers: list[str], header: str) -> None:
    assert bind(headers)[header].property == "range_max"


@pytest.mark.parametrize(
    "header", ["range (test, km)", "Range (km; observed)", "observed range km", "사거리 (시험, km)"]
)
def test_a_range_that_is_said_to_be_of_tests_is_how_far_a_missile_flew(header: str) -> None:
    """A test that is shorter than the greatest range is no value too low."""
    found = bind(["Missile", header])[header]
    assert (found.property, found.unit) == ("flight_distance", "km")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("speed km/h", ("speed_max", "km/h")),
        ("Speed, km/h", ("speed_max", "km/h")),
        ("速度km/h", ("speed_max", "km/h")),
        ("射程km", ("range_max", "km")),
        ("탄두kg", ("warhead_mass", "kg")),
    ],
)
def test_a_unit_behind_a_header_needs_no_brackets(header: str, expected: tuple[str, str]) -> None:
    found = bind(["Missile", header])[header]
    assert (found.property, found.unit) == expected


def test_the_duration_of_a_test_is_no_endurance() -> None:
    assert "Flight time (min)" not in bind(["Missile", "Distance flown (km)", "Flight time (min)"])
    assert bind(["Drone", "Flight time (h)"])["Flight time (h)"].property == "endurance"


@pytest.mark.parametrize("header", ["apogee (Mach)", "range_kg", "payload km"])
def test_a_unit_that_does_not_measure_a_property_is_not_its_unit(header: str) -> None:
    found = bind(["missile", header])
    assert header not in found or found[header].unit is None


@pytest.mark.parametrize(("header", "expected"), QUANTITIES.items(), ids=map(repr, QUANTITIES))
def test_a_header_names_a_property_and_a_unit(header: str, expected: str) -> None:
    """In every language, with its words in any order; a unit of several meanings is left open ("?")."""
    found = read_header(header)
    name, _, unit = expected.partition(" ")
    assert found.property == name
    assert (found.unit or "") == unit.strip("?")
    assert (unit == "?") is (found.unit is None and bool(found.word))


@pytest.mark.parametrize("header", HEADERS["not bound"])
def test_a_header_of_another_thing_names_no_property(header: str) -> None:
    """A word that is not understood, and what may be a kind or a place, is not guessed."""
    assert read_header(header).property is None


@pytest.mark.parametrize("header", HEADERS["names"])
def test_a_header_of_names_is_one(header: str) -> None:
    """Weapons, names, models and types in every language."""
    assert name_headers(["date", header, "target"]) == (header,)


@pytest.mark.parametrize("header", HEADERS["not names"])
def test_a_header_of_another_thing_holds_no_names(header: str) -> None:
    """Counts, places, kinds of things that are no weapon."""
    assert name_headers([header]) == ()


def test_the_headers_are_of_many_languages() -> None:
    """The table of headers is worth its name."""
    assert len(QUANTITIES) + len(HEADERS["names"]) >= 180


@pytest.mark.parametrize(
    "headers",
    [
        ["Date", "Missile", "range_km", "Launch site"],
        ["date", "missile", "range_km", "launch_place", "target"],
        ["Launch date", "Location", "Missile", "range_km"],
        ["Test date", "Missile", "Outcome", "range_km"],
        ["date", "missile", "range_km", "success"],
        ["date", "missile", "range_km", "apogee"],
        ["Launch Date (UTC)", "Missile", "range_km", "Facility Name"],
        ["발사일", "미사일", "range_km", "발사장소"],
        ["Дата пуска", "Ракета", "range_km", "Место пуска"],
        ["日付", "ミサイル", "range_km", "発射場所"],
        ["发射日期", "导弹型号", "range_km", "发射地点"],
        ["Datum", "Rakete", "range_km", "Startort"],
        ["launch date", "missile", "range_km"],
        ["fecha de lanzamiento", "misil", "range_km"],
        ["발사일", "미사일", "range_km"],
        ["発射日", "ミサイル", "range_km"],
    ],
    ids=", ".join,
)
def test_a_range_in_a_log_of_flights_is_how_far_each_flew(headers: list[str]) -> None:
    """A date and a place, an apogee or a result make a log; the report says so, and a caller can say otherwise."""
    found = bind(headers)["range_km"]
    assert (found.property, found.unit) == ("flight_distance", "km")
    assert found.how == "header: one row a flight: it is how far each flew"
    assert bind(headers, columns={"range_km": "range_max"})["range_km"].property == "range_max"


@pytest.mark.parametrize(
    "headers",
    [
        ["Missile", "Date of introduction", "range_km", "Launch site"],
        ["Missile", "Introduced", "Date", "Launch site", "range_km"],
        ["Missile", "In service", "Date", "Test result", "range_km"],
        ["Missile", "First test date", "range_km", "Launch platform"],
        ["Missile", "Year", "range_km", "Launch site"],
        ["Missile", "range_km", "Launch site", "Success"],
        ["Missile", "Date", "range_km", "Source"],
        ["Missile", "Date", "Location", "range_km"],
        ["Missile", "Date", "Site", "range_km"],
        ["Missile", "Last updated date", "range_km", "Site"],
        ["Missile", "First launch date", "range_km"],
        ["Missile", "Launch date", "range_km", "Length (m)"],
        ["Ракета", "Дата принятия на вооружение", "range_km", "Полигон"],
        ["미사일", "실전배치 일자", "range_km", "장소"],
    ],
    ids=", ".join,
)
def test_a_range_in_any_other_table_is_a_range(headers: list[str]) -> None:
    """An inventory has dates and places too."""
    assert bind(headers)["range_km"].property == "range_max"


@pytest.mark.parametrize("header", ["Max range (km)", "Operational range (km)", "maximum_range_km"])
def test_the_greatest_range_stays_one_in_a_log(header: str) -> None:
    """A log may repeat what each missile can do."""
    assert bind(["Date", "Missile", header, "Launch site", "Apogee (km)"])[header].property == "range_max"


def test_a_short_test_is_never_too_low() -> None:
    """Not in a log with a place and without an apogee."""
    row = {"date": "2019-05-04", "missile": "KN-23", "range_km": 150, "launch site": "Hodo"}
    report = weaponref.validate([row])
    assert report.ok
    assert not report.reaches("note")


def test_a_mass_that_does_not_say_of_what_is_told() -> None:
    """In a list of specifications it is that at launch, and the binding says that this is assumed."""
    assert "assumed" in bind(["Missile", "Weight (kg)", "Length (m)"])["Weight (kg)"].how
    beside = bind(["Missile", "Launch mass (kg)", "Weight (kg)"])
    assert list(beside) == ["Launch mass (kg)"]
    log = bind(["Date", "Missile", "Weight (kg)", "Target"])
    assert not log
    assert log.unread[1].mappings == ("launch_mass:kg", "warhead_mass:kg", "payload_mass:kg")


@pytest.mark.parametrize(
    ("header", "mappings"),
    [
        ("rnage km", ("range_max:km",)),
        ("cruise altitude (m)", ("apogee:m",)),
        ("Warhead", ("warhead_mass",)),
        ("payload/warhead (kg)", ("payload_mass:kg", "warhead_mass:kg")),
        ("Max. distance (km)", ("range_max:km", "flight_distance:km")),
        ("how far (mi)", ("range_max:mi", "flight_distance:mi", "apogee:mi")),
        ("km", ("range_max:km", "flight_distance:km", "apogee:km")),
        ("notes", ()),
        ("Radar range (km)", ()),
        ("Launch site", ()),
        ("not_reach_goal", ()),
        ("Warhead yield (kt)", ()),
        ("date", ()),
    ],
)
def test_what_was_not_read_says_what_would_read_it(header: str, mappings: tuple[str, ...]) -> None:
    """Where a header comes close to a property, or names a unit."""
    (column,) = weaponref.validate([{"missile": "KN-23", header: ""}]).unread
    assert (column.column, column.mappings) == (header, mappings)
    assert bool(column.advice) is bool(mappings)
    for mapping in mappings:
        assert mapping in column.advice
        assert bind(["missile", header], columns={header: mapping})[header].property == mapping.partition(":")[0]


def test_of_an_ambiguous_unit_the_meanings_that_fit_are_choices() -> None:
    """Knots are a speed, thousands of tonnes are none."""
    assert bind(["Missile", "Speed (kt)"])["Speed (kt)"].choices == ("kn",)
    assert bind(["Missile", "Mass (tons)"])["Mass (tons)"].choices == ("short ton", "long ton", "t")


def test_a_unit_that_the_caller_gives_makes_a_quantity_of_what_may_be_a_kind() -> None:
    """A warhead of so many kilograms is no kind of warhead."""
    assert "Warhead" not in bind(["Missile", "Warhead"])
    found = bind(["Missile", "Warhead"], unit={"Warhead": "kg"})["Warhead"]
    assert (found.property, found.unit) == ("warhead_mass", "kg")


def test_two_columns_of_masses_are_told_apart_by_nobody() -> None:
    """Neither says of what, and neither is silently left out."""
    with pytest.raises(weaponref.errors.BindingError, match="both look like launch_mass"):
        bind(["Missile", "Weight (kg)", "Weight (lb)"])


def test_of_several_units_the_one_that_measures_it_is_taken_or_none() -> None:
    """Of a range with a payload the kilometres; of kilometres and miles neither, and the binding says so."""
    assert read_header("Range (km, with 500 kg)").unit == "km"
    both = bind(["Missile", "Range (km / mi)"])["Range (km / mi)"]
    assert (both.unit, both.how) == (None, "header: it names several units, km or mi")


def test_columns_that_the_caller_leaves_out_are_told_as_such() -> None:
    """And those that were found by nobody because the caller named others."""
    left = bind(["missile", "range_km"], columns={"range_km": None}).unread
    assert [(column.column, column.why, column.advice) for column in left] == [("range_km", "left out", "")]
    named = bind(["missile", "range_km", "length_m"], columns={"length_m": "length"}).unread
    assert [(column.column, column.mappings) for column in named] == [("range_km", ("range_max:km",))]


@pytest.mark.parametrize("form", ["to_text", "to_markdown", "to_html", "to_json", "to_sarif", "to_junit"])
def test_every_form_of_a_report_tells_what_was_not_read(form: str) -> None:
    """And escapes it."""
    row = {"missile": "KN-23", "rnage <b> (km)": 450, "seen by": "JCS"}
    told = getattr(weaponref.validate([row]), form)()
    assert "seen by" in told
    assert "range_max:km" in told.replace("\\", "")
    if form in ("to_html", "to_junit"):
        assert "<b> (km)" not in told


def test_a_wide_table_is_not_listed_whole() -> None:
    """Two hundred columns make no wall of text."""
    report = weaponref.validate([{"missile": "KN-23", **{f"note {number}": "" for number in range(200)}}])
    assert len(report.unread) == 200
    assert "180 more" in report.to_text()


@pytest.mark.parametrize("header", ["range" * 2000, "x " * 5000, "(" * 3000, "km " * 1000, "사거리" * 1000])
def test_an_endless_header_is_read_at_once(header: str) -> None:
    """And names nothing."""
    assert read_header(header).property is None


@pytest.mark.parametrize("own", ["{} unit", "{}_unit", "unit {}", "{} units", "Unit of measure {}"])
def test_columns_with_units_of_their_own(own: str) -> None:
    """Each quantity is read in the units that stand in the column called after it."""
    found = bind(["missile", "range", own.format("range"), "payload", own.format("payload")])

    assert {column: each.unit_column for column, each in found.items()} == {
        column: own.format(column) for column in ("range", "payload")
    }
    assert not found.unread


def test_a_unit_is_a_word() -> None:
    """A number in its place is refused in words."""
    with pytest.raises(TypeError, match="not 5"):
        bind(["missile", "range"], unit=5)  # type: ignore[arg-type]

"""The headers of real tables: which column holds names, which quantities, and which neither."""

from __future__ import annotations

import pytest

from weaponref.validation.binding import bind


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

"""The index of names: which keys a stored name has, who bears them, and exact look-up."""

from __future__ import annotations

import pytest
from attrs import frozen

from weaponref.names.index import Entry, build_index, keys, lookup, pick
from weaponref.names.memory import NameIndex


@frozen
class Record:
    id: str
    names: tuple[str, ...]
    is_family: bool = False


RECORDS = (
    Record("hwasong-11", ("Hwasong-11 (series)", "Hwasong-11", "KN-23/24"), is_family=True),
    Record("kn-02-toksa", ("KN-02 Toksa", "KN-02", "Hwasong-11")),
    Record("kn-23", ("KN-23", "Hwasong-11A", "Hwasong-11")),
    Record("kn-23a", ("KN-23A", "KN-23 (KN-23A)")),
    Record("kn-23-rail", ("KN-23 (railway-borne)", "rail-mobile KN-23")),
    Record("kn-24", ("KN-24", "Hwasong-11B")),
    Record("hwasong-11d", ("Hwasong-11Ra", "CRBM")),
    Record("hwasong-13", ("Hwasong-13 (KN-08)",)),
    Record("iskander", ("Iskander",), is_family=True),
    Record("iskander-m", ("Iskander-M", "Iskander", "SS-26 Stone", "Iskander-M/KN-23")),
    Record("scud", ("Scud",), is_family=True),
    Record("scud-b", ("Scud-B", "SS-1 Scud")),
    Record("scud-d-sy", ("Scud-D (Syria)",)),
    Record("tochka-u", ("Tochka-U", "OTR-21 Tochka")),
    Record("tochka-family", ("Tochka family",), is_family=True),
    Record("neptune", ("Neptune",)),
    Record("neptune-family", ("Neptune family",), is_family=True),
    Record("bm-21-grad", ("BM-21 Grad",)),
    Record("bm-21-family", ("BM-21 family",), is_family=True),
    Record("trident-2", ("Trident II D5",)),
    Record("kh-101", ("Kh-101", "X-101", "X-101/X-555")),
    Record("kh-555", ("Kh-555", "X-555", "X-101/X-555")),
    Record("kh-22", ("Kh-22", "X-22M")),
    Record("kh-15", ("Kh-15",)),
    Record("s-300", ("S-300 (used against ground targets)",)),
    Record("c-802", ("C-802",)),
    Record("gmlrs", ("GMLRS", "M30/M31")),
    Record("r-36m", ("R-36M / R-36M2 Voevoda", "SS-18")),
    Record("oniks", ("P-800 Oniks",)),
    Record("agni-3", ("Agni-III",)),
    Record("shaheen-2", ("Shaheen-II", "Hatf VI")),
    Record("m1985-240mm", ("M1985 (240 mm)",)),
    Record("122mm-mlrs-dprk", ("122 mm MLRS (North Korean)",)),
)
INDEX = NameIndex(build_index(RECORDS), {"hwasong-11": ("kn-23", "kn-24"), "iskander": ("iskander-m",)})


def found(text: str) -> tuple[str, ...]:
    return pick(lookup(text, INDEX))


def test_a_name_is_indexed_whole_by_its_stem_and_by_the_part_in_brackets() -> None:
    assert keys("Hwasong-13 (KN-08)") == ("hwasong13kn8", "hwasong13", "kn8")


@pytest.mark.parametrize("name", ["Iskander-M/KN-23", "KN-23/24", "X-101/X-555", "CRBM"])
def test_a_composite_name_or_a_mere_class_has_no_keys(name: str) -> None:
    assert keys(name) == ()


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Hwasong-11 (series)", "hwasong11"),
        ("S-300 (used against ground targets)", "s300"),
        ("M1985 (240 mm)", "m1985"),
        ("Scud-D (Syria)", "scudd"),
    ],
)
def test_a_remark_in_brackets_is_no_name(name: str, stem: str) -> None:
    assert keys(name)[1:] == (stem,)


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("KN-23", "kn-23"),
        ("kn23", "kn-23"),
        ("Hwasong-11Ga", "kn-23"),
        ("KN-08", "hwasong-13"),
        ("KN-23A", "kn-23a"),
        ("rail-mobile KN-23", "kn-23-rail"),
        ("KN-23 (railway-borne)", "kn-23-rail"),
        ("SS-26", "iskander-m"),
        ("P-800", "oniks"),
        ("Oniks", "oniks"),
        ("S-300", "s-300"),
        ("M30/M31", "gmlrs"),
        ("R-36M / R-36M2 Voevoda", "r-36m"),
        ("R-36M2", "r-36m"),
        ("Agni-III", "agni-3"),
        ("Agni 3", "agni-3"),
        ("Hatf-6", "shaheen-2"),
        ("Scud-D (Syria)", "scud-d-sy"),
        ("Kh-22M", "kh-22"),
    ],
)
def test_what_finds_a_record(text: str, record: str) -> None:
    assert found(text) == (record,)


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("KN-23s", "kn-23"),
        ("Iskander-Ms", "iskander-m"),
        ("Ch-101", "kh-101"),
        ("C-300", "s-300"),
        ("C-802", "c-802"),
        ("X-555", "kh-555"),
        ("Scuds", "scud"),
    ],
)
def test_other_keys_are_tried_when_the_literal_one_finds_nothing(text: str, record: str) -> None:
    assert found(text) == (record,)


@pytest.mark.parametrize(
    "text",
    [
        "KN-25",
        "KN-23B",
        "KN-23S",
        "Kh-23",
        "KN-2.3",
        "X-15",  # an aircraft, not Kh-15
        "CH-15",  # a helicopter's letters
        "S-802",
        "Stone",
        "Syria",
        "240 mm",
        "122 mm MLRS",  # others than North Korea have it
        "Scud-D",
        "CRBM",
        "SS-1",  # the family's designation
        "KN-23/24",
        "Iskander-M/KN-23",
        "KN-23 (KN-23A)",
        "",
        "?",
    ],
)
def test_what_finds_nothing(text: str) -> None:
    assert found(text) == ()


def test_an_id_comes_before_a_family_name_and_that_before_other_names() -> None:
    assert lookup("Hwasong-11", INDEX) == (
        Entry("hwasong-11", 0),
        Entry("kn-02-toksa", 2),
        Entry("kn-23", 2),
    )
    assert found("Iskander") == ("iskander",)


def test_a_family_is_found_without_the_word_where_no_system_is_called_so() -> None:
    assert found("Tochka") == ("tochka-family",)
    assert found("Neptune") == ("neptune",)
    assert found("BM-21") == ("bm-21-grad",)
    assert found("Neptune family") == ("neptune-family",)


def test_a_nickname_that_others_share_is_not_that_of_one_variant() -> None:
    """OTR-21 Tochka is a name of Tochka-U, and Tochka is more than that."""
    assert "tochka" not in build_index([Record("tochka-u", ("Tochka-U", "OTR-21 Tochka"))])


def test_a_model_is_found_without_the_roman_number_before_it() -> None:
    assert found("Trident D5") == found("Trident 2 D5") == ("trident-2",)
    assert found("Trident D") == found("D5") == ()


def test_several_records_at_the_best_rank_are_ambiguous() -> None:
    records = (Record("a", ("RSM-54",)), Record("b", ("RSM-54",)), Record("c", ()))
    assert pick(build_index(records)["rsm54"]) == ("a", "b")


def test_the_order_of_the_records_does_not_matter() -> None:
    assert build_index(reversed(RECORDS)) == build_index(RECORDS)
    assert list(build_index(reversed(RECORDS))) == list(build_index(RECORDS))


def test_a_record_stands_once_under_a_key_by_its_best_right() -> None:
    assert build_index([Record("kn-23", ("KN-23", "KN23"))]) == {"kn23": (Entry("kn-23", 0),)}

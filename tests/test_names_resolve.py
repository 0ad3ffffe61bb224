"""What a cell of a name column means: the statuses, one by one, and that no other text is matched."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from weaponref.names.index import build_index
from weaponref.names.memory import NameIndex
from weaponref.names.resolve import read
from weaponref.names.scripts import readings


if TYPE_CHECKING:
    from weaponref.names.reading import Reading


@frozen
class Record:
    id: str
    names: tuple[str, ...]
    country: str = ""
    kind: str = ""
    is_family: bool = False


RECORDS = {
    record.id: record
    for record in (
        Record("hwasong-11", ("Hwasong-11 (series)", "Hwasong-11"), is_family=True),
        Record("kn-02-toksa", ("KN-02 Toksa", "KN-02", "Hwasong-11"), "KP", "short-range ballistic missile"),
        Record("kn-23", ("KN-23", "Hwasong-11A", "Hwasong-11"), "KP", "short-range ballistic missile"),
        Record("kn-23a", ("KN-23A",), "KP", "short-range ballistic missile"),
        Record("kn-23-rail", ("KN-23 (railway-borne)", "rail-mobile KN-23"), "KP", "short-range ballistic missile"),
        Record("kn-24", ("KN-24", "Hwasong-11B"), "KP", "short-range ballistic missile"),
        Record("kn-25", ("KN-25",), "KP", "large-calibre guided rocket"),
        Record("hwasong-11c", ("Hwasong-11C", "upgraded KN-23"), "KP", "short-range ballistic missile"),
        Record("hwasong-11s", ("Hwasong-11S",), "KP", "submarine-launched short-range ballistic missile"),
        Record("iskander", ("Iskander",), is_family=True),
        Record("iskander-m", ("Iskander-M", "Iskander", "SS-26 Stone"), "RU", "short-range ballistic missile"),
        Record("9m728", ("9M728 (Iskander-K)", "R-500"), "RU", "ground-launched cruise missile"),
        Record("shahed", ("Shahed",), is_family=True),
        Record("shahed-136", ("Shahed-136",), "IR", "one-way attack drone"),
        Record("shahed-131", ("Shahed-131",), "IR", "one-way attack drone"),
        Record("kalibr", ("Kalibr (3M-14)",), "RU", "ship- and submarine-launched cruise missile"),
        Record("kh-101", ("Kh-101", "X-101"), "RU", "air-launched cruise missile"),
        Record("kh-555", ("Kh-555", "X-555"), "RU", "air-launched cruise missile"),
        Record("kinzhal", ("Kinzhal", "Kh-47M2"), "RU", "air-launched ballistic missile"),
        Record("s-300", ("S-300",), "SU", "surface-to-air missile"),
        Record("s-400", ("S-400",), "RU", "surface-to-air missile"),
        Record("atacms", ("ATACMS", "MGM-140", "Army Tactical Missile System"), "US", "short-range ballistic missile"),
        Record("bgm-109g", ("BGM-109G", "Ground Launched Cruise Missile"), "US", "ground-launched cruise missile"),
        Record("nsm", ("Naval Strike Missile", "NSM"), "NO", "anti-ship cruise missile"),
        Record("bulava", ("R-30 Bulava",), "RU", "submarine-launched ballistic missile"),
        Record("r-29rm", ("R-29RM", "RSM-54", "SS-N-23"), "SU", "submarine-launched ballistic missile"),
        Record("r-29rmu", ("R-29RMU", "RSM-54", "SS-N-23"), "RU", "submarine-launched ballistic missile"),
        Record("r-29rmu2", ("R-29RMU2", "RSM-54"), "RU", "submarine-launched ballistic missile"),
        Record("trident", ("Trident",), "US", "submarine-launched ballistic missile"),
        Record("tomahawk", ("Tomahawk",), "US", "land-attack cruise missile"),
        Record("lance", ("Lance",), "US", "short-range ballistic missile"),
        Record("neptune", ("R-360 Neptune", "Neptune"), "UA", "anti-ship cruise missile"),
    )
}
FAMILIES = {
    "hwasong-11": ("kn-02-toksa", "kn-23", "kn-23a", "kn-24", "hwasong-11c", "hwasong-11s"),
    "iskander": ("iskander-m", "9m728", "kinzhal"),
    "shahed": ("shahed-131", "shahed-136"),
}


class Catalogue(NameIndex):
    """An index that also knows countries and kinds, as the catalogue does."""

    def country(self, record_id: str, /) -> str | None:
        return RECORDS[record_id].country or None

    def kind(self, record_id: str, /) -> str | None:
        return RECORDS[record_id].kind or None


INDEX = Catalogue(build_index(RECORDS.values()), FAMILIES)
BARE_INDEX = NameIndex(INDEX.table, FAMILIES)


def status_and_groups(text: str) -> tuple[str, list[list[str]]]:
    reading = read(text, INDEX)
    return reading.status, [list(group) for group in reading.groups]


@pytest.mark.parametrize(
    ("text", "record"),
    [
        # a name, and words that say what kind of thing it is
        ("KN-23", "kn-23"),
        ("KN-23 ballistic missile", "kn-23"),
        ("ballistic missile KN-23", "kn-23"),
        ("North Korean KN-23 missiles", "kn-23"),
        ("Iranian-made Shahed-136 drone", "shahed-136"),
        ("Iskander-M SRBM", "iskander-m"),
        ("KN-23 단거리탄도미사일", "kn-23"),
        ("KN-23단거리탄도미사일", "kn-23"),
        ("弹道导弹KN-23", "kn-23"),
        ("крылатая ракета Х-101", "kh-101"),
        ("ракета «Калибр»", "kalibr"),
        ("БпЛА Shahed-136", "shahed-136"),
        ("Shahed-136-Drohnen", "shahed-136"),
        ("Naval Strike Missile", "nsm"),
        ("Bulava SLBM", "bulava"),
        ("2 x KN-23", "kn-23"),
        ("2×KN-23", "kn-23"),
        ("KN-23 x2", "kn-23"),
        ("Kalibr × 14", "kalibr"),
        ("3 х Х-101", "kh-101"),
        ("KN-23型SRBM", "kn-23"),
        ("submarine-launched Bulava", "bulava"),
        ("Neptune missile", "neptune"),
        ("Lance", "lance"),
        # two names of one system
        ("KN-23 (Hwasong-11A)", "kn-23"),
        ("KN-23, also known as Hwasong-11A", "kn-23"),
        ("KN-23 aka Hwasong-11Ga", "kn-23"),
        ("KN-23 / Hwasong-11A", "kn-23"),
        ("MGM-140 Army Tactical Missile System (ATACMS)", "atacms"),
        ("MGM-140 ATACMS", "atacms"),
        ("Kh-47M2 «Kinzhal»", "kinzhal"),
        ("R-360 Neptune (anti-ship missile)", "neptune"),
        ("R-29RMU (SS-N-23)", "r-29rmu"),
        # what two names say together
        ("Hwasong-11 (KN-23)", "kn-23"),
        ("Hwasong-11 (KN-02)", "kn-02-toksa"),
        ("KN-24 (Hwasong-11)", "kn-24"),
        ("Iskander (SS-26 Stone)", "iskander-m"),
        ("KN-23 (North Korea)", "kn-23"),
        ("KN-23 (rail-mobile)", "kn-23-rail"),
        ("new ballistic missile (KN-25)", "kn-25"),
        # a variant that the data have
        ("upgraded KN-23", "hwasong-11c"),
    ],
)
def test_one_system(text: str, record: str) -> None:
    assert status_and_groups(text) == ("match", [[record]])


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Hwasong-11", "hwasong-11"),
        ("Iskander missile system", "iskander"),
        ("Iskander family", "iskander"),
        ("Shahed-type UAV", "shahed"),
        ("Shaheds", "shahed"),
    ],
)
def test_a_family_has_its_other_bearers_and_members_as_candidates(text: str, family: str) -> None:
    reading = read(text, INDEX)
    assert (reading.status, reading.groups) == ("family", ((family,),))
    assert set(FAMILIES[family]) <= set(reading.candidates)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Iskander-M/KN-23", [["iskander-m", "kn-23"]]),
        ("Iskander-M/KN-23 and Kalibr", [["iskander-m", "kn-23"], ["kalibr"]]),
        ("KN-23/24", [["kn-23", "kn-24"]]),
        ("KN-23/24 series", [["kn-23", "kn-24"]]),
        ("KN-23 or KN-24", [["kn-23", "kn-24"]]),
        ("КН-23 або КН-24", [["kn-23", "kn-24"]]),
        ("Hwasong-11 (KN-23/24)", [["kn-23", "kn-24"]]),
        ("Shahed-136/131", [["shahed-136", "shahed-131"]]),
        ("Shahed 131 & 136", [["shahed-131"], ["shahed-136"]]),
        ("drones Shahed-136/131", [["shahed-136", "shahed-131"]]),
        ("Hwasong 11A and 11B", [["kn-23"], ["kn-24"]]),
        ("Hwasong-11A/B", [["kn-23", "kn-24"]]),
        ("Kalibr x4, Kh-101 x2", [["kalibr"], ["kh-101"]]),
        ("S-300/S-400", [["s-300", "s-400"]]),
        ("C-300/C-400", [["s-300", "s-400"]]),
        ("X-101/X-555 and Kalibr", [["kh-101", "kh-555"], ["kalibr"]]),
        ("KN-23, 24 and 25", [["kn-23"], ["kn-24"], ["kn-25"]]),
        ("KN-23; KN-24 + KN-25", [["kn-23"], ["kn-24"], ["kn-25"]]),
        ("KN-23과 KN-24", [["kn-23"], ["kn-24"]]),
        ("Kalibr missiles,\nShahed-136 drones", [["kalibr"], ["shahed-136"]]),
        ("Iskander/KN-23", [["iskander", "kn-23"]]),
        ("Iskander and Kalibr", [["iskander"], ["kalibr"]]),
    ],
)
def test_several_systems(text: str, groups: list[list[str]]) -> None:
    assert status_and_groups(text) == ("composite", groups)


def test_a_part_joined_by_and_that_is_not_known_leaves_the_rest() -> None:
    reading = read("KN-23 and ZALA", INDEX)
    assert (reading.status, reading.groups, reading.unmatched) == ("partial", (("kn-23",),), ("ZALA",))


@pytest.mark.parametrize("text", ["Tomahawk, Wisconsin", "Moscow, Kalibr", "KN-23, Foo, KN-24"])
def test_a_part_joined_by_a_comma_that_is_not_known_makes_the_whole_unknown(text: str) -> None:
    assert status_and_groups(text) == ("unknown", [])


def test_an_unknown_alternative_makes_the_alternatives_unknown() -> None:
    """KN-23/Foo says KN-23 or something else: KN-23 alone would be a guess."""
    reading = read("KN-23/Foo", INDEX)
    assert (reading.status, reading.candidates, reading.unmatched) == ("unknown", ("kn-23",), ("Foo",))


def test_names_of_different_systems_for_one_thing_are_a_conflict() -> None:
    reading = read("KN-23 (KN-23A)", INDEX)
    assert (reading.status, reading.groups) == ("conflict", (("kn-23", "kn-23a"),))
    assert reading.candidates == ("kn-23", "kn-23a")
    assert "different systems" in reading.warnings[0]


def test_a_name_of_several_systems_is_ambiguous_until_another_name_tells() -> None:
    assert status_and_groups("RSM-54") == ("ambiguous", [["r-29rm", "r-29rmu", "r-29rmu2"]])
    assert status_and_groups("RSM-54 (SS-N-23)") == ("ambiguous", [["r-29rm", "r-29rmu"]])


def test_a_small_s_after_a_number_may_be_a_plural_or_the_member_s() -> None:
    assert status_and_groups("Hwasong-11s") == ("ambiguous", [["hwasong-11s", "hwasong-11"]])
    assert status_and_groups("hwasong-11s") == ("match", [["hwasong-11s"]])
    assert status_and_groups("Hwasong-11S") == ("match", [["hwasong-11s"]])
    assert status_and_groups("KN-23s") == ("match", [["kn-23"]])


@pytest.mark.parametrize(
    "text",
    [
        # names inside other names, sentences, places
        "23 KN Street",
        "KN-23 HGV",
        "KN-23 with glide vehicle",
        "KN-23/A",
        "KN-23x2",
        "S-300 x S-400",
        "KN-23 Street",
        "The Trident newspaper",
        "Trident (newspaper)",
        "Trident and other stories",
        "Neptune (planet)",
        "Lance Armstrong",
        "Kalibr cinema",
        "The Lance",
        "Iskanderun",
        "Iskander Systems",
        "Hwasong County",
        "KN-23 launched from Sunan",
        "Attack on KN-23",
        # variants, relatives and other platforms
        "KN-23B",
        "KN-23S",
        "KN-23 Mod",
        "KN-23 variant",
        "modified KN-23",
        "KN-23 (modified)",
        "KN-23 (B)",
        "submarine-launched KN-23",
        "KN-23 SLBM",
        "KN-23 drone",
        "Iskander-E",
        "Kh-47",
        "R-360 Neptune Mk 2",
        # a country that contradicts
        "Russian Shahed-136",
        "North Korean Iskander",
        "Shahed-136 (Russia)",
        # other digits, other letters, other order
        "KN-26",
        "KN-2.3",
        "NK-23",
        "Kh-23",
        "C-500",
        "131/136",
        "23",
        # kinds without a name
        "ground-launched cruise missile",
        "ballistic missile",
        "unknown UAV",
        "",
        "   ",
        "?",
        "()",
        "/",
        "and",
    ],
)
def test_what_is_not_matched(text: str) -> None:
    reading = read(text, INDEX)
    assert (reading.status, reading.groups) == ("unknown", ())


def test_a_title_is_a_name_even_when_its_words_describe_a_kind() -> None:
    assert status_and_groups("Ground Launched Cruise Missile") == ("match", [["bgm-109g"]])


@pytest.mark.parametrize("text", ["North Korean KN-23", "Bulava SLBM"])
def test_country_and_platform_are_read_only_where_the_index_knows_them(text: str) -> None:
    assert read(text, INDEX).status == "match"
    assert read(text, BARE_INDEX).status == "unknown"


@pytest.mark.parametrize(
    ("text", "record", "warning"),
    [
        ("KN-23?", "kn-23", "uncertain"),
        ("likely KN-23", "kn-23", "uncertain"),
        ("KN-23 (Foo)", "kn-23", "'Foo' beside 'KN-23' is no known name"),
        ("KN-23 Foo (Hwasong-11A)", "kn-23", "'KN-23 Foo' has words that are no known name"),
        ("KН-23", "kn-23", "mixes Latin and Cyrillic"),
        ("Iskаnder-M", "iskander-m", "mixes Latin and Cyrillic"),
        ("Kh-47М2", "kinzhal", "mixes Latin and Cyrillic"),
    ],
)
def test_what_was_assumed_is_said(text: str, record: str, warning: str) -> None:
    reading = read(text, INDEX)
    assert reading.groups == ((record,),)
    assert any(warning in said for said in reading.warnings)


def test_look_alike_letters_with_two_readings_are_ambiguous() -> None:
    """The last letter is a Cyrillic С: it looks like C and reads S."""
    assert status_and_groups("Hwasong-11С") == ("ambiguous", [["hwasong-11c", "hwasong-11s"]])


def test_a_swapped_designation_is_unknown_with_a_warning() -> None:
    assert read("NK-23", INDEX).warnings == ("'NK-23' looks like KN-23 with two letters swapped",)


def test_the_readings_of_a_mixed_word_are_its_looks_and_its_sounds() -> None:
    assert readings("KН-23") == ("KH-23", "КН-23", "KN-23")
    assert readings("КН-23") == readings("KN-23") == ()


WORDS = [
    *("KN-23", "KN-24", "24", "11B", "B", "Hwasong-11A", "Iskander", "Trident", "missile", "North", "Korean", "Moscow"),
    *(
        "and",
        "or",
        "aka",
        "the",
        "/",
        ",",
        ";",
        "+",
        "(",
        ")",
        "[",
        "=",
        "?",
        "Н",
        "KН",
        "화성-11가",
        "미사일",
        "s",
        "\n",
    ),
]
CELLS = st.lists(st.sampled_from(WORDS), max_size=9).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)]),
)


def check_shape(reading: Reading) -> None:
    """What holds of every reading by its status."""
    groups = reading.groups
    one = len(groups) == 1 and len(groups[0]) == 1
    assert all(groups)
    assert all(len(set(group)) == len(group) for group in groups)
    assert {
        "match": one and not INDEX.is_family(groups[0][0]) if groups else False,
        "family": one and INDEX.is_family(groups[0][0]) if groups else False,
        "composite": len(groups) > 1 or (len(groups) == 1 and len(groups[0]) > 1),
        "partial": bool(groups) and bool(reading.unmatched),
        "ambiguous": len(groups) == 1 and len(groups[0]) > 1,
        "conflict": len(groups) == 1 and len(groups[0]) > 1,
        "unknown": groups == (),
    }[reading.status]


@settings(max_examples=400, deadline=None)
@given(CELLS | st.text(max_size=30))
def test_every_text_has_a_reading_of_the_right_shape(text: str) -> None:
    reading = read(text, INDEX)
    assert reading.text == text
    check_shape(reading)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["KN-23", "KN-24", "Kalibr", "Kh-101", "RSM-54", "Foo"]), st.sampled_from([" ", "\n", "\t", ""]))
def test_space_around_a_text_means_nothing(text: str, space: str) -> None:
    plain, padded = read(text, INDEX), read(f"{space}{text}{space}", INDEX)
    assert (plain.status, plain.groups) == (padded.status, padded.groups)


@pytest.mark.parametrize(
    "piece",
    ["KN-23/", "KN-23 and ", "(", "(KN-23", "a ", "=", " ", "\n", "/", "24/", "K", "KН-23 ", "missile ", "화성", "0"],
)
def test_a_text_of_a_megabyte_is_no_name(piece: str) -> None:
    """Beyond a thousand characters nothing is looked for, so the work is bounded."""
    reading = read("x" + piece * (1_000_000 // len(piece)), INDEX)
    assert reading.status == "unknown"


@pytest.mark.parametrize("piece", ["KN-23/", "KN-23 and ", "(", "(KN-23", "a ", "=", "24/", "KН-23 ", "missile ", "B/"])
def test_the_longest_text_that_is_read_takes_few_look_ups(piece: str) -> None:
    """At most two look-ups a character, however the text is made."""
    asked = 0

    class Counting(Catalogue):
        def entries(self, key: str) -> tuple[object, ...]:  # type: ignore[override]
            nonlocal asked
            asked += 1
            return super().entries(key)

    read((piece * 1000)[:1000], Counting(INDEX.table, FAMILIES))  # type: ignore[arg-type]
    assert asked < 2_000


@pytest.mark.parametrize(
    ("text", "groups", "counts"),
    [
        ("5 KN-23", [["kn-23"]], ["5"]),
        ("5x KN-23", [["kn-23"]], ["5"]),
        ("5 х KN-23", [["kn-23"]], ["5"]),
        ("KN-23 x5", [["kn-23"]], ["5"]),
        ("KN-23 ×5", [["kn-23"]], ["5"]),
        ("KN-23 (5)", [["kn-23"]], ["5"]),
        ("KN-23 (x5)", [["kn-23"]], ["x5"]),
        ("KN-23 (5 шт.)", [["kn-23"]], ["5 шт."]),
        ("KN-23 (8/10)", [["kn-23"]], ["8/10"]),
        ("KN-23: 5", [["kn-23"]], ["5"]),
        ("KN-23 2발", [["kn-23"]], ["2발"]),
        ("5 шт. KN-23", [["kn-23"]], ["5 шт."]),
        ("about 5 KN-23", [["kn-23"]], ["about 5"]),
        ("300+ KN-23", [["kn-23"]], ["300"]),
        ("1,000 KN-23", [["kn-23"]], ["1,000"]),
        ("5 KN-23 missiles", [["kn-23"]], ["5"]),
        ("5 KN-23 and 3 Kalibr", [["kn-23"], ["kalibr"]], ["5", "3"]),
        ("Kalibr (3), KN-23 (5)", [["kalibr"], ["kn-23"]], ["3", "5"]),
        ("57 KN-23/24", [["kn-23", "kn-24"]], ["57"]),
    ],
)
def test_a_count_beside_a_name_is_left_out_and_told(text: str, groups: list[list[str]], counts: list[str]) -> None:
    """As in a cell of a log of attacks."""
    reading = read(text, INDEX)
    assert [list(group) for group in reading.groups] == groups
    assert [warning.split("'")[1] for warning in reading.warnings] == counts
    assert all(warning.endswith("is read as a count") for warning in reading.warnings)


@pytest.mark.parametrize(
    "text", ["2019 KN-23", "KN-23 5", "KN-23 - 24", "0.5 KN-23", "KN-23 5%", "5 KN-23 Street", "KN-23/6 Kalibr Street"]
)
def test_a_number_that_may_be_something_else_is_no_count(text: str) -> None:
    """A year, the end of a name, a share, the number of a house."""
    assert read(text, INDEX).groups == ()


@pytest.mark.parametrize(
    "parts",
    [("KN-23", "KN-24", "Foo"), ("KN-23", "Foo"), ("Kalibr", "foo"), ("KN-23", "missiles"), ("Kalibr", "others")],
)
@pytest.mark.parametrize("joint", [" and ", ", ", " + ", "; ", "\n"])
def test_the_order_of_parts_changes_nothing(parts: tuple[str, ...], joint: str) -> None:
    """What is known of a cell does not depend on what stands first in it."""
    readings = [read(joint.join(order), INDEX) for order in permutations(parts)]
    assert len({reading.status for reading in readings}) == 1
    assert len({frozenset(reading.groups) for reading in readings}) == 1


@pytest.mark.parametrize("order", list(permutations(("KN-23", "Foo", "KN-24"))), ids=" ".join)
def test_a_list_with_an_and_is_no_address(order: tuple[str, str, str]) -> None:
    """Also where the part that is not known stands between commas."""
    first, second, third = order
    reading = read(f"{first}, {second} and {third}", INDEX)
    assert (reading.status, sorted(reading.groups), reading.unmatched) == (
        "partial",
        [("kn-23",), ("kn-24",)],
        ("Foo",),
    )


@pytest.mark.parametrize("rest", ["unknown", "unknown drones", "others", "missiles", "інші", "n/a"])
def test_what_names_nothing_beside_a_name_makes_no_address(rest: str) -> None:
    """A list that ends with others is still a list."""
    assert read(f"KN-23, {rest}", INDEX).groups == read(f"{rest}, KN-23", INDEX).groups == (("kn-23",),)

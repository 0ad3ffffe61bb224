"""Suggestions and search: what looks alike, never across digits without need."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import weaponref
from weaponref.names.normalise import normalise
from weaponref.names.suggest import distance, rank, suggest


NAMES = (
    *("KN-23", "KN-23A", "KN-24", "KN-25", "KN-02", "Kh-22", "Kh-32", "Kh-59", "Kh-101", "P-500", "DF-5"),
    *("Iskander-M", "Iskander-E", "Kalibr", "Kinzhal", "Shahed-131", "Shahed-136", "Shahed", "Trident", "Tomahawk"),
    *("Hwasong-11", "Hwasong-11A", "Hwasong-12", "Hwasong-15", "Hwasong-17", "Oreshnik"),
)
SPELLINGS = [(normalise(name), name) for name in NAMES]
TRIPLES = [(normalise(name), name.lower(), name) for name in NAMES]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("NK-23", "KN-23"),
        ("KN-23B", "KN-23"),
        ("KN-23 Mod", "KN-23"),
        ("Kh-59MK3", "Kh-59"),
        ("Iskander-M2", "Iskander-M"),
        ("Iskandr-M", "Iskander-M"),
        ("Kaliber", "Kalibr"),
        ("Khinzal", "Kinzhal"),
        ("tomahwak missile", "Tomahawk"),
        ("Oreshnek IRBM", "Oreshnik"),
        ("Sahed-136", "Shahed-136"),
        ("화성-11바", "Hwasong-11"),
        ("DF-5B", "DF-5"),
    ],
)
def test_the_first_suggestion_is_what_was_meant(text: str, best: str) -> None:
    assert suggest(text, SPELLINGS)[0] == best


@pytest.mark.parametrize(
    "text",
    [
        "Moscow",
        "23 KN Street",
        "qwertyuiop",
        "foo",
        "missile",
        "",
        "?",
        "KN-99",
        "S-500",
        "Tomahawk, Wisconsin",
        "x" * 500,
    ],
)
def test_a_text_like_nothing_has_no_suggestion(text: str) -> None:
    assert suggest(text, SPELLINGS) == ()


def test_other_digits_are_offered_only_when_nothing_else_fits() -> None:
    assert suggest("KN-32", SPELLINGS) == ("KN-23",)
    assert suggest("Shahed-163", SPELLINGS)[0] == "Shahed-136"
    assert "KN-24" not in suggest("NK-23", SPELLINGS)
    assert "Shahed-131" not in suggest("Sahed-136", SPELLINGS)


def test_there_are_at_most_as_many_suggestions_as_asked_for() -> None:
    assert len(suggest("Hwasong-11X", SPELLINGS)) > 1
    assert len(suggest("Hwasong-11X", SPELLINGS, limit=1)) == 1


@settings(max_examples=60)
@given(st.sampled_from(NAMES), st.data())
def test_a_suggestion_for_one_lost_letter_has_the_same_digits(name: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([place for place, char in enumerate(name) if char.isalpha()]))
    digits = [char for char in name if char.isdigit()]
    for suggestion in suggest(name[:place] + name[place + 1 :], SPELLINGS):
        assert [char for char in suggestion if char.isdigit()] == digits


@settings(max_examples=100)
@given(st.text("kn23a", max_size=6), st.text("kn23a", max_size=6))
def test_distance_is_symmetric_and_zero_only_for_equal_words(one: str, other: str) -> None:
    edits = distance(one, other, 6)
    assert edits == distance(other, one, 6)
    assert (edits == 0) == (one == other)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [("nk23", "kn23", 1), ("kalibr", "kaliber", 1), ("kalibr", "calibre", 2), ("", "kn", 2), ("ca", "abc", 3)],
)
def test_distance_counts_edits_and_swaps(one: str, other: str, edits: int) -> None:
    assert distance(one, other, 5) == edits
    assert distance(one, other, edits - 1) is None


def test_a_search_puts_the_name_itself_first_then_beginnings_then_the_rest() -> None:
    hits = rank("Hwasong-11", TRIPLES)
    assert [(hit.id, hit.why) for hit in hits[:2]] == [
        ("hwasong-11", "name 'Hwasong-11' is the query"),
        ("hwasong-11a", "name 'Hwasong-11A' starts with the query"),
    ]
    assert hits[0].score == 1.0
    assert all(0 < hit.score < 1 for hit in hits[1:])


def test_a_search_finds_beginnings_of_words_parts_and_misspellings() -> None:
    triples = [("kn2toksa", "kn-02-toksa", "KN-02 Toksa"), *TRIPLES]
    assert rank("toks", triples)[0].why == "name 'KN-02 Toksa' has a word that starts with the query"
    assert rank("inzh", triples)[0].why == "name 'Kinzhal' contains the query"
    assert rank("tridnt", triples)[0].why == "name 'Trident' is spelt nearly like the query"
    assert rank("zzz", triples) == ()


def test_a_search_reads_every_script() -> None:
    assert rank("화성-11가", TRIPLES)[0].id == "hwasong-11a"
    assert rank("Искандер", TRIPLES)[0].id == "iskander-e"
    assert rank("Х-1", TRIPLES)[0].id == "kh-101"


def test_a_search_does_not_depend_on_the_order_of_the_names() -> None:
    assert rank("hwasong", TRIPLES[::-1]) == rank("hwasong", TRIPLES)
    assert len(rank("hwasong", TRIPLES, limit=2)) == 2


def test_a_record_is_found_once_by_its_best_name() -> None:
    triples = [("hwasong11a", "kn-23", "Hwasong-11A"), ("kn23", "kn-23", "KN-23")]
    assert [(hit.id, hit.score) for hit in rank("KN-23", triples)] == [("kn-23", 1.0)]


@pytest.mark.parametrize(
    "text",
    [
        "Total", "TOTAL", "Unknown", "Other", "Others", "Subtotal", "n/a", "N/A", "various", "Sum", "Grand total",
        "unknown type", "Unknown missiles", "other drones", "None", "nan", "Всього", "інші", "неизвестно", "итого",
        "합계", "기타", "미상", "不明", "合計", "其他", "sonstige", "inconnu", "otros", "diğer", "مجموع",
    ],
)  # fmt: skip
def test_what_names_no_system_has_no_suggestion(text: str) -> None:
    """A sum is not spelt nearly like Topol, nor others like Thor."""
    assert weaponref.resolve(text).suggestions == ()
    (finding,) = weaponref.validate([{"missile": text}]).findings
    assert (finding.verdict, finding.suggestion) == ("unknown", None)


@pytest.mark.parametrize(("text", "best"), [("Topl", "topol"), ("Thorr", "thor"), ("Iskandr", "iskander")])
def test_a_slip_of_the_pen_still_has_one(text: str, best: str) -> None:
    """The words for nothing are closed: what only looks like them is a name misspelt."""
    assert weaponref.resolve(text).suggestions[0].id == best

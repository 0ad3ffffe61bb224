"""The key of a name: what falls together, what stays apart, and its laws."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from weaponref.names.normalise import normalise


SAME = [
    (
        "kn23",
        [
            "KN-23",
            "KN23",
            "KN 23",
            "kn_23",
            "KN.23",
            "«KN-23»",
            "KN–23",
            "ＫＮ－２３",
            "K\u200bN-23",
            "КН-23",
            "KN-23 type",
        ],
    ),
    ("kn2", ["KN-02", "KN-2", "KN02"]),
    ("hwasong5", ["Hwasong-5", "Hwasong-05", "화성-5형", "화성-05형", "화성5호"]),
    ("hwasong6", ["Hwasong-6", "火星6号"]),
    (
        "hwasong11",
        ["Hwasong-11", "Hwasongpho-11", "Hwasongpo-11", "Hwasongfu-11", "Hwaseong-11", "Hwasung-11", "Hwasŏng-11"],
    ),
    (
        "hwasong11",
        ["화성-11", "화성-11형", "화성포-11형", "火星11", "火星11型", "火星砲-11", "Хвасон-11", "Хвасонпхо-11"],
    ),
    (
        "hwasong11a",
        [
            "Hwasong-11A",
            "Hwasong-11Ga",
            "Hwasong 11 Ga",
            "HWASONG11A",
            "화성-11가",
            "화성-11가형",
            "火星11カ",
            "火星11ガ",
        ],
    ),
    ("hwasong11a", ["火星11ガ", "Hwasongpho-11Ga", "Hwasong-11-A", "Хвасон-11Га", "HVASON 11GA"]),
    ("hwasong11b", ["Hwasong-11B", "Hwasongpho-11Na", "화성포-11나", "火星砲-11ナ"]),
    ("hwasong11c", ["Hwasong-11C", "Hwasongpo-11Da", "화성포-11다", "火星砲-11ダ"]),
    ("hwasong11d", ["Hwasong-11D", "Hwasong-11 Ra", "Hwasong-11La", "화성-11라", "火星砲-11ラ"]),
    ("hwasong11e", ["Hwasong-11Ma", "화성-11마", "화성-11마형", "火星11マ"]),
    ("hwasong11s", ["Hwasong-11S", "화성포-11ㅅ"]),
    (
        "hwasong11c4-5",
        ["Hwasong-11Da-4.5", "Hwasongpho-11-Da-4.5", "Hwasongpho-11 Da-4.5", "화성포-11다-4.5", "火星11ダ-4.5"],
    ),
    ("hwasong16b", ["Hwasongpho-16-Na", "화성포-16나", "火星16B"]),
    ("pukguksong2", ["Pukguksong-2", "Pukkuksong-2", "Bukgeuksong-2", "Bukgeukseong-2", "북극성-2형", "北極星2号"]),
    ("pukguksong4s", ["Pukguksong-4ㅅ", "북극성-4ㅅ", "북극성-4형 ㅅ"]),
    ("hyunmoo2c", ["Hyunmoo-2C", "Hyunmu-2C", "현무-2C", "현무 2C", "玄武2-C"]),
    ("df15", ["DF-15", "Dongfeng-15", "Dong-Feng 15", "东风-15", "東風15"]),
    ("iskanderm", ["Iskander-M", "Искандер-М", "Іскандер-М", "이스칸데르-M", "イスカンデルM"]),
    ("kh101", ["Kh-101", "Х-101"]),
    ("kh47m2", ["Kh-47M2", "Х-47М2"]),
    ("s300", ["S-300", "С-300"]),
    ("9m723", ["9M723", "9М723"]),
    ("kalibr", ["Kalibr", "Калибр", "Калібр"]),
    ("tochkau", ["Tochka-U", "Точка У", "Точка-У"]),
    ("shahed136", ["Shahed-136", "Шахед-136", "Shaheed 136", "샤헤드-136"]),
    ("bm21grad", ["BM-21 Grad", 'БМ-21 "Град"']),
]

APART = [
    ("KN-23", "KN-24"),
    ("KN-23", "KN-23A"),
    ("KN-23", "KN-23S"),
    ("KN-23", "NK-23"),
    ("KN-23", "KN-2.3"),
    ("KN-23", "KN-2 3"),
    ("КН-23", "Kh-23"),
    ("Hwasong-11", "Hwasong-11S"),
    ("Hwasong-11Da", "Hwasong-11Da-4.5"),
    ("Hwasong-11Da-4.5", "Hwasong-11Da-45"),
    ("화성-11다", "화성-11타"),
    ("화성", "화성시"),
    ("Hwasong", "Hwasong County"),
    ("Kh-59", "Kh-59MK2"),
    ("Iskander-M", "Iskander-K"),
    ("Shahed", "Shahid"),
    ("C-802", "S-802"),
    ("Hwasong-11C", "Hwasong-11С"),  # the second ends in a Cyrillic letter
    ("ダ", "タ"),
]

PIECES = [
    *"KNСХкнMs-. /()0239가나다형호ㅅ型号ŏダ",
    "Hwasong",
    "화성",
    "포",
    "火星",
    "Ga",
    "type",
    "Dong Feng",
    "Калибр",
    "pho",
]
NAMES = st.lists(st.sampled_from(PIECES), max_size=10).map("".join) | st.text(max_size=20)


@pytest.mark.parametrize(("key", "spellings"), SAME, ids=lambda value: value if isinstance(value, str) else "")
def test_spellings_of_one_name_have_one_key(key: str, spellings: list[str]) -> None:
    assert {spelling: normalise(spelling) for spelling in spellings} == dict.fromkeys(spellings, key)


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Agni-I/II", "Agni-III"),
        ("Agni-I & II", "Agni-III"),
        ("Agni-I, II", "Agni-III"),
        ("Agni I–II", "Agni-III"),
        ("DF-31/A", "DF-31A"),
        ("KN-23; A", "KN-23A"),
        ("KN-23：A", "KN-23A"),
        ("KN-23、A", "KN-23A"),
        ("화성-11/가", "화성-11가"),
    ],
)
def test_the_items_of_a_list_do_not_run_together_into_another_name(text: str, other: str) -> None:
    assert normalise(text) != normalise(other)


@pytest.mark.parametrize("text", ["KN-23,", "/KN-23", "KN-23 /", "KN-23; ", "KN-23 type,"])
def test_a_sign_with_nothing_beside_it_parts_nothing(text: str) -> None:
    assert normalise(text) == "kn23"


def test_a_mixed_word_is_neither_folded_nor_transliterated() -> None:
    """A Latin K with a Cyrillic Н may be KN or KH: the key keeps both letters, so that it matches nothing."""
    assert normalise("KН-23") == "kн23"


@pytest.mark.parametrize("empty", ["", " ", "-", "«»", "\u200b", "…"])
def test_a_text_without_letters_and_digits_has_no_key(empty: str) -> None:
    assert normalise(empty) == ""


@settings(max_examples=300)
@given(NAMES)
def test_normalising_twice_changes_nothing(text: str) -> None:
    key = normalise(text)
    assert normalise(key) == key


@settings(max_examples=300)
@given(NAMES)
def test_a_key_has_no_spaces_and_no_capitals(text: str) -> None:
    key = normalise(text)
    assert not re.search(r"\s", key)
    assert not re.search("[A-ZА-Я]", key)


@settings(max_examples=300)
@given(NAMES)
def test_case_does_not_matter(text: str) -> None:
    assert normalise(text.upper().lower()) == normalise(text.upper())


@settings(max_examples=300)
@given(st.lists(st.sampled_from(["KN", "Hwasong", "Kh", "화성", "Х", "M"]), min_size=1, max_size=3), st.data())
def test_digits_survive_as_they_are(words: list[str], data: st.DataObject) -> None:
    """Numbers are neither dropped, joined nor split; only zeros before them go."""
    numbers = [data.draw(st.integers(min_value=1, max_value=9999)) for _ in words]
    text = " ".join(f"{word}-{number:03}" for word, number in zip(words, numbers, strict=True))
    assert [int(run) for run in re.findall(r"\d+", normalise(text))] == numbers


@settings(max_examples=200)
@given(NAMES)
def test_decomposed_text_has_the_same_key(text: str) -> None:
    assert normalise(unicodedata.normalize("NFD", text)) == normalise(unicodedata.normalize("NFC", text))


def test_a_long_text_is_no_trouble() -> None:
    assert normalise("KN-23 " * 100_000).count("kn23") == 100_000

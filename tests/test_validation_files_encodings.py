"""Encodings: what spreadsheets of many countries write is read without being told, and doubts are said."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from table_files import put, read, refused
from weaponref.validation.files import open_file
from weaponref.validation.files.encodings import likeliest


if TYPE_CHECKING:
    from pathlib import Path

# Small tables as people in different countries keep them, by the encoding that their spreadsheet writes.
TABLES = {
    "cp949": [
        "미사일;사거리\nKN-23 화성-11가;약 600km\n",
        "명칭,최대사거리(km),비고\n북극성-3형,2000,추정\n화성-17형 대륙간탄도미사일,15000,\n",
        "name,range_km,추정\nKN-25,380,약\n",
    ],
    "cp932": [
        "名称,射程\n12式地対艦誘導弾,約200km\n",
        "ミサイル名;最大射程;備考\nテポドン2号;6000;推定\n",
        "name,備考\nノドン,推定\n",
    ],
    "gb18030": [
        "名称,射程（公里）\n东风-21丁,1500\n",
        "型号;最大射程;备注\n巨浪-2;7200;估计\n红旗-9;200;\n",
        "导弹名称,射程\n火星-17,15000\n",
    ],
    "cp950": ["名稱,射程\n雄風二E,600公里\n天弓三型防空飛彈,200\n"],
    "cp1251": [
        "Ракета;Дальность, км\nКН-23;420,5\nИскандер-М;500\n",
        "название;дальность\nХвасон-17;15000\n",
        "Система,Країна\nНептун,Україна\n",
    ],
    "cp1252": [
        "Flugkörper;Reichweite\nTaurus;500 km\n",
        "Missile;Portée maximale (km)\nSCALP;560\nExocet;180, déployé\n",
        "Alcance máximo;estimación\nTomahawk;2500 km\n",
        "Räckvidd (km);Anmärkning\n200;Robotsystem 15 är i tjänst\n",
        "name,note\nKN-23 – “Hwasong”,it’s 450–690 km\n",
        "name,error\nKN-23,±50 km\n",
    ],
    "cp1250": [
        "Nazwa;Zasięg (km);Źródło\nToczka;120;głowica bojowa\n",
        "Řízená střela;Dosah;Země\nIskander-M;500 km;odhadovaný dolet, účinnost\n",
        "Rakéta;Hatótávolság;Megjegyzés\nTocska;120;földről indítható, erősített\n",
    ],
    "cp1254": ["Füze adı;Menzil;Açıklama\nYıldırım;150 km;Türkiye\nKasırga;100;ağırlık bilinmiyor\n"],
    "cp1256": ["الصاروخ;المدى\nفاتح-110;300\n", "موشک;برد\nخرمشهر;2000\n"],
    "cp1253": ["Πύραυλος;Βεληνεκές\nΑΣΤΡΑ;300, εκτίμηση\n"],
    "cp1255": ["טיל;טווח\nיריחו;1500, הערכה\n"],
    "koi8_r": ["Ракета;Дальность, км\nИскандер-М;500\n"],
    "cp866": ["Ракета;Дальность, км\nИскандер-М;500\n"],
    "mac_roman": ["Missile;Portée maximale (km)\nSCALP;560;déployé\n", "Flugkörper;Größe\nTaurus;König\n"],
}


@pytest.mark.parametrize(
    ("encoding", "text"), [(encoding, text) for encoding, texts in TABLES.items() for text in texts]
)
def test_the_encoding_of_a_table_is_found_out(tmp_path: Path, encoding: str, text: str) -> None:
    """A few words are enough."""
    table = open_file(put(tmp_path, "t.csv", text, encoding), separator=";" if ";" in text else ",")
    path = put(tmp_path, "again.csv", text)

    assert table.encoding == encoding
    assert table.columns == open_file(path, separator=table.separator).columns


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("name,range\n화성,3\n".encode(), "utf-8"),
        (b"name,range\nKN-23,3\n", "utf-8"),
        ("name,range\n화성,3\n".encode("utf-8-sig"), "utf-8-sig"),
        ("name\trange\r\n화성\t3\r\n".encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + "name\trange\r\n화성\t3\r\n".encode("utf-16-be"), "utf-16"),
        ("name,range\r\n화성,3\r\n".encode("utf-16-le"), "utf-16-le"),
        ("name,range\r\n화성,3\r\n".encode("utf-16-be"), "utf-16-be"),
        ("name,range\r\n화성,3\r\n".encode("utf-32"), "utf-32"),
    ],
)
def test_unicode_is_told_by_its_mark_or_by_its_bytes(tmp_path: Path, content: bytes, encoding: str) -> None:
    """The mark is no part of the header."""
    table = open_file(put(tmp_path, "t.csv", content))

    assert table.encoding == encoding
    assert table.columns == ("name", "range")
    assert table.warnings == ()


def test_one_foreign_letter_far_below_is_enough(tmp_path: Path) -> None:
    """The whole file is looked at, not its beginning."""
    text = "name,note\n" + "KN-23,tested\n" * 100_000 + "Exocet,déployé\n"

    assert open_file(put(tmp_path, "t.csv", text, "cp1252")).encoding == "cp1252"
    assert open_file(put(tmp_path, "t.csv", text, "utf-8")).encoding == "utf-8"


@pytest.mark.parametrize("given", ["utf-8", "utf8", "UTF-8", "utf-8-sig"])
def test_the_mark_is_no_part_of_the_header_either_where_the_encoding_is_given(tmp_path: Path, given: str) -> None:
    """People write utf-8 and mean the file that they have."""
    assert read(put(tmp_path, "t.csv", "a,b\n", "utf-8-sig"), encoding=given) == [("a", "b")]


@pytest.mark.parametrize("given", ["utf-16", "utf-16-le"])
def test_the_mark_of_utf_16_as_well(tmp_path: Path, given: str) -> None:
    """Whether its order is given or not."""
    path = put(tmp_path, "t.csv", b"\xff\xfe" + "a,b\n".encode("utf-16-le"))

    assert read(path, encoding=given) == [("a", "b")]


def test_a_second_plausible_reading_is_said(tmp_path: Path) -> None:
    """With the words in question and what the other encoding makes of them."""
    table = open_file(put(tmp_path, "t.csv", "nom,pays\nÈze,à\n", "cp1252"))

    assert table.encoding == "cp1252"
    assert "not certain" in table.warnings[0]
    assert "'à' (" in table.warnings[0]


def test_two_encodings_that_agree_on_the_text_are_no_doubt(tmp_path: Path) -> None:
    """Western and Central European share the letters of German."""
    assert open_file(put(tmp_path, "t.csv", "Flugkörper,Größe\nTaurus,5\n", "cp1252")).warnings == ()


def test_an_encoding_that_does_not_fit_is_refused_with_the_place_and_the_one_that_would(tmp_path: Path) -> None:
    """The line and the character are named."""
    error = refused(put(tmp_path, "t.csv", "name,range\nKN-23 화성,3\n"), encoding="ascii")

    assert (error.line, error.column) == (2, 7)
    assert "utf-8" in error.reason


def test_a_word_that_is_no_encoding_is_refused(tmp_path: Path) -> None:
    """So is a codec that is not one of text."""
    path = put(tmp_path, "t.csv", "a,b\n")

    assert "no encoding" in refused(path, encoding="klingon").reason
    assert "no encoding" in refused(path, encoding="rot13").reason


def test_utf_8_with_one_word_of_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    """Reading all of it by the other encoding would ruin every other word."""
    content = "이름,비고\n북극성,시험 발사\n".encode() + "Exocet,déployé\n".encode("cp1252") + "화성,추정\n".encode()
    error = refused(put(tmp_path, "t.csv", content))

    assert (error.line, error.column) == (3, 9)


def test_a_file_that_was_cut_within_a_character_is_refused(tmp_path: Path) -> None:
    """In UTF-8 and in UTF-16."""
    korean = "이름,비고\n북극성,시험 발사"

    assert refused(put(tmp_path, "t.csv", korean.encode()[:-1])).line == 2
    assert refused(put(tmp_path, "t.csv", korean.encode("utf-16")[:-1])).line == 2


def test_bytes_that_fit_no_encoding_are_refused(tmp_path: Path) -> None:
    """No reading is better than a wrong one."""
    draw = random.Random(4)  # noqa: S311  # any noise will do, but the same each time
    noise = bytes(draw.choice([*range(64, 91), *range(128, 256)]) for _ in range(200))

    assert "no encoding" in refused(put(tmp_path, "t.csv", b"name,range\n" + noise + b",3\n")).reason


@pytest.mark.parametrize(("encoding", "text"), [("cp850", "Größe;Flugkörper;déployé\n"), ("cp874", "ขีปนาวุธ;พิสัย\n")])
def test_an_encoding_that_is_not_looked_for_is_said_to_be_unknown(tmp_path: Path, encoding: str, text: str) -> None:
    """The words that came out show it."""
    assert "not known" in open_file(put(tmp_path, "t.csv", text, encoding)).warnings[0]


@given(st.lists(st.sampled_from([word for text in TABLES["cp949"] for word in text.split()]), min_size=3, unique=True))
def test_every_reading_that_is_offered_can_read_all_words(words: list[str]) -> None:
    """Encodings are tried strictly; the costs come in order."""
    content = [word.encode("cp949") for word in words]
    found = likeliest(content)

    assert found == sorted(found)
    for _, encoding in found:
        assert all(word.decode(encoding) for word in content)

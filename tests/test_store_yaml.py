"""Data files with faults: one error for each, all of them at once, with the place and what would be right."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import weaponref
from weaponref.errors import DataError, Fault
from weaponref.interval import Interval
from weaponref.model import Figure
from weaponref.store import compile_data, load
from weaponref.store.snapshot import Snapshot
from weaponref.store.yaml_nodes import LOADER, MAX_BYTES, MappingNode, ScalarNode, SequenceNode, read_yaml


if TYPE_CHECKING:
    from pathlib import Path

    from weaponref.model import Record

# Every fault below is one change to these files, which have none.
GOOD = {
    "sources/all.yaml": """\
gazette: {type: article-newspaper, title: A missile, publisher: The Gazette, issued: 2020-05-04}
herald:
  type: webpage
  publisher: The Herald
  URL: https://herald.example/x
""",
    "systems/kp/x-1.yaml": """\
id: x-1
name: X-1
kind: ballistic missile
country: KP
family: xs
level: missile
external_ids: {wikidata: Q1}
names:
  - {name: Эксп-1, scheme: press, lang: ru, source: herald}
relations:
  - {type: resembles, target: x-2, source: herald}
claims:
  range_max:
    - value: about 900 km
      basis: press_report
      as_of: 2020-05
      origin: spokesman-2020
      source: gazette
    - {value: 800 km, basis: state_claim, source: herald, deprecated: true, note: withdrawn}
  launch_mass:
    - {value: 2 tons, ton: unstated, basis: press_report, source: gazette}
  operators:
    - {value: [KP, RU], basis: press_report, source: gazette}
  first_flight:
    - {value: 2019-05-04, basis: press_report, source: gazette}
  stages:
    - {value: 2, basis: press_report, source: gazette}
""",
    "systems/kp/x-2.yaml": "{id: x-2, name: X-2, kind: cruise missile, country: KP}\n",
    "families/xs.yaml": "{id: xs, name: The X missiles}\n",
    "transfers/x-1-to-russia.yaml": """\
id: x-1-to-russia
name: X-1 to Russia
supplier: KP
recipients: [RU]
systems: [x-1]
families: [xs]
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of files without a fault."""
    for name, text in GOOD.items():
        write(tmp_path, name, text)
    return tmp_path


def write(folder: Path, name: str, text: str | bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = GOOD[name]
    assert text.count(old) == 1, f"{old!r} must stand once in {name}"
    write(folder, name, text.replace(old, new))


def faults(path: Path, root: Path | None = None) -> list[str]:
    """Every fault of a folder that stands on its own, with the names of files as seen from the folder."""
    with pytest.raises(DataError) as caught:
        compile_data(path)
    error = caught.value
    assert str(error) == "\n".join(map(str, error.faults))
    assert (error.file, error.line, error.column) == (
        error.faults[0].file,
        error.faults[0].line,
        error.faults[0].column,
    )
    return [str(fault).replace(f"{root or path}{os.sep}", "") for fault in error.faults]


def record(folder: Path, id_: str = "x-1") -> Record:
    return Snapshot(compile_data(folder)).record(id_)


def test_the_good_files_are_good(folder: Path) -> None:
    found = record(folder)

    assert len(found.claims) == 6
    assert found.range_max is not None
    assert found.range_max.hull == Interval(900, 900, "km")


SYSTEM, SOURCES, TRANSFER = "systems/kp/x-1.yaml", "sources/all.yaml", "transfers/x-1-to-russia.yaml"

ONE_FAULT = {
    # What is missing.
    "no id": (SYSTEM, "id: x-1\n", "", "1:1", "a system has no 'id'; add it"),
    "no name": (SYSTEM, "name: X-1\n", "", "1:1", "a system has no 'name'"),
    "no kind": (SYSTEM, "kind: ballistic missile\n", "", "1:1", "a system has no 'kind'"),
    "no country": (SYSTEM, "country: KP\n", "", "1:1", "a system has no 'country'"),
    "no value": (SYSTEM, "value: about 900 km\n      basis", "basis", "14:7", "a claim has no 'value'"),
    "no basis": (SYSTEM, "      basis: press_report\n", "", "14:7", "a claim has no 'basis'"),
    "no source": (SYSTEM, "-2020\n      source: gazette", "-2020", "14:7", "a claim has no 'source'"),
    "no source of a name": (SYSTEM, "lang: ru, source: herald", "lang: ru", "9:5", "a name has no 'source'"),
    "no source of a relation": (SYSTEM, "x-2, source: herald", "x-2", "11:5", "a relation has no 'source'"),
    "no type of a source": (SOURCES, "type: article-newspaper, ", "", "1:10", "source 'gazette' has no 'type'"),
    "no publisher": (SOURCES, ", publisher: The Gazette", "", "1:10", "source 'gazette' has no 'publisher'"),
    "neither title nor address": (SOURCES, "title: A missile, ", "", "1:10", "neither 'title' nor 'URL'"),
    "no recipients": (TRANSFER, "recipients: [RU]\n", "", "1:1", "a transfer has no 'recipients'"),
    "no supplier": (TRANSFER, "supplier: KP\n", "", "1:1", "a transfer has no 'supplier'"),
    # What is empty.
    "an empty value": (SYSTEM, "value: about 900 km", "value:", "14:13", "'value' is empty"),
    "an empty text": (SYSTEM, "note: withdrawn", "note: ' '", "19:83", "'note' is empty"),
    "no country among the operators": (SYSTEM, "[KP, RU]", "[]", "23:15", "'value' is empty; write a country code"),
    "no recipient": (TRANSFER, "recipients: [RU]", "recipients: []", "4:13", "'recipients' is empty"),
    # What is unknown; the nearest is named.
    "a key of a system": (SYSTEM, "level:", "levle:", "6:1", "unknown key in a system 'levle'; did you mean 'level'?"),
    "a key of a claim": (SYSTEM, "as_of: 2020-05", "as_off: 2020-05", "16:7", "did you mean 'as_of'"),
    "a key of a name": (SYSTEM, "lang: ru", "lnag: ru", "9:35", "did you mean 'lang'"),
    "a key of a relation": (SYSTEM, "target: x-2", "traget: x-2", "11:23", "did you mean 'target'"),
    "a key of a source": (SOURCES, "issued:", "isued:", "1:78", "did you mean 'issued'"),
    "a merge key": (SYSTEM, "level: missile", "<<: missile", "6:1", "unknown key in a system '<<'"),
    "a required key": (SYSTEM, "kind:", "knd:", "3:1", "did you mean 'kind'"),
    "a required key of a claim": (SYSTEM, "value: about", "vlaue: about", "14:7", "did you mean 'value'"),
    "a required key of a transfer": (TRANSFER, "recipients:", "recipient:", "4:1", "did you mean 'recipients'"),
    "the key that explains a ton": (SYSTEM, "ton: unstated", "tonn: unstated", "21:23", "did you mean 'ton'"),
    "a property": (SYSTEM, "range_max:", "rnage_max:", "13:3", "property 'rnage_max'; did you mean 'range_max'?"),
    "a property outside of the vocabulary": (SYSTEM, "stages:", "fuze_delay:", "26:3", "unknown property 'fuze_delay'"),
    "a kind": (SYSTEM, "kind: ballistic missile", "kind: balistic missile", "3:7", "did you mean 'ballistic missile'"),
    "a level": (SYSTEM, "level: missile", "level: missle", "6:8", "did you mean 'missile'?"),
    "a basis": (SYSTEM, "state_claim", "state_claims", "19:30", "did you mean 'state_claim'?"),
    "a scheme": (SYSTEM, "scheme: press", "scheme: pres", "9:28", "did you mean 'press'?"),
    "a relation type": (SYSTEM, "resembles", "resembels", "11:12", "did you mean 'resembles'?"),
    "a type of source": (SOURCES, "type: webpage", "type: web", "3:9", "unknown type 'web'"),
    "a ton": (SYSTEM, "ton: unstated", "ton: imperial", "21:28", "unknown ton 'imperial'"),
    "a flag": (SYSTEM, "deprecated: true", "deprecated: yes", "19:71", "unknown deprecated 'yes'; one of true, false"),
    # What leads nowhere.
    "a source": (SYSTEM, "ru, source: herald", "ru, source: heralt", "9:53", "'heralt'; did you mean 'herald'?"),
    "a family": (SYSTEM, "family: xs", "family: xss", "5:9", "there is no family 'xss'; did you mean 'xs'?"),
    "a target": (SYSTEM, "target: x-2", "target: y-2", "11:31", "there is no record 'y-2'; did you mean 'x-2'?"),
    "a target without a like": (SYSTEM, "target: x-2", "target: scud", "11:31", "with 'external' instead of 'target'"),
    "a system of a transfer": (TRANSFER, "systems: [x-1]", "systems: [x-9]", "5:11", "there is no system 'x-9'"),
    "a family of a transfer": (TRANSFER, "families: [xs]", "families: [x-1]", "6:12", "there is no family 'x-1'"),
    # What is of the wrong form.
    "a mass as a range": (SYSTEM, "about 900 km", "about 900 kg", "14:14", "is a mass; range_max is a length, in km"),
    "mach as a range": (SYSTEM, "about 900 km", "Mach 5", "14:14", "is a mach; range_max is a length"),
    "money as a mass": (SYSTEM, "2 tons, ton: unstated", "2000 USD", "21:15", "is a money; launch_mass is a mass"),
    "a length as a count": (SYSTEM, "value: 2,", "value: 2 km,", "27:15", "is a length; stages is a count"),
    "no unit": (SYSTEM, "about 900 km", "about 900", "14:14", "has no unit; range_max is a length, such as '420 km'"),
    "an unknown unit": (SYSTEM, "about 900 km", "about 900 kilometrs", "14:14", "kilomet"),
    "an ambiguous unit": (SYSTEM, "about 900 km", "about 900 nm", "14:14", "ambiguous"),
    "a ton that is not explained": (SYSTEM, ", ton: unstated", "", "21:15", "say with 'ton: unstated'"),
    "a ton that explains nothing": (SYSTEM, "value: 2 tons", "value: 2 kg", "21:26", "explains a value in tons"),
    "a ton beside a count": (SYSTEM, "value: 2,", "value: 2, ton: metric,", "27:23", "explains a value in tons"),
    "a ton beside a date": (SYSTEM, "2019-05-04,", "2019-05-04, ton: metric,", "25:32", "explains a value in tons"),
    "no quantity": (SYSTEM, "about 900 km", "classified", "14:14", "classified"),
    "an impossible day": (SYSTEM, "value: 2019-05-04", "value: 2019-02-30", "25:15", "2019-02 has no day 30"),
    "an impossible month": (SYSTEM, "as_of: 2020-05", "as_of: 2020-13", "16:14", "there is no month 13"),
    "a date in words": (SOURCES, "issued: 2020-05-04", "issued: May 2020", "1:86", "2019-05, 2019 or 1970s"),
    "a country by name": (SYSTEM, "country: KP", "country: North Korea", "4:10", "write KP"),
    "a country that is two": (SYSTEM, "[KP, RU]", "[KP, Korea]", "23:20", "country code; write KP or KR"),
    "a country that is none": (SYSTEM, "[KP, RU]", "[KP, QQ]", "23:20", "'QQ' is not an ISO 3166 country code"),
    "an id in capitals": (SYSTEM, "id: x-1", "id: X-1", "1:5", "'X-1' is not an id"),
    "a space in the id of a source": (
        SOURCES, "herald:\n", "a b: {type: webpage, title: A, publisher: B}\nherald:\n", "2:1", "'a b' is not an id",
    ),
    "an origin that is no id": (SYSTEM, "spokesman-2020", "Spokesman!", "17:15", "'Spokesman!' is not an id"),
    "an address without a scheme": (SOURCES, "https://herald", "herald", "5:8", "write http:// or https://"),
    "a list for a text": (SYSTEM, "name: X-1", "name: [X-1]", "2:7", "'name' must be a text, not a list"),
    "a mapping for a text": (SYSTEM, "level: missile", "level: {a: b}", "6:8", "'level' must be a text, not a mapping"),
    "a text for a list": (TRANSFER, "systems: [x-1]", "systems: x-1", "5:10", "must be a list, not the text 'x-1'"),
    "a text for a list of countries": (SYSTEM, "[KP, RU]", "KP", "23:15", "'value' must be a list, not the text 'KP'"),
    "a text for a mapping": (SYSTEM, "{wikidata: Q1}", "Q1", "7:15", "'external_ids' must be a mapping"),
    "a text for a claim": (
        SYSTEM, "{value: 2, basis: press_report, source: gazette}", "2", "27:7", "a claim must be a mapping",
    ),
    "a list as a key": (SYSTEM, "level: missile", "[a]: missile", "6:1", "a key must be a plain text"),
    "a relation to nothing": (SYSTEM, "target: x-2, ", "", "11:5", "not neither"),
    "a relation to two things": (SYSTEM, "target: x-2", "target: x-2, external: X", "11:5", "not both"),
    # What stands twice.
    "a key twice": (SYSTEM, "level: missile", "name: X-1b", "6:1", "the key 'name' stands already on line 2"),
    "a key twice in a claim": (SYSTEM, "as_of: 2020-05", "basis: state_claim", "16:7", "stands already on line 15"),
    "a source twice": (SOURCES, "herald:\n", "gazette: {}\nherald:\n", "2:1", "'gazette' stands already on line 1"),
    # What YAML can do and data files do not.
    "an anchor": (SYSTEM, "name: X-1", "name: &n X-1", "2:7", "anchors (&n)"),
    "an anchor on a mapping": (SYSTEM, "{wikidata", "&ids {wikidata", "7:15", "anchors (&ids)"),
    "an alias": (SYSTEM, "level: missile", "level: *name", "6:8", "aliases (*name)"),
    "a tag": (SYSTEM, "name: X-1", "name: !!str X-1", "2:7", "tags (tag:yaml.org,2002:str)"),
    "a tag of Python": (SYSTEM, "name: X-1", "name: !!python/name:os.system X", "2:7", "tags ("),
    "the bare tag": (SYSTEM, "name: X-1", "name: ! X-1", "2:7", "tags (!)"),
    "a second document": (SYSTEM, "level: missile\n", "level: missile\n---\n", "7:1", "a second document"),
    # What is no YAML.
    "a colon in a text": (SYSTEM, "note: withdrawn", "note: withdrawn: yes", "19:92", "is not valid YAML"),
    "a colon and a space": (SYSTEM, "name: X-1", "name: X: 1", "2:8", "in quotes"),
    "a bracket that stays open": (TRANSFER, "[RU]", "[RU", "5:8", "is not valid YAML"),
    "a quotation mark that is never closed": (SYSTEM, "name: X-1", 'name: "X-1', "2:7", "opened here and never closed"),
    "a tab for indentation": (SYSTEM, "  range_max:", "\trange_max:", "13:1", "indent with spaces"),
    "a percent sign": (SYSTEM, "name: X-1", "name: %X", "2:7", "put the text in quotes"),
    "a control character": (SYSTEM, "Эксп-1", "Эксп\a1", "9:16", "U+0007"),
    "a control character in disguise": (SYSTEM, "Эксп-1", '"Эксп\\u0007"', "9:12", "U+0007"),
}  # fmt: skip


@pytest.mark.parametrize("fault", ONE_FAULT)
def test_one_fault_is_one_error_with_its_place(folder: Path, fault: str) -> None:
    name, old, new, place, message = ONE_FAULT[fault]
    change(folder, name, old, new)
    (found,) = faults(folder)

    assert found.startswith(f"{name}:{place}: ")
    assert message in found.partition(f":{place}: ")[2]


@pytest.mark.parametrize("fault", ONE_FAULT)
def test_a_reader_without_the_c_library_finds_the_same(
    folder: Path, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PyYAML may be built without its loader in C; only the words about syntax may differ then."""
    name, old, new, place, _ = ONE_FAULT[fault]
    change(folder, name, old, new)
    monkeypatch.setattr("weaponref.store.yaml_nodes.LOADER", yaml.SafeLoader)

    assert [found.partition(": ")[0] for found in faults(folder)] == [f"{name}:{place}"]


def test_half_a_character_is_refused_by_either_reader(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(folder, SYSTEM, "name: X-1", 'name: "\\ud800"')
    with_c = faults(folder)
    monkeypatch.setattr("weaponref.store.yaml_nodes.LOADER", yaml.SafeLoader)

    assert len(with_c) == len(faults(folder)) == 1


class TestWholeFiles:
    @pytest.mark.parametrize("content", [b"", b"\n\n", b"# only a comment\n", b"---\n...\n", b"\xef\xbb\xbf"])
    def test_an_empty_file(self, folder: Path, content: bytes) -> None:
        write(folder, "systems/kp/y.yaml", content)
        (found,) = faults(folder)

        assert found.startswith("systems/kp/y.yaml:")
        assert "is empty" in found or "must be a mapping" in found

    @pytest.mark.parametrize(
        ("content", "form"),
        [("- a\n- b\n", "a list"), ("just words\n", "the text 'just words'"), ("42\n", "the text '42'")],
    )
    def test_a_list_or_a_text_at_the_top(self, folder: Path, content: str, form: str) -> None:
        write(folder, "systems/kp/y.yaml", content)

        assert faults(folder) == [
            f"systems/kp/y.yaml:1:1: a data file must be a mapping of keys and values, not {form}"
        ]

    @pytest.mark.parametrize(
        ("content", "place", "byte"),
        [
            (b"id: y\nname: Caf\xe9\n", "2:10", "0xe9"),
            ("id: y\nname: Эксп".encode() + b"\xff\n", "2:11", "0xff"),
            (b"\xef\xbb\xbfid: y\nname: \xff\n", "2:7", "0xff"),
            ("id: y\n".encode("utf-16"), "1:1", "0xff"),
            (b"\x80", "1:1", "0x80"),
            (b"id: y\n\xc3", "2:1", "0xc3"),
        ],
    )
    def test_what_is_not_utf_8(self, folder: Path, content: bytes, place: str, byte: str) -> None:
        """The column counts characters, as an editor does, and a byte order mark is none."""
        write(folder, "systems/kp/y.yaml", content)

        assert faults(folder) == [
            f"systems/kp/y.yaml:{place}: is not UTF-8: byte {byte} cannot be decoded; save the file as UTF-8"
        ]

    def test_a_huge_file_is_refused_without_reading_it(self, folder: Path) -> None:
        with (folder / "systems/kp/y.yaml").open("wb") as file:
            file.truncate(50_000_000_000)

        assert faults(folder) == [f"systems/kp/y.yaml: is too large; a data file has at most {MAX_BYTES:,} bytes"]

    def test_a_folder_that_is_named_like_a_file(self, folder: Path) -> None:
        (folder / "systems/kp/y.yaml").mkdir()

        assert faults(folder) == ["systems/kp/y.yaml: is a folder; a data file is expected"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
    def test_a_named_pipe_does_not_hang(self, folder: Path) -> None:
        os.mkfifo(folder / "y.yaml")

        assert faults(folder) == ["y.yaml: is not a regular file"]
        assert "is neither a folder nor a regular file" in faults(folder / "y.yaml", folder)[0]

    def test_a_link_that_leads_nowhere(self, folder: Path) -> None:
        (folder / "y.yaml").symlink_to(folder / "nowhere.yaml")

        assert faults(folder) == ["y.yaml: cannot be read: No such file or directory"]

    def test_a_link_in_a_circle(self, folder: Path) -> None:
        (folder / "y.yaml").symlink_to(folder / "y.yaml")

        (found,) = faults(folder)
        assert found.startswith("y.yaml: cannot be read: ")

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        (found,) = faults(tmp_path / "nowhere")

        assert found == f"{tmp_path / 'nowhere'}: does not exist; expected a folder of data files"

    def test_a_folder_without_data_files(self, tmp_path: Path) -> None:
        write(tmp_path, "README.md", "# Data")
        write(tmp_path, ".hidden.yaml", "a: [")
        write(tmp_path, ".git/x.yaml", "a: [")

        assert faults(tmp_path) == [f"{tmp_path}: holds no data files; expected files that end in .yaml"]

    @pytest.mark.parametrize("version", [b"\xff\xfe", b"", b"2026.1.1\n2026.1.2\n", b"a version", b"x" * 100])
    def test_a_version_that_is_none(self, folder: Path, version: bytes) -> None:
        write(folder, "VERSION", version)

        assert faults(folder) == ["VERSION: is not a version; write one line, such as 2026.11.23"]

    def test_faults_without_a_line_have_none(self, tmp_path: Path) -> None:
        with pytest.raises(DataError) as caught:
            compile_data(tmp_path)

        assert (caught.value.line, caught.value.column) == (None, None)


class TestBombs:
    """Files made to exhaust a reader are refused after a few steps."""

    @pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
    def test_deep_nesting(self, folder: Path, opening: str) -> None:
        write(folder, "systems/kp/y.yaml", opening * 100_000)
        (found,) = faults(folder)

        assert found.startswith("systems/kp/y.yaml:1:")
        assert "deep" in found

    def test_deep_nesting_by_indentation(self, folder: Path) -> None:
        write(folder, "systems/kp/y.yaml", "\n".join(" " * depth + "a:" for depth in range(1000)))
        (found,) = faults(folder)

        assert "is nested more than" in found

    def test_a_billion_laughs(self, folder: Path) -> None:
        lines = ["a0: &a0 [lol, lol]"]
        lines += [f"a{depth}: &a{depth} [{', '.join([f'*a{depth - 1}'] * 9)}]" for depth in range(1, 30)]
        write(folder, "systems/kp/y.yaml", "\n".join(lines))

        assert [found.partition(": ")[0] for found in faults(folder)] == [
            "systems/kp/y.yaml:1:5",
            "systems/kp/y.yaml:2:5",
            "systems/kp/y.yaml:2:10",
        ]

    def test_an_alias_to_itself(self, folder: Path) -> None:
        write(folder, "systems/kp/y.yaml", "a: &a [*a]\n")

        assert len(faults(folder)) == 2

    def test_a_huge_text(self, folder: Path) -> None:
        change(folder, SYSTEM, "about 900 km", "9" * 1_000_000)
        (found,) = faults(folder)

        assert len(found) < 500


class TestMany:
    def test_all_faults_of_all_files_come_at_once_in_order(self, folder: Path) -> None:
        change(folder, SYSTEM, "level: missile", "levle: missile")
        text = (folder / SYSTEM).read_text("utf-8")
        text = text.replace("about 900 km", "about 900 kg").replace("ru, source: herald", "ru, source: nobody")
        write(folder, SYSTEM, text.replace("2019-05-04", "2019-02-30"))
        change(folder, SOURCES, "type: webpage", "type: web")
        write(folder, "systems/kp/broken.yaml", "id: [}")
        write(folder, "families/latin.yaml", b"name: Caf\xe9")

        assert [found.partition(": ")[0] for found in faults(folder)] == [
            "families/latin.yaml:1:10",
            "sources/all.yaml:3:9",
            "systems/kp/broken.yaml:1:6",
            "systems/kp/x-1.yaml:6:1",
            "systems/kp/x-1.yaml:9:53",
            "systems/kp/x-1.yaml:14:14",
            "systems/kp/x-1.yaml:25:15",
        ]

    def test_claims_of_an_unknown_property_are_read_as_well(self, folder: Path) -> None:
        text = (folder / SYSTEM).read_text("utf-8").replace("range_max:", "fuze_delay:")
        write(folder, SYSTEM, text.replace("as_of: 2020-05", "as_of: 2020-13"))

        assert [found.partition(": ")[0].partition(":")[2] for found in faults(folder)] == ["13:3", "16:14"]

    def test_lines_are_ordered_as_numbers(self, folder: Path) -> None:
        lines = "".join(f"unknown{number}: a\n" for number in range(12))
        write(folder, "systems/kp/x-2.yaml", "id: x-2\nname: X-2\nkind: missile\ncountry: KP\n" + lines)

        assert [found.split(":")[1] for found in faults(folder)] == [str(line) for line in range(5, 17)]

    @pytest.mark.parametrize(
        ("name", "old", "new"),
        [
            ("systems/kp/x-2.yaml", "id: x-2, ", "id: x-2, id: x-2, "),
            ("systems/kp/x-2.yaml", "kind: cruise missile, ", ""),
            ("systems/kp/x-2.yaml", "country: KP}", "country: [}"),
            ("systems/kp/x-2.yaml", "id: x-2", "id: X-2"),
            ("families/xs.yaml", "name: The X missiles", "name: ''"),
            ("families/xs.yaml", "name: The X missiles}", "name: [}"),
        ],
    )
    def test_a_faulty_record_is_not_missing_as_well(self, folder: Path, name: str, old: str, new: str) -> None:
        """x-1 refers to x-2 and to xs, and so does the transfer."""
        change(folder, name, old, new)
        (found,) = faults(folder)

        assert found.startswith(f"{name}:1:")

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("herald:\n", "herald: [\n"),
            (
                "herald:\n  type: webpage\n  publisher: The Herald\n  URL: https://herald.example/x\n",
                "herald: nothing\n",
            ),
            ("type: webpage", "type: web"),
            ("  publisher: The Herald\n", ""),
        ],
    )
    def test_neither_is_a_faulty_source(self, folder: Path, old: str, new: str) -> None:
        """One slip in the bibliography is one fault, not one for each citation."""
        change(folder, SOURCES, old, new)
        (found,) = faults(folder)

        assert found.startswith("sources/all.yaml:")

    def test_the_same_id_twice_names_the_other_file(self, folder: Path) -> None:
        write(folder, "systems/ru/again.yaml", "name: Again\nid: x-1\nkind: missile\ncountry: RU\n")

        assert faults(folder) == [f"systems/ru/again.yaml:2:5: the id 'x-1' is given to a record in {SYSTEM} already"]

    def test_the_same_source_in_two_files(self, folder: Path) -> None:
        write(folder, "sources/more.yaml", "gazette: {type: webpage, title: A, publisher: B}\n")

        assert faults(folder) == ["sources/more.yaml:1:1: the source 'gazette' is described already"]

    def test_the_same_claim_twice(self, folder: Path) -> None:
        claim = "    - {value: 2, basis: press_report, source: gazette}\n"
        change(folder, SYSTEM, claim, claim + claim)

        assert faults(folder) == ["systems/kp/x-1.yaml:28:7: the same claim stands twice; remove one"]

    def test_nothing_is_loaded(self, folder: Path) -> None:
        change(folder, TRANSFER, "supplier: KP", "supplier: QQ")

        with pytest.raises(DataError, match="'QQ' is not an ISO 3166 country code"):
            load(folder)

    def test_the_faults_are_values_with_a_place(self, folder: Path) -> None:
        change(folder, SYSTEM, "level: missile", "level: missle")
        with pytest.raises(DataError) as caught:
            compile_data(folder)

        (fault,) = caught.value.faults
        message = "unknown level 'missle'; did you mean 'missile'?"
        assert fault == Fault(str(folder / SYSTEM), 6, 8, message)


class TestTexts:
    """Every scalar is a text until the vocabulary says what it is."""

    @pytest.mark.parametrize(
        "text",
        [
            "NO", "no", "on", "Off", "yes", "y", "true", "null", "~", "1e3", "0o17", "0x1F", "017", "1_000", "12:30:00",
            "1:30", ".5", ".inf", ".NaN", "2019-05-04", "2019-05-04T12:00:00Z", "3.10", "+1", "=", "<<", "0b1", "5.0",
        ],
    )  # fmt: skip
    def test_what_yaml_would_type_stays_as_it_is_written(self, folder: Path, text: str) -> None:
        change(folder, SYSTEM, "name: X-1", f"name: {text}")

        assert record(folder).name == text

    def test_norway_is_a_country(self, folder: Path) -> None:
        change(folder, SYSTEM, "country: KP", "country: NO")
        change(folder, TRANSFER, "recipients: [RU]", "recipients: [NO]")

        assert record(folder).country == "NO"  # type: ignore[attr-defined]
        assert record(folder, "x-1-to-russia").recipients == ("NO",)  # type: ignore[attr-defined]

    @pytest.mark.parametrize("written", ["2019", "'2019'", '"2019"'])
    def test_a_year_is_a_date_quoted_or_not(self, folder: Path, written: str) -> None:
        change(folder, SYSTEM, "value: 2019-05-04", f"value: {written}")

        found = record(folder).first_flight
        assert found is not None
        assert found.values == ("2019",)

    @pytest.mark.parametrize("written", ["2", "'2'", '"2"', "|-\n        2", ">\n        2"])
    def test_a_count_is_a_count_quoted_or_not(self, folder: Path, written: str) -> None:
        whole = f"    - value: {written}\n      basis: press_report\n      source: gazette\n"
        change(folder, SYSTEM, "    - {value: 2, basis: press_report, source: gazette}\n", whole)

        assert (figure := record(folder).stages) is not None
        assert figure.hull == Interval(2, 2, "count")

    def test_a_folded_text_is_one_line(self, folder: Path) -> None:
        change(folder, SYSTEM, "name: X-1", "name: >-\n  X\n  1")

        assert record(folder).name == "X 1"

    @pytest.mark.parametrize("newline", ["\r\n", "\r"])
    def test_line_ends_of_other_systems_are_fine(self, folder: Path, newline: str) -> None:
        whole = compile_data(folder)
        for name, text in GOOD.items():
            write(folder, name, text.replace("\n", newline))

        assert compile_data(folder) == whole

    def test_places_are_right_with_other_line_ends(self, folder: Path) -> None:
        write(folder, SYSTEM, GOOD[SYSTEM].replace("about 900 km", "about 900 kg").replace("\n", "\r\n"))

        assert faults(folder)[0].startswith(f"{SYSTEM}:14:14: ")

    def test_a_byte_order_mark_is_fine_and_moves_no_place(self, folder: Path) -> None:
        whole = compile_data(folder)
        for name, text in GOOD.items():
            write(folder, name, "\ufeff" + text)

        assert compile_data(folder) == whole
        write(folder, SYSTEM, "\ufeffid: X!\n" + GOOD[SYSTEM].removeprefix("id: x-1\n"))
        assert faults(folder)[0].startswith(f"{SYSTEM}:1:5: ")

    def test_columns_count_characters(self, folder: Path) -> None:
        change(folder, SYSTEM, "Эксп-1, scheme: press", "화성-11가, scheme: preess")

        assert faults(folder)[0].startswith(f"{SYSTEM}:9:28: ")

    def test_comments_and_a_start_marker_are_fine(self, folder: Path) -> None:
        whole = compile_data(folder)
        write(folder, SYSTEM, "# A comment\n---\n" + GOOD[SYSTEM].replace("country: KP", "country: KP  # Korea"))

        assert compile_data(folder) == whole


class TestReader:
    @given(st.binary(max_size=60))
    def test_any_bytes_give_a_tree_or_faults_with_places(self, content: bytes) -> None:
        root, found = read_yaml("x.yaml", content)

        assert root is None or isinstance(root, (MappingNode, SequenceNode, ScalarNode))
        for fault in found:
            assert fault.file == "x.yaml"
            assert fault.message
            assert (fault.line is None) is (fault.column is None)
            assert fault.line is None or 1 <= fault.line <= content.count(b"\n") + content.count(b"\r") + 60

    @given(st.text(alphabet="ab:-[]{}&*!|>'\"#%@`,? \n\t", max_size=40))
    @settings(max_examples=200)
    def test_it_refuses_what_is_no_yaml_and_loses_nothing_that_is(self, text: str) -> None:
        root, found = read_yaml("x.yaml", text.encode())
        try:
            expected = yaml.compose(text, LOADER)
        except yaml.YAMLError:
            assert found
        else:
            assert (root is None) is (expected is None) or found

    @given(st.dictionaries(st.text("ab", min_size=1, max_size=3), st.text("ab 1", max_size=5), min_size=1, max_size=4))
    def test_keys_and_texts_come_back_in_order_with_their_lines(self, given_: dict[str, str]) -> None:
        text = "".join(f"{key}: '{value}'\n" for key, value in given_.items())
        root, found = read_yaml("x.yaml", text.encode())

        assert found == []
        assert isinstance(root, MappingNode)
        assert [(key.text, key.line, key.column) for key, _ in root.items] == [
            (key, line, 1) for line, key in enumerate(given_, start=1)
        ]
        assert [getattr(value, "text", None) for _, value in root.items] == list(given_.values())


class TestLoad:
    """A folder of one's own: files anywhere, sources beside or inside them, the bundled catalogue to refer to."""

    SYSTEM = "id: x-9\nname: X-9\nkind: cruise missile\ncountry: KP\n"

    def test_files_may_lie_flat_with_their_sources_inside(self, tmp_path: Path) -> None:
        claim = "claims:\n  range_max:\n    - {value: up to 900 km, basis: press_report, source: gazette}\n"
        sources = "sources:\n  gazette: {type: webpage, title: A, publisher: The Gazette}\n"
        write(tmp_path, "x-9.yml", self.SYSTEM + claim + sources)

        catalog = load(tmp_path)

        assert list(catalog) == ["x-9"]
        found = catalog.get("X 9").range_max
        assert isinstance(found, Figure)
        assert found.open_low
        assert found.claims[0].source is catalog.sources["gazette"]

    def test_a_bibliography_may_lie_beside_them(self, tmp_path: Path) -> None:
        write(tmp_path, "x-9.yaml", self.SYSTEM + "names:\n  - {name: X9, scheme: press, source: gazette}\n")
        write(tmp_path, "sources.yaml", "gazette: {type: webpage, title: A, publisher: The Gazette}\n")

        assert list(load(tmp_path).sources) == ["gazette"]

    def test_the_nearest_record_is_named_also_where_it_is_a_bundled_one(self, tmp_path: Path) -> None:
        write(tmp_path, "x-9.yaml", self.SYSTEM + "family: hwasong-111\n")

        with pytest.raises(DataError, match=r"there is no family 'hwasong-111'; did you mean 'hwasong-11'\?"):
            load(tmp_path)

    def test_a_single_file_loads(self, tmp_path: Path) -> None:
        write(tmp_path, "x-9.yaml", self.SYSTEM)

        assert load(tmp_path / "x-9.yaml")["x-9"].name == "X-9"
        assert load(str(tmp_path / "x-9.yaml")).data_version.startswith("unversioned+")

    def test_folders_say_what_their_files_are(self, folder: Path) -> None:
        catalog = load(folder)

        assert (list(catalog.systems), list(catalog.families)) == (["x-1", "x-2"], ["xs"])
        assert (list(catalog.transfers), list(catalog.sources)) == (["x-1-to-russia"], ["gazette", "herald"])
        assert [member.id for member in catalog.families["xs"].members] == ["x-1"]

    def test_a_version_is_shown(self, folder: Path) -> None:
        write(folder, "VERSION", "2026.3.1\n")

        assert load(folder).data_version.startswith("2026.3.1+")

    def test_what_the_bundled_catalogue_has_may_be_referred_to(self, tmp_path: Path) -> None:
        bundled = weaponref.catalog()
        cited = next(iter(bundled.sources))
        text = f"family: hwasong-11\nrelations:\n  - {{type: resembles, target: kn-23, source: {cited}}}\n"
        write(tmp_path, "x-9.yaml", self.SYSTEM + text)

        catalog = load(tmp_path)

        assert list(catalog.sources) == [cited]
        assert catalog["x-9"].relations[0].source == bundled.sources[cited]
        assert "kn-23" not in catalog

    def test_another_base_may_be_given(self, folder: Path, tmp_path: Path) -> None:
        own = tmp_path / "own" / "x-9.yaml"
        write(tmp_path, "own/x-9.yaml", self.SYSTEM + "family: xs\n")

        assert load(own, base=load(folder))["x-9"].family == "xs"  # type: ignore[union-attr]
        with pytest.raises(DataError, match="no family 'xs'"):
            load(own)

    def test_without_a_base_nothing_may_be_referred_to(self, tmp_path: Path) -> None:
        write(tmp_path, "x-9.yaml", self.SYSTEM + "family: hwasong-11\n")

        assert faults(tmp_path) == ["x-9.yaml:5:9: there is no family 'hwasong-11'"]

    def test_a_thing_without_a_record_is_named_as_external(self, folder: Path) -> None:
        change(folder, SYSTEM, "target: x-2", "external: the old rocket")

        (found,) = record(folder).relations
        assert (found.target, found.external) == ("the old rocket", True)


class TestIds:
    """The id of a claim is permanent: a hash of system, property, source and the value as written."""

    def ids(self, folder: Path) -> list[str]:
        return [claim.id for claim in record(folder).claims]

    def test_they_differ_and_stay(self, folder: Path) -> None:
        ids = self.ids(folder)

        assert len(set(ids)) == len(ids) == 6
        assert all(len(id_) == 12 and set(id_) <= set("0123456789abcdef") for id_ in ids)
        assert self.ids(folder) == ids

    def test_they_are_those_that_were_given_before(self, folder: Path) -> None:
        """A change of this number breaks every citation of a claim."""
        assert self.ids(folder)[0] == "ebd5e9e892ec"

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("basis: press_report\n", "basis: analyst_estimate\n"),
            ("as_of: 2020-05", "as_of: 2020-06"),
            ("      origin: spokesman-2020\n", ""),
            ("level: missile\n", ""),
        ],
    )
    def test_what_is_said_about_a_claim_does_not_change_its_id(self, folder: Path, old: str, new: str) -> None:
        ids = self.ids(folder)
        change(folder, SYSTEM, old, new)

        assert self.ids(folder) == ids

    @pytest.mark.parametrize(
        ("old", "new"), [("about 900 km", "approximately 900 km"), ("about 900 km", "about 901 km")]
    )
    def test_another_value_is_another_claim(self, folder: Path, old: str, new: str) -> None:
        ids = self.ids(folder)
        change(folder, SYSTEM, old, new)

        assert self.ids(folder)[0] != ids[0]
        assert self.ids(folder)[1:] == ids[1:]

    def test_one_source_may_state_one_value_twice_under_two_conditions(self, folder: Path) -> None:
        claim = "    - {value: 2, basis: press_report, source: gazette}\n"
        change(folder, SYSTEM, claim, claim + claim.replace("2,", "2, condition: export version,"))

        assert len(set(self.ids(folder))) == 7

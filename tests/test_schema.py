"""The JSON Schemas: made from the vocabulary, equal to those checked in, and of one mind with the reader of files."""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

import weaponref
from weaponref.bearers import OF_TRANSFERS, can_have
from weaponref.cli.schema import _KINDS
from weaponref.kinds import KINDS
from weaponref.schema import SCHEMA_KINDS, json_schema
from weaponref.store import compile_data
from weaponref.store.layout import CLAIM_KEYS, SOURCE_KEYS, SYSTEM_KEYS
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDERS = {"systems": "system", "families": "family", "transfers": "transfer", "sources": "sources"}


class EditorLoader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """Reads as an editor does, by YAML 1.2: NO is a text, and so is a date."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~", "n~"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]*\.[0-9]+", "-+.0123456789"),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))


def read(text: str) -> Any:
    """A file as an editor reads it."""
    return yaml.load(text, EditorLoader)  # noqa: S506  a safe loader


def complaints(kind: str, content: Any) -> list[str]:
    """What an editor would mark in a file."""
    return [
        f"{error.json_path}: {error.message}" for error in Draft202012Validator(json_schema(kind)).iter_errors(content)
    ]


SYSTEM: dict[str, Any] = {
    "id": "x-1",
    "name": "X-1",
    "kind": "cruise missile",
    "country": "KP",
    "family": "xs",
    "level": "missile",
    "external_ids": {"wikidata": "Q1"},
    "note": "A note.",
    "names": [
        {"name": "X1", "scheme": "press", "lang": "en", "source": "gazette", "disputed": True, "ambiguous": True}
    ],
    "relations": [{"type": "resembles", "target": "x-2", "source": "gazette"}],
    "claims": {
        "range_max": [
            {
                "value": "about 900 km",
                "condition": "fast",
                "basis": "press_report",
                "attributed_to": "Jane Doe",
                "as_of": "2020-05",
                "as_stated": "some 900 kilometres",
                "source": "gazette",
                "origin": "doe-2020",
                "verified": "2024-01-01",
                "deprecated": True,
                "note": "Withdrawn.",
            }
        ],
        "launch_mass": [{"value": "2 tons", "ton": "unstated", "basis": "press_report", "source": "gazette"}],
        "stages": [{"value": 2, "basis": "press_report", "source": "gazette"}],
        "operators": [{"value": ["KP", "NO"], "basis": "press_report", "source": "gazette"}],
        "in_service": [{"value": "1970s", "basis": "press_report", "source": "gazette"}],
        "status": [{"value": "in service", "basis": "press_report", "source": "gazette"}],
    },
    "sources": {
        "gazette": {
            "type": "webpage",
            "title": "A missile",
            "publisher": "The Gazette",
            "URL": "https://gazette.example/x",
            "issued": "2020-05-04",
            "accessed": 2024,
            "archive_location": "a copy",
            "language": "en",
            "kind": "press",
            "reliability": "low",
            "note": "A mirror.",
        }
    },
}
CONTENTS: dict[str, dict[str, Any]] = {
    "system": SYSTEM,
    "family": {"id": "xs", "name": "The X missiles", "kind": "missile", "country": "KP"},
    "transfer": {
        "id": "x-to-ru",
        "name": "X to Russia",
        "supplier": "KP",
        "recipients": ["RU"],
        "systems": ["x-1"],
        "families": ["xs"],
    },
    "sources": {**SYSTEM["sources"], "herald": {"type": "webpage", "title": "A title", "publisher": "The Herald"}},
    "redirects": {"x-0": "x-1"},
}
PATHS = {
    "system": "systems/x-1.yaml",
    "family": "families/xs.yaml",
    "transfer": "transfers/x-to-ru.yaml",
    "sources": "sources/all.yaml",
    "redirects": "redirects.yaml",
}


def loads(kind: str, content: Any, folder: Path) -> bool:
    """Whether the reader of data files takes a file, among others that have no fault."""
    parts = copy.deepcopy(CONTENTS) | {"x-2": {"id": "x-2", "name": "X-2", "kind": "missile", "country": "KP"}}
    parts["system"].pop("sources")
    if kind == "system":
        content = (
            {key: value for key, value in content.items() if key != "sources"} if isinstance(content, dict) else content
        )
    for name, part in (parts | {kind: content}).items():
        path = folder / PATHS.get(name, "systems/x-2.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(part), "utf-8")
    try:
        compile_data(folder)
    except weaponref.DataError:
        return False
    return True


def changed(kind: str) -> Iterator[tuple[str, Any]]:
    """The content of a file with one key left out, or a key too many, in every mapping of it."""
    for path, mapping in mappings(CONTENTS[kind]):
        if kind == "system" and path[:1] == ("sources",):
            continue  # the same as in a bibliography
        for key in mapping:
            without = copy.deepcopy(CONTENTS[kind])
            del at(without, path)[key]
            yield f"without {'/'.join(map(str, (*path, key)))}", without
        more = copy.deepcopy(CONTENTS[kind])
        at(more, path)["colour"] = "red"
        yield f"more in {'/'.join(map(str, path))}", more


def mappings(content: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    if isinstance(content, dict):
        yield path, content
    pairs = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in pairs:
        yield from mappings(value, (*path, key))


def at(content: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        content = content[key]
    return content


CHANGES = [(kind, what, content) for kind in CONTENTS for what, content in changed(kind)]


@pytest.mark.parametrize("kind", SCHEMA_KINDS)
class TestSchema:
    def test_it_is_the_one_that_is_checked_in(self, kind: str, checkout: Path) -> None:
        """Where this fails: weaponref schema KIND > schema/KIND.json."""
        assert json.loads((checkout / "schema" / f"{kind}.json").read_text("utf-8")) == json_schema(kind)

    def test_it_is_a_schema(self, kind: str) -> None:
        Draft202012Validator.check_schema(json_schema(kind))

    def test_what_has_every_key_is_right(self, kind: str) -> None:
        assert complaints(kind, CONTENTS[kind]) == []

    def test_the_reader_takes_that_too(self, kind: str, tmp_path: Path) -> None:
        assert loads(kind, CONTENTS[kind], tmp_path)


@pytest.mark.parametrize(("kind", "content"), [(kind, content) for kind, _, content in CHANGES],
                         ids=[f"{kind} {what}" for kind, what, _ in CHANGES])  # fmt: skip
def test_it_asks_for_the_keys_that_the_reader_asks_for(kind: str, content: Any, tmp_path: Path) -> None:
    """Leaving out a key, or adding one, is wrong to the schema where it is wrong to the reader, and nowhere else."""
    if kind in ("sources", "redirects") and len(content) != len(CONTENTS[kind]):
        return  # entries of a bibliography are no keys; that one is missing is seen by the linter alone
    # A value in tons needs the key beside it, a capability its words: the grammar knows, a schema does not.
    grammar = isinstance(content, dict) and kind == "system" and '"2 tons", "basis"' in json.dumps(content)

    assert (complaints(kind, content) == []) is (loads(kind, content, tmp_path) or grammar)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("kind",), "misile"),
        (("country",), "North Korea"),
        (("id",), "X 1"),
        (("level",), "stage"),
        (("names", 0, "scheme"), "nickname"),
        (("relations", 0, "type"), "likes"),
        (("claims", "range_max", 0, "value"), "far"),
        (("claims", "range_max", 0, "basis"), "rumour"),
        (("claims", "range_max", 0, "as_of"), "May 2020"),
        (("claims", "range_max", 0, "as_of"), 20),
        (("claims", "range_max", 0, "deprecated"), "maybe"),
        (("claims", "range_max"), "900 km"),
        (("claims", "launch_mass", 0, "ton"), "tonne"),
        (("claims", "operators", 0, "value"), ["Korea"]),
        (("claims", "operators", 0, "value"), []),
        (("claims", "in_service", 0, "value"), "the seventies"),
        (("claims", "status", 0, "value"), " "),
        (("names",), {}),
    ],
    ids=str,
)
def test_a_wrong_value_is_wrong_to_both(path: tuple[Any, ...], value: Any, tmp_path: Path) -> None:
    content = copy.deepcopy(SYSTEM)
    at(content, path[:-1])[path[-1]] = value

    assert complaints("system", content) != []
    assert not loads("system", content, tmp_path)


def test_it_follows_the_vocabulary() -> None:
    """Every property, kind and key is there, in the order in which the canonical form writes them."""
    schema = json_schema("system")

    assert list(schema["properties"]) == list(SYSTEM_KEYS)
    assert list(schema["properties"]["claims"]["properties"]) == list(PROPERTIES)
    assert schema["$defs"]["kind"]["enum"] == list(KINDS)
    assert list(schema["$defs"]["quantity_claim"]["properties"]) == list(CLAIM_KEYS)
    assert list(schema["$defs"]["source"]["properties"]) == list(SOURCE_KEYS)


def discouraged(kind: str, content: dict[str, Any]) -> dict[str, str]:
    """The properties that an editor marks in a record, with what it says of each."""
    schema = json_schema(kind)
    found: dict[str, str] = {}
    for rule in schema["allOf"]:
        if Draft202012Validator(rule.get("if", {})).is_valid(content):
            marked = rule.get("then", rule)["properties"]["claims"]["properties"]
            found |= {name: mark["deprecationMessage"] for name, mark in marked.items() if mark["deprecated"]}
    return found


class TestWhatAKindCannotHave:
    """Right to the schema, as it is to the reader; an editor marks it, as the linter warns of it."""

    @pytest.mark.parametrize("kind", KINDS)
    def test_it_is_marked(self, kind: str) -> None:
        lacking = {name for name in PROPERTIES if not can_have(kind, name)}

        assert set(discouraged("system", {"kind": kind})) == lacking
        assert set(discouraged("family", {"kind": kind})) == lacking

    def test_a_family_without_a_kind_may_have_anything(self) -> None:
        assert discouraged("family", {}) == {}

    def test_a_transfer_has_quantities_alone(self) -> None:
        assert set(PROPERTIES) - set(discouraged("transfer", {})) == set(OF_TRANSFERS)

    def test_the_message_says_what_may_be_meant(self) -> None:
        assert discouraged("system", {"kind": "mortar"})["launch_mass"].endswith("may mean its combat_mass.")

    def test_it_is_no_fault(self) -> None:
        odd = {**SYSTEM, "claims": {"endurance": [{"value": "2 h", "basis": "press_report", "source": "gazette"}]}}

        assert complaints("system", {**odd, "kind": "mortar"}) == []


def test_the_command_knows_every_kind() -> None:
    assert tuple(SCHEMA_KINDS) == _KINDS


def test_an_unknown_kind_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'system'"):
        json_schema("sytem")


@pytest.mark.parametrize("folder", FOLDERS)
def test_all_data_files_are_right(folder: str, checkout: Path) -> None:
    """An editor marks nothing in our own files, and knows by their first line which schema to use."""
    validator = Draft202012Validator(json_schema(FOLDERS[folder]))
    files = sorted((checkout / "data" / folder).rglob("*.yaml"))
    texts = {file: file.read_text("utf-8") for file in files}
    first = {
        file: text.partition("\n")[0].removeprefix("# yaml-language-server: $schema=") for file, text in texts.items()
    }

    assert files
    assert {file.name: error.message for file in files for error in validator.iter_errors(read(texts[file]))} == {}
    meant = (checkout / "schema" / f"{FOLDERS[folder]}.json").resolve()
    assert {file.name for file in files if (file.parent / first[file]).resolve() != meant} == set()

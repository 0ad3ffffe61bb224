"""A catalogue as one JSON document: what is written is read back equal, and what is wrong is told with its place."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from attrs import astuple
from hypothesis import HealthCheck, given, settings

import weaponref
from making import catalogue, claim, family, name, relation, source, system, transfer
from record_strategies import collections
from weaponref.catalogue import Catalog
from weaponref.dates import PartialDate
from weaponref.errors import DataError
from weaponref.interval import Interval
from weaponref.store.compiler import encode
from weaponref.store.document import document_text
from weaponref.store.snapshot import Snapshot


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from weaponref.model import Record, Source


def reread(catalog: Catalog, path: Path) -> Catalog:
    """The catalogue as it comes back from a document."""
    path.write_text(document_text(catalog), "utf-8")
    return weaponref.load(path)


def everything(catalog: Catalog) -> tuple[object, ...]:
    """All that a catalogue holds, with the words of quantities, which do not count for their equality."""
    records = [*catalog.systems.values(), *catalog.families.values(), *catalog.transfers.values()]
    words = [astuple(each.value) for record in records for each in record.claims if isinstance(each.value, Interval)]
    return records, dict(catalog.sources), dict(catalog.redirects), catalog.data_version, words


class TestRoundTrip:
    @given(given_=collections())
    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_any_catalogue_comes_back_equal(
        self, given_: tuple[list[Record], dict[str, Source]], tmp_path: Path
    ) -> None:
        """Every record, claim, name, relation, source and redirect, and the version."""
        records, sources = given_
        redirects = {f"old-{record.id}": record.id for record in records[:1]}
        catalog = Catalog(Snapshot(encode(records, sources, "2026.1.1", redirects)))

        assert everything(reread(catalog, tmp_path / "catalogue.json")) == everything(catalog)

    def test_the_bundled_catalogue_comes_back_equal(self, tmp_path: Path) -> None:
        """All the data, to the byte of the compiled form; and the second document is the first."""
        catalog = weaponref.catalog()
        again = reread(catalog, tmp_path / "catalogue.json")

        assert again == catalog
        assert everything(again) == everything(catalog)
        assert again._records.content == catalog._records.content  # type: ignore[attr-defined]
        assert document_text(again) == document_text(catalog)

    def test_what_is_zero_or_false_comes_back(self, tmp_path: Path) -> None:
        """An end that is zero is no open end."""
        record = system(claim("0 km"), claim("0–5 km", by="b"), claim("up to 5 km", by="c", deprecated=True))
        again = reread(catalogue(record), tmp_path / "catalogue.json")

        ends = [(each.value.low, each.value.high) for each in again["x-1"].claims if isinstance(each.value, Interval)]
        assert ends == [(0, 0), (0, 5), (None, 5)]

    def test_a_catalogue_with_a_date_or_two_layers_keeps_its_version(self, tmp_path: Path) -> None:
        """Versions that are no calendar version and hash come back as they are."""
        base = weaponref.catalog()
        for number, catalog in enumerate([base.as_of("2019"), base.overlay(catalogue(system(claim("5 km"))))]):
            again = reread(catalog, tmp_path / f"{number}.json")

            assert again.data_version == catalog.data_version
            assert [each.claims for each in again.values()] == [each.claims for each in catalog.values()]

    def test_names_are_found_in_what_was_read(self, tmp_path: Path) -> None:
        """It is a catalogue like any other: look-up, search, overlay."""
        again = reread(weaponref.catalog(), tmp_path / "catalogue.json")

        assert again.get("화성-11가") == weaponref.get("KN-23")
        assert again.search("hwasong 18")[0].system.id == "hwasong-18"


class TestText:
    def test_it_says_what_it_is(self) -> None:
        """Format, version of the data and licence stand at the top."""
        head = list(json.loads(document_text(weaponref.catalog())).items())[:4]

        assert head == [
            ("format", "weaponref catalogue"),
            ("format_version", 1),
            ("data_version", weaponref.data_version),
            ("licence", "CC0-1.0"),
        ]

    def test_an_object_has_the_fields_that_are_not_empty(self) -> None:
        """Under the names of the classes; a source by its id."""
        told = claim("about 5 km", as_of="2020", condition="light", id="0" * 12)
        data = json.loads(document_text(catalogue(system(told, names=(name("X"),), relations=(relation("y"),)))))

        assert data["systems"] == [
            {
                "id": "x-1",
                "name": "X-1",
                "names": [{"name": "X", "scheme": "press", "source": "gazette-2020"}],
                "relations": [{"type": "resembles", "target": "y", "source": "gazette-2020"}],
                "claims": [
                    {
                        "id": "0" * 12,
                        "property": "range_max",
                        "value": {"low": 5.0, "high": 5.0, "unit": "km", "qualifier": "about", "text": "about 5 km"},
                        "basis": "press_report",
                        "source": "gazette-2020",
                        "condition": "light",
                        "as_of": "2020",
                    }
                ],
                "kind": "ballistic missile",
                "country": "KP",
            }
        ]

    def test_a_line_holds_one_record(self) -> None:
        """So that two documents can be compared line by line."""
        lines = document_text(catalogue(system(), transfer(id="t"), family())).splitlines()

        assert sum(line.startswith('{"id"') for line in lines) == 3


class TestEdited:
    def test_a_document_that_was_edited_says_so(self, tmp_path: Path) -> None:
        """The version is not that of other data."""
        path = tmp_path / "catalogue.json"
        path.write_text(document_text(catalogue(system(claim("5 km")))).replace('"high":5.0', '"high":6.0'), "utf-8")

        assert weaponref.load(path).data_version.endswith(" (edited)")

    @pytest.mark.parametrize("indent", [None, 4])
    def test_another_layout_is_no_edit(self, indent: int | None, tmp_path: Path) -> None:
        """White space, escapes and whole numbers mean the same."""
        catalog = catalogue(system(claim("5 km"), claim("화성", "status", by="b")))
        path = tmp_path / "catalogue.json"
        text = json.dumps(json.loads(document_text(catalog)), indent=indent, sort_keys=True)
        path.write_text(re.sub(r"(\d)\.0\b", r"\1", text), "utf-8")

        assert weaponref.load(path).data_version == catalog.data_version


def first(data: dict[str, Any]) -> dict[str, Any]:
    """The first claim of a document."""
    found: dict[str, Any] = data["systems"][0]["claims"][0]
    return found


WRONG: list[tuple[str, Callable[[dict[str, Any]], object], str]] = [
    ("another format", lambda data: data.update(format="zip"), 'no "format": "weaponref catalogue"'),
    ("another version", lambda data: data.update(format_version=9), "version 9 of the format; this weaponref reads"),
    ("no data version", lambda data: data.update(data_version=None), "no text as 'data_version'"),
    ("an unknown key", lambda data: data.update(sytems=[]), "unknown key 'sytems'; did you mean 'systems'"),
    ("no list", lambda data: data.update(systems={}), "systems: is a list, not {}"),
    ("no object", lambda data: data.update(systems=[1]), "systems[0]: is an object, not 1"),
    ("no id", lambda data: data["systems"][0].pop("id"), "systems[0]: there is no 'id'"),
    (
        "an unknown field",
        lambda data: first(data).update(bsis="a"),
        "claims[0]: unknown key 'bsis'; did you mean 'basis'",
    ),
    ("an unknown term", lambda data: first(data).update(basis="rumour"), "claims[0].basis: unknown basis 'rumour'"),
    ("an unknown property", lambda data: first(data).update(property="rnage_max"), "did you mean 'range_max'"),
    ("an unknown source", lambda data: first(data).update(source="gazete-2020"), "did you mean 'gazette-2020'"),
    ("no date", lambda data: first(data).update(as_of="2020-13"), "claims[0].as_of: '2020-13' is not a date"),
    ("no flag", lambda data: first(data).update(deprecated="no"), 'deprecated: is true or false, not "no"'),
    ("no text", lambda data: first(data).update(note=5), "note: is a text that is not empty, not 5"),
    ("a reversed quantity", lambda data: first(data)["value"].update(low=9), "low end 9.0 is above the high end 5.0"),
    ("an unknown unit", lambda data: first(data)["value"].update(unit="league"), "unknown unit 'league'"),
    ("no number", lambda data: first(data)["value"].update(low="5"), 'an end is a number, not "5"'),
    ("no quantity", lambda data: first(data).update(value="5 km"), "is a quantity: an object with"),
    ("an unknown country", lambda data: data["systems"][0].update(country="XY"), "unknown country 'XY'"),
    ("one id twice", lambda data: data["systems"].append(data["systems"][0]), "'x-1' is given to several records"),
    ("no redirects", lambda data: data.update(redirects=[]), "redirects: is an object, not []"),
]


@pytest.mark.parametrize(("change", "words"), [each[1:] for each in WRONG], ids=[each[0] for each in WRONG])
def test_what_is_wrong_is_told(change: Callable[[dict[str, Any]], object], words: str, tmp_path: Path) -> None:
    """What is wrong, where it is, and what would be right."""
    data = json.loads(document_text(catalogue(system(claim("5 km")))))
    change(data)
    path = tmp_path / "catalogue.json"
    path.write_text(json.dumps(data), "utf-8")

    with pytest.raises(DataError, match=re.escape(words)) as caught:
        weaponref.load(path)
    assert str(path) in str(caught.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """A reader who mends a document sees them all."""
    data = json.loads(document_text(catalogue(system(claim("5 km")), system(id="x-2"))))
    for record in data["systems"]:
        record["kind"] = "kite"
    path = tmp_path / "catalogue.json"
    path.write_text(json.dumps(data), "utf-8")

    with pytest.raises(DataError) as caught:
        weaponref.load(path)
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "is not JSON"), (b"{", "is not JSON"), (b"[]", "is not a catalogue"), (b"\xff\xfe", "is not a catalogue"),
     (b"[" * 200_000, "is not a catalogue"), (None, "cannot be read")],
)  # fmt: skip
def test_what_is_no_document_is_told(content: bytes | None, words: str, tmp_path: Path) -> None:
    """A missing, empty, cut off, foreign or hostile file is no crash."""
    path = tmp_path / "catalogue.json"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(DataError, match=words):
        weaponref.load(path)


def test_a_folder_is_a_folder_whatever_it_is_called(tmp_path: Path) -> None:
    """Only a file can be a document."""
    folder = tmp_path / "mine.json"
    folder.mkdir()
    (folder / "x-1.yaml").write_text("{id: x-1, name: X-1, kind: missile, country: KP}", "utf-8")

    assert list(weaponref.load(folder)) == ["x-1"]


def test_a_mark_of_unicode_at_the_beginning_is_passed_over(tmp_path: Path) -> None:
    """Editors on Windows write one."""
    catalog = catalogue(system(claim("5 km", by=source(issued="2020", accessed=PartialDate("2021")))))
    path = tmp_path / "catalogue.json"
    path.write_text(document_text(catalog), "utf-8-sig")

    assert weaponref.load(path) == catalog

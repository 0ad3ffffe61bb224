"""The shape of JSON exports."""

from __future__ import annotations

import json

import weaponref
from making import claim, family, name, relation, source, system
from weaponref.comparison import compare, known_units
from weaponref.model import Transfer
from weaponref.render.data import comparison_data, diff_data, found_data, json_text, record_data, sources_data


CLAIM_KEYS = {
    "id", "system", "property", "value", "basis", "speaker", "attributed_to", "condition", "as_of", "as_stated",
    "source", "origin", "deprecated", "note", "ton",
}  # fmt: skip
FIGURE_KEYS = {
    "property", "label", "type", "unit", "low", "high", "open_low", "open_high", "disagrees", "claim_count",
    "origin_count", "origins", "stated", "claims",
}  # fmt: skip


def test_a_record() -> None:
    """A record has what it is, its names and relations, and every figure with its claims."""
    record = system(
        claim("about 500 km", by="a"),
        claim("900 km", by="b", deprecated=True),
        claim("deployed", "status", by="c"),
        claim("KP RU", "operators", by="d"),
        claim("2019-05", "first_flight", by="e"),
        names=(name("X"),),
        relations=(relation("y-2"),),
    )

    data = record_data(record, data_version="2026.1")

    assert set(data) == {"data_version", "units", "record", "sources"}
    body = data["record"]
    assert (body["type"], body["id"], body["kind"], body["country"]) == ("system", "x-1", "ballistic missile", "KP")
    assert body["names"][0]["name"] == "X"
    assert body["relations"][0]["target"] == "y-2"
    figure = body["figures"]["range_max"]
    assert set(figure) == FIGURE_KEYS
    assert (figure["low"], figure["high"], figure["unit"]) == (500, 500, "km")
    assert (figure["claim_count"], len(figure["claims"])) == (1, 2)
    assert set(figure["claims"][0]) == CLAIM_KEYS
    assert figure["claims"][0]["value"] == {
        "low": 500, "high": 500, "unit": "km", "qualifier": "about", "text": "about 500 km",
    }  # fmt: skip
    assert body["statements"]["operators"]["values"] == [["KP", "RU"]]
    assert body["statements"]["first_flight"]["claims"][0]["value"] == "2019-05"


def test_open_ends_are_null() -> None:
    """An end that a source leaves open is null in the claim, and flagged in the figure."""
    figure = record_data(system(claim("up to 500 km")))["record"]["figures"]["range_max"]

    assert figure["claims"][0]["value"]["low"] is None
    assert (figure["open_low"], figure["open_high"]) == (True, False)


def test_units() -> None:
    """Figures follow the units asked for, claims do not; as stated there is no common unit."""
    record = system(claim("1,000 mi"))

    figures = {
        units: record_data(record, units=known_units(units))["record"]["figures"]["range_max"]
        for units in ("imperial", "as-stated")
    }

    assert (figures["imperial"]["high"], figures["imperial"]["unit"]) == (1000, "mi")
    assert (figures["as-stated"]["high"], figures["as-stated"]["unit"]) == (None, None)
    assert figures["as-stated"]["stated"] == ["1,000 mi"]
    assert figures["imperial"]["claims"] == figures["as-stated"]["claims"]


def test_families_and_transfers() -> None:
    """A family lists the ids of its members, a transfer its parties."""
    group = record_data(family(members=(system(id="a"),)))["record"]
    moved = record_data(Transfer(id="t", name="T", supplier="KP", recipients=("RU",), systems=("a",)))["record"]

    assert (group["type"], group["members"]) == ("family", ["a"])
    assert (moved["supplier"], moved["recipients"], moved["systems"]) == ("KP", ["RU"], ["a"])


def test_a_comparison() -> None:
    """Rows of cells in the order of the records, each with its ratio and claims; empty cells are there."""
    data = comparison_data(compare([system(claim("500 km")), system(id="y-2", name="Y")], data_version="2026.1"))

    (row,) = data["rows"]
    assert [cell["system"] for cell in row["cells"]] == ["x-1", "y-2"]
    assert (row["cells"][0]["ratio"], row["cells"][1]["ratio"]) == (1, None)
    assert row["cells"][1]["claims"] == []
    assert data["data_version"] == "2026.1"


def test_every_claim_of_every_record_is_exported_once() -> None:
    """Nothing is lost on the way out, every reference to a source is resolved, and JSON keeps all of it."""
    catalog = weaponref.catalog()
    for record in (*catalog.values(), *catalog.transfers.values()):
        data = json.loads(json_text(record_data(record)))
        views = [*data["record"]["figures"].values(), *data["record"]["statements"].values()]
        claims = [each for view in views for each in view["claims"]]

        assert sorted(each["id"] for each in claims) == sorted(each.id for each in record.claims)
        cited = [*claims, *data["record"]["names"], *data["record"]["relations"]]
        assert {each["source"] for each in cited} == set(data["sources"])


def test_what_a_filter_found() -> None:
    """Systems with the claims that met the filter, and their sources."""
    data = found_data(weaponref.find(country="KP", range_max=">= 10000 km"), data_version="2026.1")

    assert data["count"] == len(data["systems"]) > 0
    for found in data["systems"]:
        assert found["claims"]
        assert {each["source"] for each in found["claims"]} <= set(data["sources"])


def test_a_difference() -> None:
    """Claims that came and went are told in full."""
    catalog = weaponref.catalog()
    data = diff_data(catalog.as_of("2020").diff(catalog))

    assert data["removed"] == []
    assert len(data["added"]) > 0
    assert set(data["added"][0]) == CLAIM_KEYS


def test_sources_have_every_field() -> None:
    """A source has the fields of the class, dates as texts."""
    (data,) = sources_data([source(issued="2020-05")]).values()

    assert data["issued"] == "2020-05"
    assert set(data) == {
        "id", "type", "title", "publisher", "url", "issued", "accessed", "archived_url", "language", "kind",
        "reliability", "note",
    }  # fmt: skip

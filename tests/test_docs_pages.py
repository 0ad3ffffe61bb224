"""The pages of the catalogue in the documentation: complete, linked, and safe."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import weaponref
from making import catalogue, claim, family, name, relation, source, system, transfer


if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).resolve().parent.parent / "docs"


@pytest.fixture(scope="module")
def sitepages() -> Iterator[Any]:
    """The package that makes the pages; it stands beside the documentation."""
    sys.path.insert(0, str(DOCS))
    try:
        yield importlib.import_module("sitepages")
    finally:
        sys.path.remove(str(DOCS))


@pytest.fixture(scope="module")
def made(sitepages: Any) -> dict[str, str]:
    """Every page by name."""
    return dict(sitepages.pages())


def page_of(sitepages: Any, record_id: str, *records: Any) -> str:
    """The page of one record of a catalogue made of some."""
    catalog = catalogue(*records)
    crossrefs = sitepages.crossrefs_of(catalog)
    found = {record.id: record for _, record in sitepages.records_of(catalog)}
    return str(sitepages.record_page(found[record_id], crossrefs))


def test_everything_has_a_page(made: dict[str, str]) -> None:
    """Each system, family, transfer and source has a page, each country and kind a list."""
    catalog = weaponref.catalog()
    for folder in ("systems", "families", "transfers", "sources"):
        assert {f"{folder}/{id_}.md" for id_ in getattr(catalog, folder)} <= set(made)
    for one in catalog.systems.values():
        assert f"countries/{one.country.lower()}.md" in made


def test_every_claim_has_an_address(made: dict[str, str]) -> None:
    """The page of a record has each of its claims once, and the page of its source links to it."""
    for one in weaponref.catalog().systems.values():
        page = made[f"systems/{one.id}.md"]
        for stated in one.claims:
            assert page.count(f'id="claim-{stated.id}"') == 1
            assert f"systems/{one.id}.html#claim-{stated.id}" in made[f"sources/{stated.source.id}.md"]


def test_every_name_is_shown_with_its_source(made: dict[str, str]) -> None:
    """The page of a record has all of its names, in all scripts, and links to who gave them."""
    page = made["systems/kn-23.md"]
    for one in weaponref.get("KN-23").names:
        assert f">{one.name}<" in page
        assert f"../sources/{one.source.id}.html" in page


def test_links_lead_to_pages(made: dict[str, str]) -> None:
    """Every link from a made page to another is to one that is made."""
    for page, text in made.items():
        folder = page.rpartition("/")[0]
        for target in re.findall(r'href="\.\./([^"#]+)\.html', text):
            # The Explorer is written beside the pages of Sphinx; its links are checked in the built site.
            assert f"{target}.md" in made or target == "explorer/index", f"{page} in {folder} links to {target}"


def test_a_record_leads_to_its_state_in_the_explorer(made: dict[str, str]) -> None:
    """Systems, families and transfers alike."""
    catalog = weaponref.catalog()
    for folder in ("systems", "families", "transfers"):
        for one in getattr(catalog, folder):
            assert f'href="../explorer/index.html#view=record&amp;id={one}"' in made[f"{folder}/{one}.md"]


def test_history_shows_how_the_spread_grew(sitepages: Any) -> None:
    """A figure that was published more than once has a line for each date, with the spread by then."""
    page = page_of(
        sitepages,
        "x-1",
        system(
            claim("300 km", by=source("a", "2019-05-01")),
            claim("500 km", by=source("b", "2020")),
            claim("400 km", by=source("c", "2021-02")),
        ),
    )

    history = page.partition("How the published figures changed")[2].partition("## Look up")[0]
    rows = re.findall(r'scope="row">([^<]+)</th>.*?data-label="published by then">(.*?)</td>', history)
    assert rows == [
        ("2019-05-01", "<strong>300 km</strong>"),
        ("2020", "<strong>300–500 km</strong>"),
        ("2021-02", "unchanged"),
    ]


def test_relations_are_told_from_both_sides(sitepages: Any) -> None:
    """A record that another names as related says so too, and names the transfers that name it."""
    records = (
        system(claim("300 km")),
        system(claim("400 km"), id="x-2", name="X-2", relations=(relation("x-1", type="variant_of"),)),
        transfer(claim("50", "quantity_transferred"), systems=("x-1",)),
    )

    page = page_of(sitepages, "x-1", *records)

    assert '<a href="../systems/x-2.html">X-2</a> is a version of X-1' in page
    assert '<a href="../transfers/x-1-to-russia.html">' in page


def test_the_text_of_a_page_can_be_read_without_its_elements(made: dict[str, str]) -> None:
    """The search of the site shows it so: words of neighbouring cells do not run together."""
    for page in (made["systems/kn-23.md"], made["sources/joongang-daily-2019-06.md"]):
        told = re.sub("<[^>]*>", "", page)
        assert "property published behind it" in told or "type news article published" in told
        assert not re.search(r"</(?:td|th|dt|dd|li)><(?:td|th|dt|dd|li)\b", page)


def test_what_a_page_shows_in_signs_is_explained(sitepages: Any) -> None:
    """The sign of disagreement below the table that has it, and who gave a name in words."""
    page, agreed = (
        sitepages.record_page(one, sitepages.crossrefs_of(catalogue(one)))
        for one in (
            system(claim("300 km"), claim("900 km", by="b"), names=(name("X-9", scheme="dprk"),)),
            system(claim("300 km")),
        )
    )

    assert page.count("≠ Sources disagree") == 1
    assert ">North Korea</span>" in page
    assert "≠" not in agreed


def test_a_source_cannot_write_markup(sitepages: Any) -> None:
    """Names, notes, quotations and titles that look like markup are shown, not obeyed."""
    evil = '<script>alert(1)</script>\n```\n{eval-rst} [x](javascript:alert(1)) "quoted"'
    where = source("a", title=evil, publisher=evil, url="javascript:alert(1)")
    one = system(
        claim("300 km", by=where, attributed_to=evil, as_stated=evil, condition=evil, note=evil),
        name=evil,
        names=(name(evil, source=where),),
        relations=(relation(evil, source=where, external=True),),
        note=evil,
    )
    catalog = catalogue(one)
    crossrefs = sitepages.crossrefs_of(catalog)

    pages = [
        sitepages.record_page(catalog.systems["x-1"], crossrefs),
        sitepages.source_page(catalog.sources["a"], crossrefs),
    ]

    for page in pages:
        assert "<script" not in page.replace(r"\<script", "")
        assert 'href="javascript' not in page
        fences = re.findall(r"(?m)^```.*$", page)
        assert set(fences) <= {"```{raw} html", "```", "```python"}
        assert fences.count("```") * 2 == len(fences)
        prose = re.sub(r"(?s)```\{raw\} html\n.*?\n```", "", page)
        assert not re.search(r"(?<!\\)\]\(", prose)


def test_no_text_turns_a_page_round(sitepages: Any) -> None:
    """Overrides of the direction are left out, and what runs from right to left is kept apart from dates beside it."""
    where = source("a", "2019", publisher="سپاه", title="\u202eeltit")
    one = system(
        claim("300 km", by=where, attributed_to="وزارة الدفاع", as_stated="\u202emk 003"),
        name="\u202e32-NK",
        names=(name("شهاب-۱", source=where),),
    )
    crossrefs = sitepages.crossrefs_of(catalogue(one))
    pages = sitepages.record_page(one, crossrefs) + sitepages.source_page(where, crossrefs)

    assert not re.search("[\u202a-\u202e\u2066-\u2069]", pages)
    assert "Also called <bdi>شهاب" in pages
    assert "<bdi>وزارة الدفاع</bdi>" in pages


def test_a_family_shows_its_members_on_one_scale(sitepages: Any) -> None:
    """Members of a family that have a range stand side by side, and the scale is drawn once."""
    page = page_of(
        sitepages,
        "xs",
        family(),
        system(claim("300 km"), family="xs"),
        system(claim("900 km", by="b"), id="x-2", name="X-2", family="xs"),
    )

    side_by_side = page.partition("side by side")[2].partition("## ")[0]
    assert side_by_side.count('<svg class="wr-strip"') == 2
    assert "Each mark is a claim" in side_by_side
    assert side_by_side.count("&nbsp;press report</li>") == 1
    assert side_by_side.count("wr-axis") == 1


def test_unchanged_pages_are_left_alone(sitepages: Any, tmp_path: Path) -> None:
    """Writing again touches no file, and removes what is not made any more."""
    sitepages.write(tmp_path)
    stale = tmp_path / "systems" / "gone.md"
    stale.write_text("", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md") if path != stale}

    sitepages.write(tmp_path)

    assert not stale.exists()
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")} == before

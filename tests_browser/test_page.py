"""What a person does on the page: compare, link, download, copy, and all of it by keyboard."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from making import system
from weaponref.comparison import in_units, statement
from weaponref.interval import Interval
from weaponref.model import Figure
from weaponref.render.words import spread, value_words


if TYPE_CHECKING:
    from explorer import Explorer
    from weaponref import Catalog
    from weaponref.comparison import UnitSystem
    from weaponref.model import Claim

SIX = "kn-23,kn-24,kn-25,iskander-m,atacms,hwasong-11"


class TestComparison:
    def test_six_side_by_side_with_a_plot(self, explorer: Explorer, catalog: Catalog) -> None:
        """Six columns, each with the spread that the library gives, and a row of the plot for each."""
        explorer.open(view="compare", compare=SIX)

        names = [catalog[id_].name for id_ in SIX.split(",")]
        assert explorer.page.locator(".side-by-side thead a").all_inner_texts() == names
        cells = explorer.page.locator('tr[data-property="range_max"] td .figure').all_inner_texts()
        views = [catalog[id_].view("range_max") for id_ in SIX.split(",")]
        assert [cell.split(" ≠")[0] for cell in cells] == [spread(view) for view in views if isinstance(view, Figure)]
        assert explorer.page.locator(".plot-label").all_inner_texts() == names
        marks = explorer.page.locator('.plot-rows [role="img"]')
        assert marks.count() == 6
        first = views[0]
        assert isinstance(first, Figure)
        claims = len(first.in_hull)
        assert marks.first.get_attribute("aria-label") == f"KN-23: {spread(first)}, {claims} claims"

    @pytest.mark.parametrize(("width", "fits"), [(1280, True), (1400, True), (900, False), (360, False)])
    def test_six_columns_fit_or_show_that_there_is_more(self, explorer: Explorer, width: int, fits: bool) -> None:
        """A laptop has them all; on less the table scrolls, also by keyboard, and a shade lies on its edge."""
        explorer.page.set_viewport_size({"width": width, "height": 900})
        explorer.open(view="compare", compare=SIX)
        table = explorer.page.get_by_role("region", name="Comparison table")
        assert table.evaluate("box => box.scrollWidth <= box.clientWidth") == fits
        assert "linear-gradient" in table.evaluate("box => getComputedStyle(box).backgroundImage")
        if not fits:
            table.focus()
            explorer.page.keyboard.press("ArrowRight")
            explorer.page.wait_for_timeout(300)
            assert table.evaluate("box => box.scrollLeft") > 0

    def test_a_seventh_is_refused_in_words(self, explorer: Explorer) -> None:
        """The page says how many can be compared, and keeps the six."""
        explorer.open(compare=SIX, q="kn-23a")
        box = explorer.page.get_by_role("checkbox", name="Compare KN-23A", exact=True)
        box.click()

        assert not explorer.page.get_by_role("checkbox", name="Compare KN-23A", exact=True).is_checked()
        assert "remove one first" in explorer.status
        assert explorer.page.locator("#tray-items li").count() == 6

    def test_claims_are_one_press_away(self, explorer: Explorer, catalog: Catalog) -> None:
        """A cell opens to its claims with their sources."""
        explorer.open(view="compare", compare="kn-23,kn-24")
        cell = explorer.page.locator('tr[data-property="range_max"] td').first
        assert cell.locator(".claim").count() == 0
        cell.locator("summary").click()
        cell.locator(".claim").first.wait_for()

        figure = catalog["kn-23"].range_max
        assert figure is not None
        assert cell.locator(".claim").count() == len(figure.claims)
        assert cell.locator("a").count() == len([claim for claim in figure.claims if claim.source.url])

    def test_imperial_and_as_stated(self, explorer: Explorer, catalog: Catalog) -> None:
        """The units of the page change what is shown, not what is stated."""
        explorer.open(view="compare", compare="kn-23")
        cell = explorer.page.locator('tr[data-property="range_max"] td .figure').first
        figure = catalog["kn-23"].range_max
        assert figure is not None
        assert cell.inner_text().split(" ≠")[0] == spread(figure)
        explorer.page.get_by_label("imperial").check()
        assert cell.inner_text().split(" ≠")[0] == spread(figure.to("mi"))
        explorer.page.get_by_label("as stated").check()
        assert "450–690 km; " in cell.inner_text()


class TestLinks:
    @pytest.mark.parametrize(
        "state",
        [
            {"q": "화성-11가", "units": "imperial"},
            {"country": "KP", "kind": "ballistic missile", "class": "SRBM", "sort": "-range_max"},
            {"of": "warhead_mass", "is": ">= 1 t", "operator": "RU", "type": "system"},
            {"view": "record", "id": "kn-23", "as-of": "2021-06-30"},
            {"view": "compare", "compare": SIX, "plot": "length", "units": "as-stated"},
        ],
    )
    def test_every_state_has_a_link(self, explorer: Explorer, state: dict[str, str]) -> None:
        """Opening a link gives the state, and changing to and fro gives the link again."""
        explorer.open(**state)
        before = explorer.page.locator("main").inner_text()
        for units in (
            "metric",
            "imperial",
            "as stated",
            {"": "metric"}.get(state.get("units", ""), state.get("units", "")),
        ):
            explorer.page.get_by_label(units.replace("-", " ")).check()
        said = explorer.page.evaluate("Object.fromEntries(new URLSearchParams(location.hash.slice(1)))")

        assert said == state
        assert explorer.page.locator("main").inner_text() == before

    def test_the_back_button_goes_back(self, explorer: Explorer) -> None:
        """From a record to the list that led there, with its search; typing is one step."""
        explorer.search.press_sequentially("kn-2")
        explorer.page.locator('[data-record="kn-24"]').click()
        assert explorer.heading == "KN-24"
        explorer.page.go_back()
        assert explorer.heading == "Records"
        assert explorer.search.input_value() == "kn-2"
        assert explorer.page.evaluate("document.activeElement.dataset.record") == "kn-24"
        explorer.page.go_back()
        assert explorer.search.input_value() == ""
        explorer.page.go_forward()
        explorer.page.go_forward()
        assert explorer.heading == "KN-24"

    def test_a_broken_link_leads_to_the_list(self, explorer: Explorer, catalog: Catalog) -> None:
        """What the catalogue does not know is left out, and said until something is changed."""
        explorer.open(view="record", id="no-such-thing", country="XX", sort="nonsense", **{"as-of": "2021-02-31"})

        assert explorer.heading == "Records"
        assert "(id=no-such-thing, country=XX, sort=nonsense, as-of=2021-02-31), which is left out." in explorer.status
        assert f"{len(catalog)} records, " in explorer.status
        explorer.page.get_by_label("imperial").check()
        assert explorer.status.startswith(f"{len(catalog)} records, ")

    def test_a_link_to_records_that_are_not_all_there(self, explorer: Explorer) -> None:
        """Of those that are compared each one that is missing is named; a day to come is no fault."""
        explorer.open(view="compare", compare="kn-23,nope", **{"as-of": "2999-01-01"})

        assert "(compare=nope)" in explorer.status
        assert "1 record side by side" in explorer.status

    def test_records_link_to_their_pages(self, explorer: Explorer) -> None:
        """The page of a system in the documentation."""
        explorer.open(view="record", id="kn-23")

        assert explorer.page.get_by_role("link", name="Full page").get_attribute("href") == "../systems/kn-23.html"


class TestDates:
    def test_the_slider_agrees_with_the_library(self, explorer: Explorer, catalog: Catalog) -> None:
        """By the end of a month the same claims are there, and the undated ones are counted."""
        explorer.open(type="system")
        slider = explorer.page.get_by_role("slider")
        month = 2021 * 12 + 5
        slider.evaluate("(slider, value) => { slider.value = value; slider.dispatchEvent(new Event('input')); }", month)
        cut = catalog.as_of("2021-06-30").systems.values()

        assert slider.get_attribute("aria-valuetext") == "published by 30 June 2021"
        claims, undated = sum(len(each.claims) for each in cut), sum(each.undated for each in cut)
        told = f"{len(cut)} records, {claims:,} claims; {undated:,} undated claims left out"
        assert explorer.status == f"As of 30 June 2021: {told}"
        assert "as-of=2021-06-30" in explorer.hash

    def test_a_day(self, explorer: Explorer, catalog: Catalog) -> None:
        """The field takes a day, and a button leads back to now."""
        explorer.open(view="record", id="kn-23")
        explorer.page.get_by_label("Day by which claims were published").fill("2019-12-31")
        figure = catalog["kn-23"].as_of("2019-12-31").range_max

        assert figure is not None
        shown = explorer.page.locator('section[data-property="range_max"] .figure').inner_text()
        assert shown.split(" ≠")[0] == spread(figure)
        explorer.page.get_by_role("button", name="Now").click()
        assert "as-of" not in explorer.hash

    @pytest.mark.parametrize("date", ["2090-01-01", "9999-12-31"])
    def test_a_day_behind_all_that_is_published(self, explorer: Explorer, date: str) -> None:
        """It asks for all that is known, undated claims too, as the end of the slider does; also in a link."""
        everything = explorer.status
        explorer.open(**{"as-of": "2020"})
        assert explorer.status != everything
        explorer.page.get_by_label("Day by which claims were published").fill(date)
        assert explorer.status == everything
        assert explorer.hash == ""
        assert explorer.page.get_by_role("slider").get_attribute("aria-valuetext") == "all that is published"

        explorer.open(**{"as-of": date})
        assert explorer.status == everything


class TestCsv:
    @pytest.mark.parametrize(
        "state",
        [{}, {"country": "KP", "class": "SRBM"}, {"view": "compare", "compare": SIX}, {"view": "record", "id": "kn-23"},
         {"type": "transfer"}, {"type": "system", "as-of": "2020"}],
    )  # fmt: skip
    def test_a_row_a_claim_with_its_source(self, explorer: Explorer, catalog: Catalog, state: dict[str, str]) -> None:
        """The file holds the claims of the selection as the library has them, in the order of the page."""
        explorer.open(**state)
        shown = {"compare": SIX.split(","), "record": ["kn-23"]}.get(state.get("view", "")) or explorer.listed()
        data = catalog.as_of(state["as-of"]) if "as-of" in state else catalog

        assert rows(explorer.download()) == expected(shown, data, "metric")

    @pytest.mark.parametrize("units", ["imperial", "as-stated"])
    def test_the_units_of_the_page(self, explorer: Explorer, catalog: Catalog, units: UnitSystem) -> None:
        """Beside each claim as stated stands what the page shows, in columns that name its units."""
        explorer.open(type="system", units=units)
        made = rows(explorer.download())

        assert made == expected(explorer.listed(), catalog, units)
        assert (f"value_{units}" in made[0]) == (units == "imperial")
        assert not [column for column in made[0] if column.endswith("_metric")]

    @pytest.mark.parametrize("units", ["metric", "imperial"])
    def test_the_text_is_that_of_the_table(self, explorer: Explorer, units: UnitSystem) -> None:
        """Where a record has one claim about a property, the file and the cell of the page have the same words."""
        explorer.open(view="compare", compare=SIX, units=units)
        claims: dict[tuple[str, str], list[str]] = {}
        for row in rows(explorer.download()):
            claims.setdefault((row["record"], row["property"]), []).append(row[f"value_{units}"])
        alone = {key: values[0] for key, values in claims.items() if len(values) == 1}
        cells = {
            (record, name): explorer.page.locator(f'tr[data-property="{name}"] td').nth(place).locator(".figure")
            for place, record in enumerate(SIX.split(","))
            for _, name in alone
            if (record, name) in alone
        }

        assert len(cells) > 20
        assert {key: cell.inner_text() for key, cell in cells.items()} == alone

    def test_spreadsheets_know_its_letters(self, explorer: Explorer) -> None:
        """UTF-8 with the mark by which they know it, a header, and lines as the standard ends them."""
        explorer.open(view="record", id="kn-23")
        raw = explorer.download()

        assert raw.startswith(b"\xef\xbb\xbfrecord,name,")
        assert raw.count(b"\r\n") > 80
        assert "사거리가".encode() in raw


def rows(raw: bytes) -> list[dict[str, str]]:
    """The rows of a file, without the apostrophes that keep a spreadsheet from running a cell."""
    read = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    for row in read:
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    return [{key: cell.removeprefix("'") for key, cell in row.items()} for row in read]


def expected(ids: list[str], catalog: Catalog, units: UnitSystem) -> list[dict[str, str]]:
    """The same rows by the library."""
    records = {**catalog, **catalog.transfers}
    made = []
    for record in (records[id_] for id_ in ids):
        for claim in record.claims:
            value = claim.value if isinstance(claim.value, Interval) else None
            cells = {
                "record": record.id, "name": record.name, "type": type(record).__name__.lower(),
                "kind": getattr(record, "kind", None),
                "country": getattr(record, "country", None) or getattr(record, "supplier", None),
                "property": claim.property,
                "value": " ".join(claim.value) if isinstance(claim.value, tuple) else statement(claim),
                "low": value and value.low, "high": value and value.high, "unit": value and value.unit,
                "qualifier": value and value.qualifier, **shown(claim, units),
                "basis": claim.basis, "attributed_to": claim.attributed_to,
                "condition": claim.condition, "as_of": claim.as_of, "as_stated": claim.as_stated,
                "origin": claim.origin, "deprecated": "true" if claim.deprecated else "false", "note": claim.note,
                "claim": claim.id, "source": claim.source.id, "publisher": claim.source.publisher,
                "title": claim.source.title, "url": claim.source.url, "issued": claim.source.issued,
                "accessed": claim.source.accessed, "data_version": catalog.data_version,
            }  # fmt: skip
            made.append({key: written(cell) for key, cell in cells.items()})
    return made


def shown(claim: Claim, units: UnitSystem) -> dict[str, object]:
    """What the library shows for a claim that stands alone, and the numbers behind it."""
    if units == "as-stated":
        return {}
    view = in_units(system(evolve(claim, deprecated=False)).view(claim.property), units)
    told = spread(view) if isinstance(view, Figure) else None
    there = (
        claim.value.to(view.unit) if told and isinstance(view, Figure) and isinstance(claim.value, Interval) else None
    )
    text = told or (statement(claim) if isinstance(claim.value, Interval) else value_words(claim.value))
    ends = (there.low, there.high, there.unit) if there else (None, None, None)
    return dict(zip((f"{column}_{units}" for column in ("value", "low", "high", "unit")), (text, *ends), strict=True))


def written(cell: object) -> str:
    """A cell as text: a whole number without its fraction, nothing for None."""
    if isinstance(cell, float):
        return str(int(cell)) if cell == int(cell) else repr(cell)
    return "" if cell is None else str(cell)


class TestReading:
    @pytest.mark.parametrize("id_", ["kinzhal", "hwasong-12", "kn-23"])
    def test_every_scale_begins_at_nothing(self, explorer: Explorer, id_: str) -> None:
        """A spread of metres in thousands of kilometres, such as that of 1,243 miles and 2,000 km, looks small."""
        explorer.open(view="record", id=id_)
        axes = explorer.page.locator(".plot-axis").all()

        assert axes
        assert {(axis.locator("text").first.text_content() or "").split(" ")[0] for axis in axes} == {"0"}

    def test_a_publisher_is_named_once_beside_a_claim(self, explorer: Explorer, catalog: Catalog) -> None:
        """As the link where the source has no title, else behind it."""
        explorer.open(view="record", id="kinzhal")
        for claim in catalog["kinzhal"].claims:
            told = explorer.page.locator(f'[data-claim="{claim.id}"] .claim-source').inner_text()
            assert told.count(claim.source.publisher) == 1

    def test_dates_stand_in_their_order(self, explorer: Explorer) -> None:
        """As on the card of the library, whichever comes first in the data."""
        explorer.open(view="record", id="kn-23")
        shown = explorer.page.locator('section[data-property="first_seen"] .figure').inner_text()
        days = shown.split(" ≠")[0].split("; ")

        assert len(days) > 2
        assert days == sorted(days)

    def test_signs_are_explained(self, explorer: Explorer) -> None:
        """What ≠ and — mean stands on the page, also for those who cannot point at them."""
        assert "≠ sources disagree" in explorer.page.locator("main").inner_text()
        assert "— nothing published" in explorer.page.locator("main").inner_text()


class TestCopying:
    def test_a_citation(self, explorer: Explorer, catalog: Catalog) -> None:
        """The citation of the source of a claim, its attribution, and the whole bibliography."""
        explorer.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        explorer.open(view="record", id="kn-24")
        first = explorer.page.locator(".claim").first
        claim = next(each for each in catalog["kn-24"].claims if each.id == first.get_attribute("data-claim"))

        first.get_by_role("button", name="Copy citation").click()
        first.get_by_text("Copied").wait_for()
        assert (claim.source.url or "") in clipboard(explorer)
        first.get_by_role("button", name="Copy attribution").click()
        assert clipboard(explorer) == claim.cite("attribution")
        explorer.page.get_by_role("button", name="Copy bibliography").click()
        assert clipboard(explorer) == catalog["kn-24"].cite(style="apa")


def clipboard(explorer: Explorer) -> str:
    """What was copied."""
    explorer.page.wait_for_timeout(100)
    text: str = explorer.page.evaluate("navigator.clipboard.readText()")
    return text.replace("\r\n", "\n")


class TestKeyboard:
    def test_from_the_search_to_a_citation_without_a_mouse(self, explorer: Explorer) -> None:
        """Type, choose a suggestion, land on the heading of the record, go on to its buttons, go back."""
        press = explorer.page.keyboard.press
        press("Tab")
        assert focused(explorer) == "Skip to the records"
        press("Tab")
        press("Tab")
        explorer.page.keyboard.type("kn-2")
        assert explorer.search.get_attribute("aria-expanded") == "true"
        press("ArrowDown")
        press("ArrowDown")
        active = explorer.search.get_attribute("aria-activedescendant")
        assert explorer.page.locator(f"#{active}").get_attribute("aria-selected") == "true"
        name = explorer.page.locator(f"#{active} .suggestion-name").inner_text()
        press("Enter")
        assert (explorer.heading, focused(explorer)) == (name, name)
        assert explorer.search.get_attribute("aria-expanded") == "false"
        press("Tab")
        assert focused(explorer) == "← Records"
        press("Enter")
        assert explorer.heading == "Records"
        assert focused(explorer) == name

    def test_typing_elsewhere_leads_to_the_list_and_keeps_the_focus(self, explorer: Explorer) -> None:
        """Whoever types in the box on the page of a record stays in the box."""
        explorer.open(view="record", id="kn-23")
        explorer.search.press_sequentially("kn-24")
        assert explorer.search.input_value() == "kn-24"
        assert explorer.suggestions()[0] == "KN-24"
        assert explorer.heading == "Records"

    def test_escape_closes_the_list_and_then_clears_the_box(self, explorer: Explorer) -> None:
        """As the pattern of a combobox has it."""
        explorer.search.focus()
        explorer.page.keyboard.type("kn-2")
        explorer.page.keyboard.press("Escape")
        assert explorer.page.locator("#suggestions").is_hidden()
        assert explorer.search.input_value() == "kn-2"
        explorer.page.keyboard.press("Escape")
        assert explorer.search.input_value() == ""

    def test_a_comparison_by_keyboard(self, explorer: Explorer) -> None:
        """Pick with the space bar, keep the place, and compare."""
        explorer.open(q="kn-2")
        for name in ("KN-23", "KN-24"):
            explorer.page.get_by_role("checkbox", name=f"Compare {name}", exact=True).focus()
            explorer.page.keyboard.press("Space")
            assert explorer.page.evaluate("document.activeElement.getAttribute('aria-label')") == f"Compare {name}"
        explorer.page.get_by_role("button", name="Compare 2").focus()
        explorer.page.keyboard.press("Enter")
        assert (explorer.heading, focused(explorer)) == ("Side by side", "Side by side")

    def test_the_skip_link_keeps_the_state(self, explorer: Explorer) -> None:
        """It moves the focus and changes nothing else."""
        explorer.open(country="KP")
        explorer.page.locator("#skip").focus()
        explorer.page.keyboard.press("Enter")
        assert focused(explorer) == "Records"
        assert explorer.hash == "#country=KP"

    def test_the_rest_of_a_long_list(self, explorer: Explorer) -> None:
        """The first new row gets the focus."""
        explorer.page.locator(".more").focus()
        explorer.page.keyboard.press("Enter")
        assert (
            explorer.page.evaluate(
                "[...document.querySelectorAll('tbody tr')].indexOf(document.activeElement.closest('tr'))"
            )
            == 30
        )

    def test_the_way_back_leads_to_the_place_in_a_long_list(self, explorer: Explorer) -> None:
        """How many rows are shown is in the link, until another list is asked for."""
        page = explorer.page
        for _ in range(2):
            page.locator(".more").click()
        assert explorer.hash == "#rows=90"
        link = page.locator("tbody tr").nth(80).locator("a").first
        name = link.inner_text()
        link.click()
        assert explorer.heading == name
        page.go_back()

        assert page.locator("tbody tr").count() == 90
        assert focused(explorer) == name
        page.reload()
        assert page.locator("tbody tr").count() == 90
        explorer.page.locator("#search").fill("kn-2")
        page.wait_for_function("location.hash == '#q=kn-2'")


def focused(explorer: Explorer) -> str:
    """The text of what has the focus."""
    text: str = explorer.page.evaluate("document.activeElement.innerText")
    return text.strip()


class TestAnnouncements:
    def test_the_count_is_said_once_typing_pauses(self, explorer: Explorer) -> None:
        """A screen reader hears how many records are left."""
        explorer.search.press_sequentially("kn-23")
        region = explorer.page.locator("#announcer[role=status]")
        region.get_by_text(explorer.status).wait_for(state="attached")

        assert region.inner_text().replace("\u00a0", "") == explorer.status

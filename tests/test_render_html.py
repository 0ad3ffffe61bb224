"""Cards in HTML: what is on them, that they are safe, and that they are small."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import weaponref
from making import claim, family, figure, name, ranges, relation, source, statements, system, transfer
from pages import Node, read
from weaponref.catalogue.results import Found, Hit, Hits
from weaponref.comparison import compare
from weaponref.render.html import (
    catalog_card,
    comparison_card,
    element,
    figure_card,
    found_card,
    hits_card,
    link,
    record_card,
    style_sheet,
    text,
)
from weaponref.render.html.figures import figure_row
from weaponref.render.html.style import DARK, LIGHT
from weaponref.render.words import claim_value, printable


if TYPE_CHECKING:
    from weaponref.model import Record, Source, System

# What may be on a page, written down apart from the code that makes pages.
ALLOWED = {
    "a": {"href"},
    "abbr": {"class", "title"},
    "b": {"class"},
    "bdi": set(),
    "code": set(),
    "dd": set(),
    "details": {"class", "open"},
    "div": {"aria-label", "class", "role", "tabindex"},
    "dl": set(),
    "dt": set(),
    "fieldset": {"class"},
    "form": {"class", "method"},
    "i": {"class"},
    "input": {"checked", "name", "type", "value"},
    "label": set(),
    "legend": set(),
    "li": {"class"},
    "ol": set(),
    "p": {"class"},
    "q": {"lang"},
    "small": {"class"},
    "span": {"class", "lang"},
    "style": set(),
    "summary": {"class"},
    "table": set(),
    "tbody": set(),
    "td": {"class", "colspan"},
    "th": {"scope"},
    "thead": set(),
    "tr": set(),
    "ul": {"class"},
}

ATTACKS = (
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</details></form><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    " jAvAsCrIpT:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    'https://example.org/" onclick="alert(1)',
    "https://example.org/><script>",
    "https://example.org/\njavascript:",
    "<!-- ", "]]>", "<![CDATA[", "<?php", "&lt;script&gt;", "&#60;script&#62;", "&", "<", ">",
    "\u202eKN-23\u202c", "\u2066x", "\0", "\x1b[31m", "\x85", "\u2028",
)  # fmt: skip
HOSTILE = st.lists(st.sampled_from(ATTACKS) | st.text(max_size=12), min_size=1, max_size=3).map("".join)


def attacked_source(words: str, address: str) -> Source:
    return source(
        "a", title=words, publisher=words, url=address, archived_url=address, language=words, note=words,
        reliability="low",
    )  # fmt: skip


def attacked(words: str, address: str, id_: str = "x-1") -> System:
    """A system with a text of somebody's wherever a data file has one."""
    where = attacked_source(words, address)
    said: dict[str, Any] = {"attributed_to": words, "condition": words, "as_stated": words, "note": words, "by": where}
    return system(
        claim("500 km", id="1", **said),
        claim("600 km", id="2", deprecated=True, **said),
        claim("700 km", id="3", origin=words, **said),
        claim("700 km", id="4", origin=words, **said),
        claim(words, "status", id="5", **said),
        id=id_,
        name=words,
        note=words,
        country=words,
        family=words,
        names=(name(words, source=where, lang=words), name(words, source=where, disputed=True)),
        relations=(relation(words, source=where), relation(words, source=where, external=True)),
    )


def cards(record: System) -> dict[str, str]:
    """Every card on which a system can stand."""
    status = record.status
    assert record.range_max is not None
    assert status is not None
    return {
        "system": record_card(record, data_version=record.name),
        "family": record_card(family(*record.claims, name=record.name, id=record.id, members=(record,))),
        "transfer": record_card(transfer(*record.claims, name=record.name, id=record.id, systems=(record.name,))),
        "figure": figure_card(record.range_max),
        "statements": figure_card(status),
        "comparison": comparison_card(compare([record, record], data_version=record.name)),
        "hits": hits_card(Hits((Hit(system=record, score=1.0, why=record.name),), record.name)),
        "found": found_card(Found((record,), {record.id: record.claims})),
        "found by country": found_card(Found((record,))),
    }


def skeleton(page: Node) -> list[tuple[str, list[str]]]:
    """The elements of a page with the names of their attributes, and no text; without those that keep a text apart."""
    return [(node.tag, sorted(node.attributes)) for node in page.all() if node.tag != "bdi"]


class TestSafety:
    @given(HOSTILE, HOSTILE)
    @settings(max_examples=60)
    def test_no_text_becomes_markup(self, words: str, address: str) -> None:
        """Whatever a data file says, a card has no element and no attribute but those that are allowed."""
        for card in cards(attacked(words, address, id_=words)).values():
            page = read(card)
            strangers = {
                (node.tag, attribute)
                for node in page.all()
                for attribute in node.attributes
                if attribute not in ALLOWED.get(node.tag, ())
            } | {(node.tag, "") for node in page.all() if node.tag not in ALLOWED}
            assert strangers == set()
            assert all(re.match(r"https?://[^\s\"<>]+\Z", node.attributes["href"]) for node in page.all("a"))
            assert "".join(map(Node.text, page.all("style"))) == read(style_sheet()).children[0].text()  # type: ignore[union-attr]

    @given(HOSTILE)
    @settings(max_examples=60)
    def test_texts_change_no_element(self, words: str) -> None:
        """A card of hostile texts has the elements of a card of harmless ones."""
        address = "https://example.org/a"
        harmless = cards(attacked("x", address))
        for which, card in cards(attacked("<" + words, address)).items():
            found = [node for node in skeleton(read(card)) if "lang" not in node[1]]
            assert found == [node for node in skeleton(read(harmless[which])) if "lang" not in node[1]], which

    @given(st.text())
    def test_a_text_is_read_as_it_was(self, words: str) -> None:
        """What is escaped reads as the text, without what cannot be seen, in an element and in an attribute."""
        words = words.replace("\r", "")
        (node,) = read(element("span", words, title=words)).all("span")

        assert node.text() == printable(words)
        assert node.attributes.get("title", "") == printable(words)

    @pytest.mark.parametrize(
        "address",
        ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x", "//example.org", "file:///x",
         "https://a b", 'https://a"b', "https://a<b", "https://a\nb", "\x01https://a", " https://a", "", None],
    )  # fmt: skip
    def test_only_an_address_of_the_web_is_a_link(self, address: str | None) -> None:
        """Of any other address the words stay, as text."""
        assert link(address, "A & B") == "A &amp; B"

    def test_overrides_of_direction_are_left_out(self) -> None:
        """Control characters cannot turn a name round; the marks of right-to-left scripts stay."""
        assert text("\u202eKN-23\u2069\x00\x1b[0m") == "KN-23[0m"
        assert text("شاهد\u200f-136") == "شاهد\u200f-136"

    def test_what_runs_from_right_to_left_is_kept_apart(self) -> None:
        """So that the date beside a speaker, a name or a title does not change places with it."""
        where = source("sepah-2019", "2019", title="فاتح-110", publisher="سپاه")
        shown = claim("300 km", by=where, attributed_to="وزارة الدفاع", as_stated="1900 إلى 2350 كيلومترا")
        card = record_card(system(shown, name="فاتح-۱۱۰", names=(name("شهاب-۱", lang="fa", source=where),)))
        texts = [node.text() for node in read(card).all("bdi")]

        assert {"فاتح-110", "سپاه", "وزارة الدفاع", "1900 إلى 2350 كيلومترا", "فاتح-۱۱۰", "شهاب-۱"} <= set(texts)
        assert "<bdi>سپاه</bdi>, 2019: <bdi>فاتح-110</bdi>" in card

    def test_other_elements_and_attributes_cannot_be_made(self) -> None:
        """Not even by mistake: the lists are closed."""
        with pytest.raises(ValueError, match="an element 'script' is not made here; one of a, abbr"):
            element("script", "alert(1)")
        with pytest.raises(ValueError, match="an attribute 'onclick' is not set here; one of aria-label"):
            element("b", onclick="alert(1)")

    def test_no_card_has_an_id(self) -> None:
        """So that two on one page do not meet; and what belongs together is one form."""
        page = read(record_card(weaponref.catalog()["kn-23"]) * 2)

        assert [node for node in page.all() if "id" in node.attributes or "for" in node.attributes] == []
        assert [len(form.all("input")) for form in page.all("form")] == [3, 3]
        # A form of this method sends nothing, whatever key is pressed.
        assert {form.attributes["method"] for form in page.all("form")} == {"dialog"}


def every_record() -> list[Record]:
    catalog = weaponref.catalog()
    return [*catalog.values(), *catalog.transfers.values()]


class TestRecord:
    def test_every_claim_is_one_click_away(self) -> None:
        """Each is in details that are in no others: what it states, who says it, how, when, in which words, where."""
        for record in every_record():
            page = read(record_card(record, styled=False))
            rows = page.all("details")
            items = [item.text() for row in rows for item in row.all("li")]
            links = {node.attributes["href"] for node in page.all("a")}
            assert not any(row.all("details") for row in rows)
            for each in record.claims:
                assert any(
                    claim_value(each)[0] in item
                    and each.speaker in item
                    and each.basis.replace("_", " ") in item
                    and str(each.said_on or "n.d.") in item
                    and (each.as_stated or "") in item
                    and (each.condition or "") in item
                    for item in items
                ), each
                assert (each.source.url or "") in {*links, ""}

    def test_a_row_has_the_spread_and_the_origins(self) -> None:
        """The closed row says what is published and how many stand behind it."""
        one = system(claim("500 km", by="a"), claim("700 km", by="b", origin="o"), claim("700 km", by="c", origin="o"))

        (row,) = read(figure_row(one.stated["range_max"])).all("summary")

        assert row.text("metric").replace("\N{NO-BREAK SPACE}", " ") == "maximum range 500–700 km ≠ 3 claims, 2 origins"
        assert [node.attributes["title"] for node in row.all("abbr")] == ["sources disagree"]

    def test_what_is_set_aside_is_marked(self) -> None:
        """A deprecated claim is struck through and says why; it stands last."""
        one = figure(claim("500 km", by="a", deprecated=True, note="A mix-up."), claim("700 km", by="b"))

        kept, dropped = read(figure_row(one)).all("li")

        assert (kept.classes, dropped.classes) == (set(), {"wr-off"})
        assert "set aside: A mix-up." in dropped.text()

    def test_a_repeat_says_so(self) -> None:
        """The second report of one statement is no second statement."""
        repeats = [claim("700 km", by=by, origin="o") for by in "ab"]

        first, second = read(figure_row(figure(*repeats))).all("li")

        assert "= the same statement" not in first.text()
        assert "= the same statement" in second.text()

    def test_a_lasting_copy_is_linked(self) -> None:
        """Beside the address, or instead of it where that is none of the web."""
        both = source("a", url="https://example.org/a", archived_url="https://archive.example/a")
        copy = source("b", url="ftp://example.org/b", archived_url="https://archive.example/b")

        found = [
            [node.attributes["href"] for node in item.all("a")]
            for item in read(record_card(system(claim("1 km", by=both), claim("2 km", by=copy)))).all("li")
        ]

        assert found == [["https://example.org/a", "https://archive.example/a"], ["https://archive.example/b"]]

    def test_names_and_quotes_are_in_their_language(self) -> None:
        """So that a browser takes the right letters, and a screen reader the right voice."""
        korean = source("a", language="ko")
        names = (name("화성-11가", lang="ko"), name("X", lang="not a tag"))
        page = read(record_card(system(claim("600 km", by=korean, as_stated="약 600km"), names=names)))

        assert [(node.tag, node.text()) for node in page.all() if node.attributes.get("lang") == "ko"] == [
            ("span", "화성-11가"),
            ("q", "약 600km"),
        ]
        assert "not a tag" not in {node.attributes.get("lang") for node in page.all()}

    def test_a_record_without_claims_says_so(self) -> None:
        """Nothing published is a statement too."""
        assert "No figures are published here about it." in record_card(system())

    def test_the_fullest_card_is_small(self) -> None:
        """No card of a record is larger than 60 kB, its style sheet included."""
        sizes = {record.id: len(record_card(record).encode()) for record in every_record()}

        assert {id_: size for id_, size in sizes.items() if size > 60_000} == {}
        assert max(sizes.values()) > 10_000


class TestUnits:
    def test_each_button_shows_its_own(self) -> None:
        """A figure in miles is a conversion in metric units, is itself in imperial ones, and alone as stated."""
        page = read(figure_row(figure(claim("550 miles", by="a"), claim("900 km", by="b"))))
        (summary,), items = page.all("summary"), page.all("li")
        shown = {
            units: [part.text(units).replace("\N{NO-BREAK SPACE}", " ") for part in (summary, *items)]
            for units in ("metric", "imperial", "stated")
        }

        assert [parts[0].split(" 2 claims")[0] for parts in shown.values()] == [
            "maximum range 890–900 km",
            "maximum range 550–560 mi",
            "maximum range 550 miles; 900 km",
        ]
        assert [parts[1].split(" The Gazette")[0] for parts in shown.values()] == [
            "550 miles (890 km)", "550 miles", "550 miles",
        ]  # fmt: skip
        assert [parts[2].split(" The Gazette")[0] for parts in shown.values()] == [
            "900 km", "900 km (560 mi)", "900 km",
        ]  # fmt: skip

    def test_the_style_sheet_knows_every_button(self) -> None:
        """What a button is worth, a rule shows; and one of them is pressed from the start."""
        page = read(figure_card(ranges("500 km").to("nmi")))
        buttons = {node.attributes["value"]: "checked" in node.attributes for node in page.all("input")}

        assert buttons == {"own": True, "metric": False, "imperial": False, "stated": False}
        for value, class_ in (("own", "wr-o"), ("metric", "wr-m"), ("imperial", "wr-i"), ("stated", "wr-s")):
            assert f".wr:has([value={value}]:checked) .{class_}" in style_sheet()
        assert [node.tag for label in page.all("label") for node in label.all()] == ["input"] * 4

    def test_what_is_never_converted_stands_once(self) -> None:
        """A Mach number is the same in all units."""
        page = read(figure_card(figure(claim("Mach 5", "speed_max"))))

        assert page.all(class_="wr-m") == page.all(class_="wr-s") == []

    @pytest.mark.parametrize(("unit", "pressed"), [("km", "metric"), ("mi", "imperial"), ("nmi", "own")])
    def test_a_figure_is_shown_as_it_was_asked_for(self, unit: str, pressed: str) -> None:
        """In another unit it has a button of its own for that."""
        page = read(figure_card(ranges("926 km", "1852 km").to(unit)))
        (button,) = (node for node in page.all("input") if "checked" in node.attributes)

        assert button.attributes["value"] == pressed
        assert page.all("p")[0].text(pressed).startswith(
            {"km": "926–1,852\N{NO-BREAK SPACE}km", "mi": "575–1,150\N{NO-BREAK SPACE}mi",
             "nmi": "500–1,000\N{NO-BREAK SPACE}nmi"}[unit]
        )  # fmt: skip
        assert (
            page.all("li")[0]
            .text(pressed)
            .startswith({"km": "926 km The", "mi": "926 km (575 mi) The", "nmi": "926 km (500 nmi) The"}[unit])
        )

    def test_it_reads_well_without_a_style_sheet(self) -> None:
        """Where styles are stripped, conversions stand in brackets and values apart."""
        page = read(figure_row(figure(claim("900 km"))))

        assert read(record_card(system(), styled=False)).all("style") == []
        assert "900\N{NO-BREAK SPACE}km / 560\N{NO-BREAK SPACE}mi" in page.all("summary")[0].text()
        assert page.all("li")[0].text().startswith("900 km (560 mi) The Gazette")


class TestComparison:
    def test_a_row_opens_to_the_claims_of_every_record(self) -> None:
        """Below the cells, in one place for all records."""
        one = system(claim("500 km", by="a"))
        two = system(claim("700 km", by="b", attributed_to="Jane Doe"), id="y-2", name="Y-2")
        page = read(comparison_card(compare([one, two], data_version="2026.1.1")))

        assert [node.text() for node in page.all("th") if node.attributes["scope"] == "col"] == ["X-1", "Y-2"]
        figures, opened = page.all("tr")[-2:]
        assert [cell.text("metric").replace("\N{NO-BREAK SPACE}", " ") for cell in figures.children[1:]] == [  # type: ignore[union-attr]
            "500 km 1 claim",
            "700 km 1 claim, ×1.40",
        ]
        assert len(opened.all("li")) == 2
        assert "Jane Doe" in opened.text()
        assert "weaponref data 2026.1.1" in page.text()

    @pytest.mark.parametrize(
        ("units", "value"), [("metric", "metric"), ("imperial", "imperial"), ("as-stated", "stated")]
    )
    def test_it_begins_in_its_own_units(self, units: str, value: str) -> None:
        """The card of an imperial comparison shows miles first."""
        page = read(comparison_card(compare([system(claim("500 km"))], units=units)))  # type: ignore[arg-type]

        assert [node.attributes["value"] for node in page.all("input") if "checked" in node.attributes] == [value]

    def test_its_claims_are_short_and_lead_to_their_sources(self) -> None:
        """A source is its publisher, linked; one that speaks for itself is named once."""
        where = source("a", title="A long headline", url="https://example.org/a")
        page = read(
            comparison_card(
                compare([system(claim("500 km", by=where), claim("700 km", by=where, attributed_to="Jane Doe"))])
            )
        )
        itself, quoted = page.all("li")

        assert [link.attributes["href"] for link in page.all("a")] == ["https://example.org/a"] * 2
        assert "A long headline" not in page.text()
        assert itself.text().count("The Gazette") == 1
        assert quoted.text().index("Jane Doe") < quoted.text().index("The Gazette")

    def test_a_wide_table_scrolls_by_the_keyboard(self) -> None:
        """The region that scrolls has a name and can be reached."""
        (region,) = (node for node in read(comparison_card(weaponref.compare("KN-23", "KN-24"))).all("div")
                     if node.attributes.get("role") == "region")  # fmt: skip

        assert (region.attributes["tabindex"], region.attributes["aria-label"]) == ("0", "KN-23 and KN-24, table")

    def test_rows_are_whole(self) -> None:
        """Every row has a cell for each record."""
        page = read(comparison_card(weaponref.compare("KN-23", "KN-25", "Hwasong-11")))

        widths = {
            sum(int(cell.attributes.get("colspan", 1)) for cell in row.children if isinstance(cell, Node))
            for row in page.all("tr")
        }
        assert widths == {4}


class TestLists:
    def test_hits_say_why(self) -> None:
        """Each hit has its name, what it is, why it was found, and its range one click away."""
        hits = weaponref.search("hwasong", limit=4)
        page = read(hits_card(hits))

        assert len(hits) == 4
        for hit in hits:
            assert hit.why in page.text()
            assert f"id {hit.system.id}" in page.text()

    def test_found_systems_open_to_what_met_the_filter(self) -> None:
        """Only the claims that met it, and the range where nothing was asked of a claim."""
        one = system(claim("500 km", by="a"), claim("700 km", by="b"))

        met = read(found_card(Found((one,), {"x-1": one.claims[1:]})))
        unasked = read(found_card(Found((one, system(id="y-2")))))

        assert [item.text().split(" The")[0] for item in met.all("li")] == ["700 km (430 mi)"]
        assert len(unasked.all("li")) == 2
        assert "no maximum range published here" in unasked.text()

    def test_long_lists_are_cut_and_say_so(self) -> None:
        """A filter that meets everything does not fill the notebook."""
        page = read(found_card(Found([system()] * 53)))

        assert "53 systems" in page.text()
        assert "and 3 more" in page.text()

    def test_a_catalogue_says_what_it_holds(self) -> None:
        """How many records, and which version."""
        catalog = weaponref.catalog()
        words = read(catalog_card(catalog)).text()

        assert f"{len(catalog.systems)} systems" in words
        assert catalog.data_version in words

    def test_statements_have_no_buttons(self) -> None:
        """There is nothing to convert in a text."""
        assert read(figure_card(statements(claim("deployed", "status")))).all("input") == []


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


class TestStyle:
    @pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
    @pytest.mark.parametrize("ground", ["ground", "tint"])
    def test_colours_are_readable(self, palette: dict[str, str], ground: str) -> None:
        """Every text is at least 4.5 to 1 against what is behind it (WCAG 2, level AA)."""
        pairs = {role: contrast(palette[role], palette[ground]) for role in ("text", "dim", "link", "mark", "bad")}

        assert {role: ratio for role, ratio in pairs.items() if ratio < 4.5} == {}

    @pytest.mark.parametrize("ground", ["#ffffff", "#1e1e1e", "#111111", "#212121"])
    def test_they_are_readable_on_the_grounds_of_notebooks(self, ground: str) -> None:
        """Those of JupyterLab and VS Code, light and dark."""
        palette = LIGHT if luminance(ground) > 0.5 else DARK

        assert min(contrast(palette[role], ground) for role in ("dim", "link", "mark", "bad")) >= 4.5

    def test_every_rule_is_scoped(self) -> None:
        """Nothing of the page around a card is touched, and nothing is fetched."""
        rules = re.sub(r"</?style>", "", style_sheet())
        selectors = [
            selector
            for selector in re.findall(r"(?:^|[{}])([^{}]*)\{", rules)
            if selector and not selector.startswith("@")
        ]

        assert len(selectors) > 20
        assert [each for each in selectors if ".wr" not in each] == []
        assert rules.count("{") == rules.count("}")
        assert not re.search(r"url\(|@import|expression|</", rules)

    def test_it_follows_themes(self) -> None:
        """Those of JupyterLab, of VS Code, of a documentation page, and of the system."""
        rules = style_sheet()

        for theme in ('[data-jp-theme-light="false"] .wr', ".vscode-dark .wr", '[data-theme="dark"] .wr'):
            assert theme in rules
        assert "@media (prefers-color-scheme:dark)" in rules
        assert rules.count(DARK["link"]) == rules.count(LIGHT["link"]) == 2

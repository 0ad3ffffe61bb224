"""No network, no foreign script, no barrier, no weight."""

from __future__ import annotations

import doctest
import gzip
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no annotations

import explorer_data
import explorer_page
from explorer import Explorer
from explorer_page import joined, write_explorer
from making import catalogue, claim, name, source, system


if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from playwright.sync_api import Browser, BrowserContext

MOST_BYTES = 300_000
MOST_ELEMENTS = 500

HOSTILE = '<img src="x" onerror="globalThis.ran = true">'
SIX = "kn-23,kn-24,kn-25,iskander-m,atacms,hwasong-11"
STATES = {
    "everything": {},
    "nothing": {"q": "qqqqzzzz"},
    "filtered": {"country": "KP", "is": "> 600", "sort": "-range_max"},
    "record": {"view": "record", "id": "kn-23"},
    "delivery": {"view": "record", "id": "kn-23-to-russia"},
    "past": {"view": "record", "id": "kn-23", "as-of": "2019", "units": "imperial"},
    "comparison": {"view": "compare", "compare": SIX},
    "picked": {"compare": SIX},
}


class TestOffline:
    def test_nothing_leaves_the_origin(self, explorer: Explorer, origin: str) -> None:
        """All that is asked for is the page, its style, its script and its data, once."""
        explorer.search.fill("kn23")
        explorer.open(view="compare", compare=SIX)
        explorer.open(view="record", id="kn-23")

        files = {request.removeprefix(f"{origin}/explorer/").partition("#")[0] for request in explorer.requests}
        assert files - {"about:blank"} == {"index.html", "explorer.css", "explorer.js", "data.js"}

    def test_opens_from_a_folder(self, context: BrowserContext, site: Path) -> None:
        """The same page works as a file, without any server."""
        context.set_offline(True)
        opened = Explorer(context.new_page(), (site / "explorer" / "index.html").as_uri())
        opened.open(view="compare", compare="kn-23,kn-24")
        assert opened.page.locator(".side-by-side thead a").all_inner_texts() == ["KN-23", "KN-24"]
        opened.search.fill("КН-23")
        assert opened.suggestions()[0] == "KN-23"
        opened.page.keyboard.press("Escape")
        opened.page.locator('[data-record="kn-23"]').click()
        assert opened.heading == "KN-23"
        opened.page.go_back()
        assert opened.heading == "Records"
        assert opened.download().count(b"\r\n") > 80
        assert opened.faults == []


class TestHostileText:
    @pytest.fixture
    def hostile(self, context: BrowserContext, tmp_path: Path) -> Explorer:
        """A page of a catalogue whose every text tries to run or to break out."""
        where = source(
            "evil-2020",
            issued="2020-01-01",
            title=f"</script>{HOSTILE}",
            publisher=HOSTILE,
            url="javascript:globalThis.ran=true",
        )
        stated = [
            claim(
                "600 km",
                by=where,
                attributed_to=HOSTILE,
                condition=HOSTILE,
                as_stated=f"600 {HOSTILE}",
                note=HOSTILE,
                id="0001",
            ),
            claim(
                "700 km",
                by=where,
                attributed_to="=cmd|' /C calc'!A0",
                condition="+1",
                note="@SUM(1)",
                as_stated="-700",
                id="0002",
            ),
            claim(f"{HOSTILE}\u2028</script>", "status", by=where, id="0003"),
        ]
        record = system(
            *stated, name=HOSTILE, names=(name(HOSTILE, source=where), name("'quoted", source=where)), note=HOSTILE
        )
        write_explorer(tmp_path / "explorer", catalogue(record))
        return Explorer(context.new_page(), (tmp_path / "explorer" / "index.html").as_uri())

    @pytest.mark.parametrize(
        "state", [{}, {"q": "img"}, {"view": "record", "id": "x-1"}, {"view": "compare", "compare": "x-1"}]
    )
    def test_is_shown_and_never_run(self, hostile: Explorer, state: dict[str, str]) -> None:
        """A name that is HTML is text, and an address that is a script is no link."""
        hostile.open(**state)
        for details in hostile.page.locator("summary").all():
            details.click()
        hostile.search.fill("<img")
        hostile.page.wait_for_timeout(100)

        assert HOSTILE in hostile.page.locator("body").inner_text()
        assert hostile.page.evaluate("globalThis.ran") is None
        assert hostile.page.locator("img, [href^='javascript']").count() == 0
        assert hostile.faults == []

    @pytest.mark.parametrize("state", [{}, {"view": "record", "id": "x-1"}, {"view": "compare", "compare": "x-1"}])
    def test_no_text_turns_the_page_round(self, context: BrowserContext, tmp_path: Path, state: dict[str, str]) -> None:
        """Overrides of the direction are left out, and what runs from right to left keeps its place beside a date."""
        where = source("a-2020", "2020", title="\u202eeltit", publisher="سپاه")
        stated = claim("600 km", by=where, attributed_to="وزارة الدفاع", as_stated="\u2067600 km", note="\u202etx")
        record = system(stated, name="\u202e32-NK شهاب", names=(name("شهاب-۱", source=where),), note="\u202eeton")
        write_explorer(tmp_path / "explorer", catalogue(record))
        opened = Explorer(context.new_page(), (tmp_path / "explorer" / "index.html").as_uri())
        opened.open(**state)
        for details in opened.page.locator("summary").all():
            details.click()

        html = opened.page.evaluate("document.documentElement.outerHTML + document.title")
        assert not set(html) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
        assert "32-NK شهاب" in opened.page.locator("bdi").all_inner_texts()
        assert "\u202e32-NK" in opened.download().decode("utf-8-sig")
        assert opened.faults == []

    def test_a_hash_is_no_html(self, hostile: Explorer) -> None:
        """Nor is what a link says."""
        hostile.open(q=HOSTILE, view=HOSTILE, country=HOSTILE)

        assert hostile.page.evaluate("globalThis.ran") is None
        assert hostile.page.locator("img").count() == 0

    def test_a_spreadsheet_runs_nothing_and_loses_nothing(self, hostile: Explorer) -> None:
        """Cells that begin with a sign are made text, in a way that can be undone."""
        hostile.open()
        text = hostile.download().decode("utf-8-sig")

        assert "'=cmd|' /C calc'!A0" in text
        assert ",'+1," in text
        assert ",'@SUM(1)," in text


class TestAccessibility:
    # Colours do not depend on the width, nor the layout on the colours.
    @pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (360, "dark")])
    @pytest.mark.parametrize("state", STATES.values(), ids=STATES)
    def test_no_violation_of_level_a_or_aa(
        self, browser: Browser, origin: str, state: dict[str, str], width: int, scheme: str
    ) -> None:
        """The rules of axe-core find nothing, in any state, wide and light or narrow and dark."""
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # one of two words
        explorer = Explorer(context.new_page(), f"{origin}/explorer/index.html")
        explorer.open(**state)
        if explorer.page.locator("#filters-toggle").is_visible():
            explorer.page.locator("#filters-toggle").click()
        for details in explorer.page.locator("summary").all()[:3]:
            details.click()
        if not state:
            explorer.search.fill("kn")
            explorer.page.keyboard.press("ArrowDown")
        options = {
            "runOnly": {
                "type": "tag",
                "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            }
        }
        report = Axe().run(explorer.page, options=options)

        assert report.violations_count == 0, report.generate_report()
        context.close()

    @pytest.mark.parametrize("state", STATES.values(), ids=STATES)
    @pytest.mark.parametrize("width", [320, 360, 768])
    def test_nothing_is_wider_than_the_screen(
        self, browser: Browser, origin: str, state: dict[str, str], width: int
    ) -> None:
        """A phone scrolls down, not sideways; the table of a comparison scrolls in itself."""
        context = browser.new_context(viewport={"width": width, "height": 700})
        explorer = Explorer(context.new_page(), f"{origin}/explorer/index.html")
        explorer.open(**state)

        assert explorer.page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()


class TestWeight:
    def test_the_first_visit(self, site: Path) -> None:
        """Page, style, script and the whole catalogue with its sources."""
        files = ("index.html", "explorer.css", "explorer.js", "data.js")
        sizes = {file: len(gzip.compress((site / "explorer" / file).read_bytes(), 9)) for file in files}

        assert sum(sizes.values()) <= MOST_BYTES, sizes

    def test_the_work_of_a_keystroke(self, explorer: Explorer) -> None:
        """However many records fit, a bounded number of elements is made before the page answers."""
        counts = explorer.page.evaluate(
            """(texts) => {
                const box = document.getElementById("search");
                const create = document.createElement.bind(document);
                let made = 0;
                document.createElement = (...of) => { made += 1; return create(...of); };
                return texts.map((text) => {
                    made = 0;
                    box.value = text;
                    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
                    return made;
                });
            }""",
            [*("hwasong-11a"[:length] for length in range(1, 9)), ""],
        )

        assert max(counts) <= MOST_ELEMENTS, counts
        assert min(counts) > 0, counts

    def test_the_same_data_give_the_same_bytes(self, site: Path, catalog: object, tmp_path: Path) -> None:
        """A build can be repeated."""
        write_explorer(tmp_path, catalog)  # type: ignore[arg-type]  # the catalogue of the session

        for file in ("index.html", "explorer.css", "explorer.js", "data.js"):
            assert (tmp_path / file).read_bytes() == (site / "explorer" / file).read_bytes()


class TestJoining:
    @pytest.mark.parametrize("module", [explorer_data, explorer_page], ids=lambda module: module.__name__)
    def test_the_examples(self, module: ModuleType) -> None:
        """What the docstrings show is true."""
        result = doctest.testmod(module)

        assert result.attempted > 0
        assert result.failed == 0

    def test_a_circle_is_refused(self) -> None:
        """Modules that import each other have no order."""
        modules = {
            "a.js": 'import { b } from "./b.js";\nexport const a = b;\n',
            "b.js": 'import { a } from "./a.js";\nexport const b = a;\n',
        }
        with pytest.raises(ValueError, match=r"a\.js → b\.js → a\.js"):
            joined(modules, "a.js")

    def test_a_name_that_is_not_exported_is_refused(self) -> None:
        """A slip is found when the page is made, not when it is opened."""
        modules = {"a.js": 'import { b } from "./b.js";\n', "b.js": "const b = 1;\n"}
        with pytest.raises(ValueError, match=r"a.js imports b, which b.js does not export"):
            joined(modules, "a.js")

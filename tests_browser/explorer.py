"""The Explorer as a test uses it: what a person does on the page, and what the page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode


if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

__all__ = ("Explorer", "Modules")

_LOAD = """async () => {
    const load = (name) => import(`/js/${name}.js`);
    window.loaded = {};
    for (const name of %s) Object.assign(window.loaded, await load(name));
    const text = await (await fetch("/explorer/data.js")).text();
    (0, eval)(text);
    window.loaded.loadUnits(globalThis.weaponref.vocabulary);
    window.catalogue = window.loaded.readCatalogue(globalThis.weaponref);
}"""
_MODULES = [
    "catalogue", "cite", "classes", "condition", "csv", "dates", "edition", "figures", "interval", "lookup",
    "normalise", "rank", "readings", "select", "state", "units", "words",
]  # fmt: skip


class Explorer:
    """The page in a tab."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.faults: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: self.requests.append(request.url))

    def open(self, **state: str) -> None:
        """Open the page in a state, given by the words of a link."""
        # Another part behind the # is no new page: leave first.
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}#{urlencode(state)}" if state else self.address)
        self.page.wait_for_selector("body[data-ready]")

    @property
    def search(self) -> Locator:
        """The search box."""
        return self.page.get_by_role("combobox", name="Search for a name, in any script")

    @property
    def heading(self) -> str:
        """The heading of the view."""
        return self.page.locator("#heading").inner_text()

    @property
    def status(self) -> str:
        """The line under the heading."""
        return self.page.locator("#status").inner_text()

    @property
    def hash(self) -> str:
        """What the address says behind the #."""
        return self.page.evaluate("location.hash")  # type: ignore[no-any-return]  # a text

    def suggestions(self) -> list[str]:
        """The names in the list under the search box."""
        return self.page.locator("#suggestions .suggestion-name").all_inner_texts()

    def listed(self) -> list[str]:
        """The ids of all records in the list, in its order; shows the whole list first."""
        self.page.locator("[aria-busy]").wait_for(state="detached")
        more = self.page.locator(".more")
        while more.count() and more.is_visible():
            more.click()
        return self.page.locator("tr[data-id]").evaluate_all("rows => rows.map((row) => row.dataset.id)")  # type: ignore[no-any-return]  # texts

    def download(self) -> bytes:
        """The file that the button for it gives."""
        with self.page.expect_download() as waiting:
            self.page.locator("#download").click()
        path: Path = waiting.value.path()
        return path.read_bytes()


class Modules:
    """The modules behind the page, called from a test."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.evaluate(_LOAD % _MODULES)

    def run(self, body: str, argument: Any = None) -> Any:
        """What a function of the modules gives: ``body`` is its code, with ``it`` (what modules export), ``catalogue``
        and ``argument``.
        """
        return self._page.evaluate(
            f"(argument) => {{ const it = window.loaded; const catalogue = window.catalogue; {body} }}", argument
        )

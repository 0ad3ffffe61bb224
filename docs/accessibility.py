"""Check pages of the built site with axe in a browser: ``python docs/accessibility.py docs/_build/html``.

Each page is opened in light on a wide screen, and in dark on a phone: colours do not depend on the width, nor the
layout on colours. It must have no violation of WCAG at level A or AA, nothing on it may be wider than the screen, and
what takes the focus must be on it.
The browser is Chromium, as Debian and most systems have it; ``WEAPONREF_CHROMIUM`` names another one. Names of pages
after the folder check those alone.
"""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page

PAGES = (
    "index",
    "getting-started",
    "guides/look-up",
    "notebooks/what-is-published",
    "systems/index",
    "systems/kn-23",
    "families/hwasong-11",
    "sources/index",
    "sources/joongang-daily-2019-06",
    "kinds/short-range-ballistic-missile",
    "generated/glossary",
    "generated/coverage",
    "api/index",
    "search",
)
VIEWS = ((1400, "light"), (400, "dark"))
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
# What a key reaches and no eye; only the skip link may lie above the page until it has the focus.
BESIDE = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.tabIndex >= 0)
    .filter((each) => each.getBoundingClientRect().right <= 0 || each.getBoundingClientRect().left >= innerWidth)
    .filter((each) => !each.closest(".table-wrapper, pre"))
    .map((each) => each.outerHTML.slice(0, 80))"""
FLAGS = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync")


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing of a request."""


def browser_path() -> str:
    """Where the browser is."""
    found = os.environ.get("WEAPONREF_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        sys.exit("no Chromium was found; install it, or name it in the environment variable WEAPONREF_CHROMIUM")
    return found


def faults(page: Page) -> Iterator[str]:
    """What is wrong with the page as it is shown now."""
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wider > 0:
        yield f"{wider} pixels wider than the screen"
    for place in page.evaluate(BESIDE):
        yield f"takes the focus beside the screen: {place}"
    for violation in Axe().run(page, options=RULES).response["violations"]:
        places = [" ".join(node["target"]) for node in violation["nodes"][:3]]
        yield f"{violation['id']} ({len(violation['nodes'])}): {violation['help']}: {'; '.join(places)}"


def check(site: Path, names: Sequence[str]) -> tuple[int, list[str]]:
    """Open every page in every way; how often that was, and what was wrong."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_address[1]}"
    found = []
    opened = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path(), args=list(FLAGS), chromium_sandbox=os.getuid() != 0
        )
        for width, scheme in VIEWS:
            context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
            page = context.new_page()
            for name in names:
                page.goto(f"{root}/{name}.html", wait_until="load")
                opened += 1
                found += [f"{name}, {scheme}, {width} px: {fault}" for fault in faults(page)]
            context.close()
        browser.close()
    server.shutdown()
    return opened, found


def main(arguments: list[str]) -> int:
    """Print what was found; 1 if anything was, or if a page is missing."""
    site = Path(arguments[0])
    names = arguments[1:] or PAGES
    missing = [name for name in names if not (site / f"{name}.html").is_file()]
    if missing:
        print(f"not in {site}: {', '.join(missing)}", file=sys.stderr)  # noqa: T201
        return 1
    opened, found = check(site, names)
    for fault in found:
        print(fault, file=sys.stderr)  # noqa: T201
    print(f"{opened} views of {len(names)} pages, {len(found)} faults")  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

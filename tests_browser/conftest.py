"""What the tests in a browser share: the page as the documentation has it, a server on this machine, and Chromium."""

from __future__ import annotations

import os
import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

import weaponref
from explorer import Explorer, Modules
from explorer_page import write_explorer


if TYPE_CHECKING:
    from collections.abc import Iterator

    from weaponref import Catalog

CHECKOUT = Path(__file__).resolve().parent.parent
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that does not speak of every request."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name is the base class's
        """Say nothing."""


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The catalogue that the page shows."""
    return weaponref.catalog()


@pytest.fixture(scope="session")
def site(catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the Explorer, and its modules one by one beside it."""
    folder = tmp_path_factory.mktemp("site")
    write_explorer(folder / "explorer", catalog)
    shutil.copytree(CHECKOUT / "docs" / "explorer" / "js", folder / "js")
    (folder / "modules.html").write_text("<!DOCTYPE html><title>Modules</title>", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """The address of the site on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the one that WEAPONREF_CHROMIUM names, or the one of the system."""
    path = os.environ.get("WEAPONREF_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "no chromium was found; install it, or name it in WEAPONREF_CHROMIUM"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh window of its own."""
    fresh = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="en-GB")
    yield fresh
    fresh.close()


@pytest.fixture
def explorer(context: BrowserContext, origin: str) -> Iterator[Explorer]:
    """The page, opened from the server; an error in its script fails the test."""
    opened = Explorer(context.new_page(), f"{origin}/explorer/index.html")
    opened.open()
    yield opened
    assert opened.faults == []


@pytest.fixture(scope="session")
def modules(browser: Browser, origin: str) -> Iterator[Modules]:
    """The modules of the page, to be called one by one."""
    page = browser.new_page()
    page.goto(f"{origin}/modules.html")
    yield Modules(page)
    page.close()

"""How fast the Explorer answers a keystroke, on the full catalogue, in the browser itself.

Prints the median, the 95th percentile and the longest of many keystrokes: from the event until the page is laid out.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import sync_playwright

import weaponref
from explorer_page import write_explorer


NAMES = (
    "kn-23",
    "hwasong-11a",
    "화성-11가",
    "Искандер-М",
    "shahed 136",
    "tomahawk",
    "iskandr",
    "df-21d",
    "storm shadow",
)
ROUNDS = 5
BAR = 50

TYPE = """async (texts) => {
    const box = document.getElementById("search");
    const times = [];
    for (const text of texts) {
        const start = performance.now();
        box.value = text;
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        document.body.getBoundingClientRect();
        times.push(performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve));
    }
    return times;
}"""


def main() -> int:
    """Measure and print; 1 if the slowest twentieth is above the bar."""
    chromium = os.environ.get("WEAPONREF_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    texts = [name[:length] for name in NAMES for length in range(len(name) + 1)] * ROUNDS
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        write_explorer(Path(folder), weaponref.catalog())
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.goto((Path(folder) / "index.html").as_uri())
        page.wait_for_selector("body[data-ready]")
        times: list[float] = page.evaluate(TYPE, texts)
        browser.close()
    slow = quantiles(times, n=20)[-1]
    print(f"{len(times)} keystrokes: median {median(times):.1f} ms, longest {max(times):.1f} ms")
    print(f"95 % within {slow:.1f} ms; bar {BAR} ms: {'met' if slow <= BAR else 'not met'}")
    return int(slow > BAR)


if __name__ == "__main__":
    sys.exit(main())

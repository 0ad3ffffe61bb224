"""Say whether every link within the built site leads somewhere: ``python docs/links.py docs/_build/html``.

Sphinx checks the links that it makes. The tables of the catalogue are HTML, and their links are checked here: the file
has to be there, and in it the anchor.
"""

from __future__ import annotations

import re
import sys
from html import unescape
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote


_LINK = re.compile(r'\b(?:href|src)="([^"]*)"')
_ANCHOR = re.compile(r'\bid="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_SHOWN = 20


def broken(site: Path) -> list[str]:
    """The links that lead nowhere, each with its page."""
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    anchors = {name: set(map(unescape, _ANCHOR.findall(page))) for name, page in pages.items()}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    found = []
    for name, page in pages.items():
        folder = name.rpartition("/")[0]
        for link in set(_LINK.findall(page)):
            if _ELSEWHERE.match(link):
                continue
            address, _, anchor = unescape(link).partition("#")
            path = unquote(address.partition("?")[0])
            target = normpath(join(folder, path)) if path else name
            # Scripts read what stands behind the mark of a link to the top, and a state of the Explorer.
            is_state = "=" in anchor
            missing = target not in files or (
                anchor and not is_state and target in anchors and unquote(anchor) not in anchors[target]
            )
            if missing:
                found.append(f"{name}: {link}")
    return sorted(found)


def main(arguments: list[str]) -> int:
    """Print what is broken; 1 if anything is, or if there is no site."""
    site = Path(arguments[0])
    if not (site / "index.html").is_file():
        print(f"{site} holds no site", file=sys.stderr)  # noqa: T201
        return 1
    found = broken(site)
    for line in found[:_SHOWN]:
        print(line, file=sys.stderr)  # noqa: T201
    print(f"{sum(1 for _ in site.rglob('*.html'))} pages, {len(found)} broken links")  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Pages that are made of the package itself, so that they cannot differ from it.

`pages` makes the text of every one of them, and `write` puts them beside the pages that people wrote.

- `terms`: the glossary and the coverage.
- `records`, with `claims`: a page for each system, family and transfer.
- `sources`: a page for each source.
- `indexes`: the pages that lead to them.
- `crossrefs`: who mentions whom. `html`: the pieces that all of them use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import weaponref
from sitepages.crossrefs import crossrefs_of, records_of
from sitepages.indexes import index_pages
from sitepages.records import record_page
from sitepages.sources import source_page
from sitepages.terms import coverage, glossary


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ("pages", "write")

# Nothing else may stand in these folders: what is not made any more is removed.
_FOLDERS = ("generated", "systems", "families", "transfers", "sources", "countries", "kinds")


def pages() -> Iterator[tuple[str, str]]:
    """The name and the text of each page."""
    catalog = weaponref.catalog()
    crossrefs = crossrefs_of(catalog)
    yield "generated/glossary.md", glossary()
    yield "generated/coverage.md", coverage()
    for folder, record in records_of(catalog):
        yield f"{folder}/{record.id}.md", record_page(record, crossrefs)
    for source in catalog.sources.values():
        yield f"sources/{source.id}.md", source_page(source, crossrefs)
    yield from index_pages(crossrefs)


def write(folder: Path) -> None:
    """Write the pages below a folder; what has not changed stays as it is, so that Sphinx does not read it again."""
    made = {folder / name: text for name, text in pages()}
    for name in _FOLDERS:
        (folder / name).mkdir(exist_ok=True)
        for path in set((folder / name).iterdir()) - set(made):
            path.unlink()
    for path, text in made.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")

"""Small pieces of HTML. What comes from the data is escaped here and nowhere else."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from attrs import field, frozen

from weaponref.countries import COUNTRIES
from weaponref.kinds import KINDS
from weaponref.render.words import country, is_right_to_left, printable


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from weaponref.model import Claim, Record, Source

__all__ = ("ORPHAN", "Links", "escape", "isolated", "links_to", "raw", "slug", "table", "text")


ORPHAN = "---\norphan: true\n---"
"""The first lines of a page that stands in no table of contents."""


def escape(words: str) -> str:
    """Words as HTML, on one line, without what could turn them round.

    >>> escape("<b> & c")
    '&lt;b&gt; &amp; c'
    """
    return html.escape(" ".join(printable(words).split()))


def isolated(words: str) -> str:
    """The same for an element: what runs from right to left is kept apart from what stands beside it.

    >>> isolated("شاهد"), isolated("Shahed")
    ('<bdi>شاهد</bdi>', 'Shahed')
    """
    return f"<bdi>{escape(words)}</bdi>" if is_right_to_left(words) else escape(words)


def raw(markup: str) -> str:
    """HTML for a Markdown page."""
    return f"```{{raw}} html\n{markup}\n```"


def text(words: str) -> str:
    r"""Words for a Markdown page, with everything made plain that Markdown would read as markup.

    >>> text("P_1 {x}")
    'P\\_1 \\{x\\}'
    """
    plain = printable(words).replace("\n", " ")
    return "".join(f"\\{char}" if char in "\\`*_{}[]()<>#+-.!|~$@&:^" else char for char in plain)


def slug(words: str) -> str:
    """Words as the name of a file.

    >>> slug("ship- and submarine-launched cruise missile")
    'ship-and-submarine-launched-cruise-missile'
    """
    return "-".join(filter(None, words.replace("-", " ").lower().split()))


def table(caption: str, header: Sequence[str], rows: Iterable[Sequence[str]], *, css: str = "wr-labelled") -> str:
    """A table of cells that are HTML already; the first cell of a row names it.

    Cells are parted by spaces, because the search of the site shows the text of a page without its elements.

    On a narrow screen the style sheet stacks the cells of a row. The roles keep the table a table for screen readers
    then, and in the class ``wr-labelled`` each cell carries the name of its column.
    """
    labels = "wr-labelled" in css.split()
    head = " ".join(f'<th role="columnheader" scope="col">{escape(name)}</th>' for name in header)
    body = []
    for row in rows:
        first, *rest = row
        cells = [f'<th role="rowheader" scope="row">{first}</th>']
        for name, cell in zip(header[1:], rest, strict=True):
            label = f' data-label="{escape(name)}"' if labels and cell else ""
            cells.append(f'<td role="cell"{label}>{cell}</td>')
        body.append(f'<tr role="row">{" ".join(cells)}</tr>')
    return (
        f'<table role="table" class="wr-table {css}"><caption>{escape(caption)}</caption> '
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead> '
        f'<tbody role="rowgroup">{" ".join(body)}</tbody></table>'
    )


@frozen
class Links:
    """Links from one folder of the site to the pages of the catalogue.

    Attributes:
        titles: the address of each record from the root of the site, and its name.
        root: how to get from the page to the root.
    """

    titles: dict[str, tuple[str, str]]
    root: str = field(default="../")

    def record(self, id_: str) -> str:
        """A link to a system, a family or a transfer; the plain id where there is no such page."""
        if id_ not in self.titles:
            return escape(id_)
        address, name = self.titles[id_]
        return f'<a href="{self.root}{address}.html">{isolated(name)}</a>'

    def claim(self, claim: Claim, words: str) -> str:
        """A link to a claim on the page of its record."""
        return f'<a href="{self.root}{self.titles[claim.system][0]}.html#claim-{claim.id}">{isolated(words)}</a>'

    def source(self, source: Source, words: str | None = None) -> str:
        """A link to the page of a source."""
        return f'<a href="{self.root}sources/{source.id}.html">{isolated(words or source.publisher)}</a>'

    def country(self, code: str | None) -> str:
        """A link to the page of a country."""
        if not code or code not in COUNTRIES:
            return escape(code or "")
        return f'<a href="{self.root}countries/{code.lower()}.html">{escape(country(code))}</a>'

    def kind(self, name: str | None) -> str:
        """A link to the page of a kind."""
        if not name or name not in KINDS:
            return escape(name or "")
        return f'<a href="{self.root}kinds/{slug(name)}.html">{escape(name)}</a>'

    def property(self, name: str, words: str) -> str:
        """A link to the definition of a property."""
        return f'<a href="{self.root}generated/glossary.html#property-{name.replace("_", "-")}">{escape(words)}</a>'


def links_to(records: Iterable[tuple[str, Record]]) -> Links:
    """Links to records, given with the folder of each."""
    return Links({record.id: (f"{folder}/{record.id}", record.name) for folder, record in records})

"""The card of a comparison: a table that scrolls in itself, with the claims of each row below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.comparison import compare
from weaponref.render.html.claims import claim_list
from weaponref.render.html.elements import Markup, element
from weaponref.render.html.figures import DISAGREES, behind, label, value
from weaponref.render.html.record import remarks
from weaponref.render.html.units import card, toggle
from weaponref.render.sidebyside import facts
from weaponref.render.words import counted, listed


if TYPE_CHECKING:
    from collections.abc import Iterator

    from weaponref.comparison import Comparison, Row

__all__ = ("comparison_card",)

_PRESSED = {"metric": "metric", "imperial": "imperial", "as-stated": "stated"}


def comparison_card(comparison: Comparison, *, styled: bool = True) -> Markup:
    """A card of records side by side; each row opens to who says what of each of them.

    >>> import weaponref
    >>> card = comparison_card(weaponref.compare("KN-23", "KN-24", properties=("range_max",)))
    >>> card.count("<details"), "×" in card
    (2, True)
    """
    names = [record.name for record in comparison.records]
    head = element(
        "div",
        element("b", listed(names), class_="wr-title"),
        toggle("-".join(record.id for record in comparison.records), _PRESSED[comparison.units]),
        class_="wr-head",
    )
    columns = element("tr", element("td"), *(element("th", name, scope="col") for name in names))
    table = element(
        "table",
        element("thead", columns),
        element("tbody", *_facts(comparison), *_rows(comparison)),
    )
    body: list[Markup] = [
        # A region that scrolls can be reached and scrolled with the keyboard.
        element("div", table, class_="wr-scroll", role="region", aria_label=f"{listed(names)}, table", tabindex="0"),
        element(
            "p", DISAGREES, " sources disagree; × the upper end, as a multiple of the first record's.", class_="wr-dim"
        ),
        *remarks(comparison.records),
    ]
    if comparison.data_version:
        body.append(element("p", f"weaponref data {comparison.data_version}", class_="wr-dim"))
    return card(head, element("div", *body, class_="wr-body"), styled=styled)


def _facts(comparison: Comparison) -> Iterator[Markup]:
    for words, texts in facts(comparison.records):
        yield element("tr", element("th", words, scope="row"), *(element("td", text) for text in texts))


def _rows(comparison: Comparison) -> Iterator[Markup]:
    # Ratios are the same in every unit, and are not there where units are as stated; the card shows all units.
    rows = compare(comparison.records, properties=comparison.properties).rows if comparison.rows else ()
    for row in rows:
        shown = []
        for cell in row.cells:
            if cell.view is None:
                shown.append(element("td", "—"))
                continue
            ratio = cell.ratio if cell.system != comparison.records[0].id else None
            counted_ = element("small", behind(cell.view, ratio), class_="wr-dim")
            shown.append(element("td", element("b", value(cell.view)), " ", element("div", counted_)))
        yield element("tr", element("th", label(row.property), scope="row"), *shown)
        yield from _who(row, comparison)


def _who(row: Row, comparison: Comparison) -> Iterator[Markup]:
    """The claims of a row, below it and as wide as the card, however wide the table is."""
    parts: list[Markup] = []
    claims = 0
    for record, cell in zip(comparison.records, row.cells, strict=True):
        if cell.view:
            claims += len(cell.view.claims)
            parts.extend((element("b", record.name), claim_list(cell.view.claims, short=True)))
    if claims:
        summary = element("summary", f"who says what: {counted(claims, 'claim')}", class_="wr-dim")
        opened = element("details", summary, *parts)
        span = str(len(comparison.records) + 1)
        yield element("tr", element("td", opened, colspan=span, class_="wr-who"))

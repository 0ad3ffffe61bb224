"""HTML: cards of records, figures, comparisons and lists, for notebooks and pages.

Each is a function from an object of the model to markup. No script, no id, no file beside it: cards can stand side by
side on one page, and every class begins with ``wr``. `weaponref.render.html.elements` and
`weaponref.render.html.style` are what other pages are built on.
"""

from __future__ import annotations

from weaponref.render.html.comparison import comparison_card
from weaponref.render.html.elements import Markup, element, joined, link, text
from weaponref.render.html.figures import figure_card
from weaponref.render.html.lists import catalog_card, found_card, hits_card
from weaponref.render.html.record import record_card
from weaponref.render.html.style import style_sheet


__all__ = (
    "Markup",
    "catalog_card",
    "comparison_card",
    "element",
    "figure_card",
    "found_card",
    "hits_card",
    "joined",
    "link",
    "record_card",
    "style_sheet",
    "text",
)

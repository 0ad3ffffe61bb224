"""One property of one record: a row of a card that opens to its claims, and a card of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.comparison import Cell, in_units
from weaponref.model.figures import Figure
from weaponref.render.html.claims import claim_list
from weaponref.render.html.elements import Markup, element, joined
from weaponref.render.html.units import card, in_each, toggle
from weaponref.render.sidebyside import counts, value_lines
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from weaponref.comparison import UnitSystem
    from weaponref.model import Statements
    from weaponref.render.layout import Cell as Lines

__all__ = ("DISAGREES", "behind", "cells", "figure_card", "figure_row", "label", "value")

DISAGREES: Markup = element("abbr", "≠", class_="wr-mark", title="sources disagree")
"""The mark of a property on which sources disagree."""


def figure_row(view: Figure | Statements) -> Markup:
    """What is published about one property, how many stand behind it, and, opened, who says what.

    >>> import weaponref
    >>> figure_row(weaponref.get("KN-24").range_max)[:8]
    '<details'
    """
    summary = element(
        "summary",
        element("span", label(view.property), class_="wr-label"),
        " ",
        element("span", value(view), class_="wr-value"),
        " ",
        element("span", behind(view), class_="wr-dim"),
    )
    return element("details", summary, claim_list(view.claims), class_="wr-row")


def figure_card(view: Figure | Statements, *, styled: bool = True) -> Markup:
    """A card of one figure, or of statements, with all its claims.

    >>> import weaponref
    >>> "The greatest distance" in figure_card(weaponref.get("KN-24").range_max)
    True
    """
    prop = PROPERTIES[view.property]
    title = element("b", prop.label, class_="wr-title")
    head: list[str] = [title, element("small", f"of {view.called or view.system}")]
    own: str | None = None
    if isinstance(view, Figure):
        pressed = _pressed(view)
        own = view.unit if pressed == "own" else None
        head.append(toggle(f"{view.system}-{prop.name}", pressed, own=f"in {own}" if own else None))
    body = (
        element("p", element("b", value(view)), " ", element("span", behind(view), class_="wr-dim")),
        element("p", prop.definition, class_="wr-dim"),
        element("details", element("summary", "Who says what"), claim_list(view.claims, own=own), open=True),
    )
    return card(
        element("div", *head, class_="wr-head"),
        element("div", *body, class_="wr-body"),
        styled=styled,
    )


def _pressed(figure: Figure) -> str:
    """The units that a figure is shown in: metric, imperial, or a unit that somebody asked for."""
    metric = Figure.of(figure.system, figure.property, figure.claims)
    if figure.unit == metric.unit:
        return "metric"
    imperial = in_units(metric, "imperial")
    return "imperial" if isinstance(imperial, Figure) and figure.unit == imperial.unit else "own"


def label(name: str) -> Markup:
    """The words for a property; those of observations say so.

    >>> label("apogee")
    'apogee <span class="wr-dim">(observed)</span>'
    """
    prop = PROPERTIES[name]
    if not prop.observation:
        return joined(prop.label)
    return joined(prop.label, " ", element("span", "(observed)", class_="wr-dim"))


def cells(view: Figure | Statements) -> dict[str, Cell]:
    """A view as the cell of a table, in each of the units.

    >>> import weaponref
    >>> {units: cell.view.unit for units, cell in cells(weaponref.get("KN-24").range_max).items()}
    {'metric': 'km', 'imperial': 'mi', 'stated': 'km'}
    """
    metric: Figure | Statements = view
    systems: dict[str, UnitSystem] = {"metric": "metric", "imperial": "imperial", "stated": "as-stated"}
    if isinstance(view, Figure):
        metric = Figure.of(view.system, view.property, view.claims)
        if _pressed(view) == "own":
            return {"own": Cell(view.system, view.property, view), **cells(metric)}
    return {
        name: Cell(view.system, view.property, in_units(metric, system), as_stated=system == "as-stated")
        for name, system in systems.items()
    }


def value(view: Figure | Statements) -> Markup:
    """What is published, in each of the units: the spread of a figure or the different statements, and the mark ≠.

    >>> import weaponref
    >>> value(weaponref.get("KN-24").stages)
    '1'
    """
    found = cells(view)
    shown = in_each({units: _words(value_lines(cell)) for units, cell in found.items()})
    if not any(cell.disagrees for cell in found.values()):
        return shown
    return joined(shown, " ", DISAGREES)


def behind(view: Figure | Statements, ratio: float | None = None) -> Markup:
    """How many claims and independent origins there are, and what the value does not show.

    >>> import weaponref
    >>> behind(weaponref.get("KN-24").stages)
    '1 claim'
    """
    return joined(_words(counts(view, ratio)).replace("\N{NO-BREAK SPACE}", " "))


def _words(lines: Lines) -> str:
    return "; ".join("".join(span.text for span in line if span.style != "mark") for line in lines)

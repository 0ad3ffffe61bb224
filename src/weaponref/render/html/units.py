"""The choice of units: three buttons of which one is pressed, and values that are there in each of them.

Everything is in the page, and the style sheet shows what the pressed button asks for; no script runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.render.html.elements import Markup, element, joined


if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ("BUTTONS", "card", "in_each", "toggle")

BUTTONS: dict[str, str] = {"metric": "metric", "imperial": "imperial", "stated": "as stated"}
"""The units that can be chosen: the value of a button and its words."""

_CLASSES = {"metric": "wr-m", "imperial": "wr-i", "stated": "wr-s", "own": "wr-o"}


def toggle(group: str, pressed: str = "metric", *, own: str | None = None) -> Markup:
    """The buttons.

    Args:
        group: what the buttons of one card have in common. Cards may share it: each is a form of its own.
        pressed: the value of the button that is pressed at first.
        own: the words for a fourth button, for a figure in another unit.

    >>> toggle("kn-23").count("<input")
    3
    """
    buttons = BUTTONS if own is None else {"own": own, **BUTTONS}
    labels = [
        element(
            "label",
            element("input", type="radio", name=f"wr-units-{group}", value=value, checked=value == pressed),
            words,
        )
        for value, words in buttons.items()
    ]
    return element("fieldset", element("legend", "units: "), *labels, class_="wr-units")


def in_each(values: Mapping[str, str]) -> Markup:
    """One value in each of the units, of which the style sheet shows one. What is the same in all stands once.

    Without the style sheet they follow each other, with strokes between them.

    >>> in_each({"metric": "Mach 5", "imperial": "Mach 5", "stated": "Mach 5"})
    'Mach 5'
    >>> in_each({"metric": "1 km", "imperial": "0.621 mi", "stated": "1 km"})[:32]
    '<span class="wr-m wr-s">1 km</sp'
    """
    shown: dict[str, list[str]] = {}
    for units, value in values.items():
        shown.setdefault(value, []).append(_CLASSES[units])
    if len(shown) == 1:
        return joined(*shown)
    parts: list[str] = []
    for value, classes in shown.items():
        if parts:
            parts.append(element("i", " / ", class_="wr-x"))
        parts.append(element("span", value, class_=" ".join(classes)))
    return joined(*parts)


def card(*children: str, styled: bool = True) -> Markup:
    """A card: its parts in a frame that the style sheet knows.

    It is a form, so that its buttons have nothing to do with those of the next card; one that sends nothing.

    Args:
        children: the parts.
        styled: put the style sheet into it. A page with many cards has it once instead.

    >>> card("KN-23", styled=False)
    '<form class="wr" method="dialog">KN-23</form>'
    """
    from weaponref.render.html.style import style_sheet

    parts = (style_sheet(), *children) if styled else children
    return element("form", *parts, class_="wr", method="dialog")

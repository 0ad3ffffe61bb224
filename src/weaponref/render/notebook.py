"""What a notebook shows of an object: which card, and which Markdown, by its class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weaponref.catalogue import Catalog
from weaponref.catalogue.results import Found, Hit, Hits
from weaponref.comparison import Comparison
from weaponref.model import Figure, Record, Statements
from weaponref.render.html import catalog_card, comparison_card, figure_card, found_card, hits_card, record_card
from weaponref.render.lists import found_page, hits_page
from weaponref.render.markdown import comparison_markdown, figure_markdown, page_markdown, record_markdown


if TYPE_CHECKING:
    from collections.abc import Callable

    from weaponref.model.claims import Shown

__all__ = ("bundle_of", "html_of", "markdown_of")

_CARDS: dict[type, tuple[Callable[[Any], str], Callable[[Any], str]]] = {
    Record: (record_card, record_markdown),
    Figure: (figure_card, figure_markdown),
    Statements: (figure_card, figure_markdown),
    Comparison: (comparison_card, comparison_markdown),
    Hit: (lambda hit: hits_card(Hits((hit,))), lambda hit: page_markdown(hits_page((hit,)))),
    Hits: (hits_card, lambda hits: page_markdown(hits_page(hits))),
    Found: (found_card, lambda found: page_markdown(found_page(found))),
    Catalog: (catalog_card, lambda catalog: f"`{catalog!r}`\n"),
}


def html_of(shown: object) -> str:
    """The card of an object.

    Raises:
        TypeError: objects of its class have no card.

    >>> import weaponref
    >>> html_of(weaponref.get("KN-23"))[:16]
    '<form class="wr"'
    """
    return str(_of(shown)[0](shown))


def markdown_of(shown: object) -> str:
    """An object as Markdown.

    Raises:
        TypeError: objects of its class have none.

    >>> import weaponref
    >>> markdown_of(weaponref.get("KN-23"))[:7]
    '# KN-23'
    """
    return _of(shown)[1](shown)


def bundle_of(shown: Shown, include: object = None, exclude: object = None) -> dict[str, str]:
    """An object in every form that a notebook may ask for, by media type.

    Args:
        shown: the object.
        include: the media types that are wanted; all if not given.
        exclude: the media types that are not.

    >>> import weaponref
    >>> sorted(bundle_of(weaponref.get("KN-23").range_max))
    ['text/html', 'text/markdown', 'text/plain']
    >>> sorted(bundle_of(weaponref.get("KN-23").range_max, include={"text/plain"}))
    ['text/plain']
    """
    # A report of a check shows itself by forms of its own.
    forms: dict[str, Callable[[], str]] = {
        "text/plain": lambda: repr(shown),
        "text/html": shown._repr_html_,
        "text/markdown": shown._repr_markdown_,
    }
    wanted = [kind for kind in forms if (not include or kind in _types(include)) and kind not in _types(exclude)]
    return {kind: forms[kind]() for kind in wanted}


def _types(given: object) -> tuple[str, ...]:
    return tuple(given) if isinstance(given, (set, frozenset, list, tuple, dict)) else ()


def _of(shown: object) -> tuple[Callable[[Any], str], Callable[[Any], str]]:
    for class_, forms in _CARDS.items():
        if isinstance(shown, class_):
            return forms
    raise TypeError(f"there is no card of {type(shown).__name__!r}")

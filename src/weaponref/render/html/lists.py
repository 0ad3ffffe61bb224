"""Cards of what look-ups give back: hits of a search, systems that a filter found, and a catalogue itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.render.html.claims import claim_list
from weaponref.render.html.elements import Markup, element, joined
from weaponref.render.html.figures import behind, figure_row, value
from weaponref.render.html.units import card, toggle
from weaponref.render.lists import in_short
from weaponref.render.words import counted
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterator

    from weaponref.catalogue import Catalog
    from weaponref.catalogue.results import Found, Hit, Hits
    from weaponref.model import Claim, Family, System

__all__ = ("catalog_card", "found_card", "hits_card")

_MOST = 50


def hits_card(hits: Hits, *, styled: bool = True) -> Markup:
    """What a search found, best first, and why; each opens to its maximum range.

    >>> import weaponref
    >>> hits_card(weaponref.search("hwasong 17", limit=1)).count("<details")
    2
    """
    rows = [_hit(hit) for hit in hits[:_MOST]]
    return _listed(counted(len(hits), "hit"), rows, len(hits) - len(rows), "hits", styled=styled)


def _hit(hit: Hit) -> Markup:
    view = hit.system.range_max
    opened = figure_row(view) if view else element("p", "No maximum range is published here.", class_="wr-dim")
    return _row(hit.system, element("span", hit.why, class_="wr-dim"), opened)


def found_card(found: Found, *, styled: bool = True) -> Markup:
    """The systems that a filter found; each opens to the claims that met it, or to its range if none was asked for.

    >>> import weaponref
    >>> found_card(weaponref.find(country="KP", range_max=">= 15000 km")).count("<li") > 1
    True
    """
    rows = [_found(system, found.claims(system)) for system in found[:_MOST]]
    return _listed(counted(len(found), "system"), rows, len(found) - len(rows), "found", styled=styled)


def _found(system: System, met: tuple[Claim, ...]) -> Markup:
    if met:
        words = element("span", f"{counted(len(met), 'claim')} met the filters", class_="wr-dim")
        return _row(system, words, *_by_property(met))
    view = system.range_max
    if view is None:
        return _row(system, element("span", "no maximum range published here", class_="wr-dim"))
    words = joined(element("span", value(view), class_="wr-value"), element("span", behind(view), class_="wr-dim"))
    return _row(system, words, claim_list(view.claims))


def _by_property(claims: tuple[Claim, ...]) -> Iterator[Markup]:
    for name, prop in PROPERTIES.items():
        of_one = [claim for claim in claims if claim.property == name]
        if of_one:
            yield element("p", prop.label, class_="wr-dim")
            yield claim_list(of_one)


def catalog_card(catalog: Catalog, *, styled: bool = True) -> Markup:
    """A catalogue in a few lines: how much is in it, its version, and how to look something up.

    >>> import weaponref
    >>> weaponref.data_version in catalog_card(weaponref.catalog())
    True
    """
    held = ", ".join(
        (
            counted(len(catalog.systems), "system"),
            f"{len(catalog.families)} families",
            counted(len(catalog.transfers), "transfer"),
            counted(len(catalog.sources), "source"),
        )
    )
    head = element(
        "div",
        element("b", "weaponref catalogue", class_="wr-title"),
        element("small", f"data {catalog.data_version}"),
        class_="wr-head",
    )
    calls = ('.get("KN-23")', '.search("hwasong")', '.find(country="KP", range_max=">= 600 km")')
    shown = [element("li", element("code", call)) for call in calls]
    return card(head, element("div", element("p", held), element("ul", *shown), class_="wr-body"), styled=styled)


def _listed(title: str, rows: list[Markup], left: int, group: str, *, styled: bool) -> Markup:
    head = element("div", element("b", title, class_="wr-title"), toggle(group), class_="wr-head")
    body = [*rows]
    if left > 0:
        body.append(element("p", f"and {left} more", class_="wr-dim"))
    return card(head, element("div", *body, class_="wr-body"), styled=styled)


def _row(record: System | Family, words: Markup, *opened: str) -> Markup:
    what = element("span", f"{in_short(record)}, id {record.id}", class_="wr-dim")
    name = element("span", element("b", record.name), " ", what, class_="wr-what")
    if not opened:
        return element("div", element("p", name, " ", words), class_="wr-row")
    return element("details", element("summary", name, " ", words), *opened, class_="wr-row")

"""Who says what: lists of claims, each with the source that it was read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.render.html.elements import Markup, element, joined, language, link
from weaponref.render.words import basis, claim_value, ranked, said, source_parts, web_address


if TYPE_CHECKING:
    from collections.abc import Iterable

    from weaponref.model import Claim, Source

__all__ = ("claim_item", "claim_list", "source_link", "source_list")


def claim_list(claims: Iterable[Claim], *, own: str | None = None, short: bool = False) -> Markup:
    """Claims, from the smallest to the largest value, with repeats of one statement together and deprecated ones last.

    Args:
        claims: the claims.
        own: the unit of a fourth button beside metric, imperial and as stated.
        short: name sources by their publishers alone, where there are many claims.

    >>> import weaponref
    >>> claim_list(weaponref.get("KN-23").payload_mass.claims).count("<li")
    1
    """
    items: list[Markup] = []
    told: set[str] = set()
    for claim in ranked(claims):
        repeats = claim.origin is not None and claim.origin in told
        if claim.origin and not claim.deprecated:  # a deprecated claim stands for no other
            told.add(claim.origin)
        items.append(claim_item(claim, repeats=repeats and not claim.deprecated, own=own, short=short))
    return element("ul", *items, class_="wr-claims")


def claim_item(claim: Claim, *, repeats: bool = False, own: str | None = None, short: bool = False) -> Markup:
    """One claim: what it states, who says it, how they know, when; then as stated, what limits it, and the source.

    Args:
        claim: the claim.
        repeats: the one before it is the same statement.
        own: the unit of a fourth button.
        short: name the source by its publisher alone, and who speaks for itself only once.

    >>> import weaponref
    >>> "Jeffrey Lewis, CNS" in claim_item(weaponref.get("KN-23").payload_mass.claims[0])
    True
    """
    itself = short and claim.speaker == claim.source.publisher
    speaker = _publisher_link(claim.source) if itself else claim.speaker
    head = [_value(claim, own), " ", speaker, f" · {basis(claim)} · {said(claim)}"]
    if repeats:
        head.append(" · = the same statement")
    remarks = list(_remarks(claim))
    if not itself:
        remarks.append(_publisher_link(claim.source) if short else source_link(claim.source))
    told = (" ", element("small", *_between(" · ", remarks))) if remarks else ()
    return element("li", *head, *told, class_="wr-off" if claim.deprecated else None)


def _value(claim: Claim, own: str | None) -> Markup:
    """What is stated, with the conversions that the chosen units ask for."""
    stated, metric = claim_value(claim, "metric")
    _, imperial = claim_value(claim, "imperial")
    conversions = {"wr-m": metric, "wr-i": imperial}
    if own:
        _, conversions["wr-o"] = claim_value(claim, unit=own)
    classes: dict[str, list[str]] = {}
    for class_, converted in conversions.items():
        if converted:
            classes.setdefault(converted, []).append(class_)
    shown = (element("i", f" ({converted})", class_=" ".join(of_it)) for converted, of_it in classes.items())
    return joined(element("b", stated), *shown)


def _remarks(claim: Claim) -> Iterable[str]:
    if claim.deprecated:
        yield element("span", f"set aside: {claim.note or 'kept for the record'}", class_="wr-bad")
    if claim.as_stated:
        yield element("q", claim.as_stated, lang=language(claim.source.language))
    if claim.condition:
        yield f"({claim.condition})"
    if claim.ton == "unstated":
        yield "the source does not say which ton"
    if claim.note and not claim.deprecated:
        yield f"note: {claim.note}"


def _publisher_link(source: Source) -> Markup:
    return link(web_address(source.url) or web_address(source.archived_url), source.publisher)


def source_link(source: Source) -> Markup:
    """A source in one line, linked to where it was read, else to a lasting copy; a copy beside it is linked too.

    >>> import weaponref
    >>> source_link(weaponref.catalog().sources["csis-2019-07"])[:16]
    '<a href="https:/'
    """
    address, copy = web_address(source.url), web_address(source.archived_url)
    first = link(address or copy, *source_parts(source))
    return joined(first, " (", link(copy, "archived"), ")") if address and copy else first


def source_list(sources: Iterable[Source]) -> Markup:
    """Sources, numbered from one.

    >>> source_list(())
    '<ol></ol>'
    """
    return element("ol", *(element("li", source_link(source)) for source in sources))


def _between(sign: str, parts: Iterable[str]) -> Iterable[str]:
    for index, part in enumerate(parts):
        if index:
            yield sign
        yield part

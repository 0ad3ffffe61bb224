"""Elements, made so that no text can become markup.

A plain text is escaped wherever it is put; only what `element` and `link` return is markup. Elements and attributes are
those of closed lists, none of which can run anything, and an address is a link only if it is one of the web.
"""

from __future__ import annotations

import re

from weaponref.render.words import is_right_to_left, printable, web_address


__all__ = ("ATTRIBUTES", "TAGS", "Markup", "element", "joined", "language", "link", "text")

TAGS: frozenset[str] = frozenset(
    (
        "a", "abbr", "b", "bdi", "caption", "code", "dd", "details", "div", "dl", "dt", "fieldset", "form", "i",
        "input", "label", "legend", "li", "meter", "ol", "p", "q", "small", "span", "style", "summary", "table",
        "tbody", "td", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
"""The elements that can be made."""

ATTRIBUTES: frozenset[str] = frozenset(
    (
        "aria-label", "checked", "class", "colspan", "href", "lang", "method", "name", "open", "role", "scope",
        "tabindex", "title", "type", "value",
    )
)  # fmt: skip
"""The attributes that can be set: none of them takes a script or a style."""

_VOID = frozenset(("input",))
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")


class Markup(str):
    """Text that is HTML already. It is made by the functions of this module, and put into elements as it is.

    >>> isinstance(text("a < b"), Markup)
    True
    """

    __slots__ = ()


def text(words: str) -> Markup:
    """A text as it can stand in an element or a quoted attribute, without what cannot be seen.

    >>> text('<b onclick="x">')
    '&lt;b onclick=&quot;x&quot;&gt;'
    """
    if isinstance(words, Markup):
        return words
    words = printable(words)
    if "&" in words:
        words = words.replace("&", "&amp;")
    if "<" in words or ">" in words:
        words = words.replace("<", "&lt;").replace(">", "&gt;")
    if '"' in words:
        words = words.replace('"', "&quot;")
    return Markup(words)


def joined(*parts: str) -> Markup:
    """Markup of several pieces, each escaped unless it is markup.

    A piece that runs from right to left is kept apart, so that a date beside it stays beside it.

    >>> joined("a & ", element("b", "c"))
    'a &amp; <b>c</b>'
    >>> joined("شاهد", ", 2019")
    '<bdi>شاهد</bdi>, 2019'
    """
    return Markup("".join([part if isinstance(part, Markup) else _isolated(part) for part in parts]))


def _isolated(words: str) -> Markup:
    return Markup(f"<bdi>{text(words)}</bdi>") if is_right_to_left(words) else text(words)


def element(tag: str, *children: str, **attributes: str | bool | None) -> Markup:
    """An element with its children.

    Args:
        tag: one of `TAGS`.
        children: texts, which are escaped, and markup.
        attributes: of `ATTRIBUTES`, with ``_`` for ``-`` and at the end of a Python keyword. True sets an attribute
            without a value; None, False and an empty text leave it out.

    Raises:
        ValueError: the element or an attribute is not in the lists.

    >>> element("span", "a < b", class_="wr-value", title=None)
    '<span class="wr-value">a &lt; b</span>'
    """
    if tag not in TAGS:
        raise ValueError(f"an element {tag!r} is not made here; one of {', '.join(sorted(TAGS))}")
    opening = tag
    for key, value in attributes.items():
        name = key.rstrip("_").replace("_", "-")
        if name not in ATTRIBUTES:
            raise ValueError(f"an attribute {name!r} is not set here; one of {', '.join(sorted(ATTRIBUTES))}")
        if value is True:
            opening += f" {name}"
        elif value:
            opening += f' {name}="{text(value)}"'
    if tag in _VOID:
        return Markup(f"<{opening}>")
    return Markup(f"<{opening}>{joined(*children)}</{tag}>")


def link(address: str | None, *children: str) -> Markup:
    """A link, if the address is one of the web; else its words alone.

    >>> link("https://example.org/?a=1&b=2", "The Gazette")
    '<a href="https://example.org/?a=1&amp;b=2">The Gazette</a>'
    >>> link("javascript:alert(1)", "The Gazette")
    'The Gazette'
    """
    safe = web_address(address)
    if safe is None:
        return joined(*children)
    return element("a", *children, href=safe)


def language(tag: str | None) -> str | None:
    """A language tag as an attribute ``lang`` takes it; None for anything else.

    >>> language("ko"), language("x y"), language(None)
    ('ko', None, None)
    """
    return tag if tag and _LANGUAGE.fullmatch(tag) else None

"""Texts in every script, in fonts that are installed.

matplotlib draws a box and warns where a font lacks a sign. So each text is given the fonts that have its signs, after
the user's own, and is replaced by one in Latin letters where no font has them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.text import Text

__all__ = ("FALLBACKS", "families_for", "letter", "readable", "set_plainly", "shortened")

FALLBACKS: tuple[str, ...] = (
    "DejaVu Sans", "Noto Sans", "Noto Sans CJK KR", "Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans KR",
    "Noto Sans JP", "Noto Sans SC", "Source Han Sans", "NanumGothic", "Malgun Gothic", "Apple SD Gothic Neo",
    "Hiragino Sans", "PingFang SC", "Yu Gothic", "Microsoft YaHei", "WenQuanYi Zen Hei", "Arial Unicode MS", "Unifont",
    "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari",
)  # fmt: skip
"""The fonts that are tried, in this order, for signs that the user's own fonts lack."""


def letter(artist: Text, *texts: str) -> None:
    r"""Write the first text that can be shown, in fonts that have its signs; the last one, if none can.

    >>> from matplotlib.text import Text
    >>> artist = Text()
    >>> letter(artist, "\uf8ff", "kn-23")
    >>> artist.get_text()
    'kn-23'
    """
    text = readable(texts, artist.get_fontfamily())
    set_plainly(artist, text)
    artist.set_text(text)


def readable(texts: Sequence[str], own: Sequence[str]) -> str:
    """The first text whose signs are in the fonts of the user or in others; the last one, if none is.

    >>> readable(("KN-23 $x$", "kn-23"), ["DejaVu Sans"])
    'KN-23 $x$'
    """
    return next((text for text in texts if families_for(text, tuple(own)) is not None), texts[-1])


def set_plainly(artist: Text, text: str) -> None:
    """Give an artist the fonts for a text, and let it read nothing as mathematics or TeX: a name may hold a dollar.

    >>> from matplotlib.text import Text
    >>> artist = Text()
    >>> set_plainly(artist, "KN-23")
    >>> artist.get_parse_math()
    False
    """
    artist.set_parse_math(False)
    artist.set_usetex(False)
    own = tuple(artist.get_fontfamily())
    families = families_for(text, own)
    if families not in (None, own):
        artist.set_fontfamily(list(families or ()))


def shortened(text: str, limit: int) -> str:
    r"""A text on one line, cut where it is too long for a label.

    >>> shortened("a\nb", 4), shortened("a long one", 5)
    ('a b', 'a lo…')
    """
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def families_for(text: str, own: tuple[str, ...]) -> tuple[str, ...] | None:
    """Font families that together have every sign of a text, the user's own first; None if no font has one of them.

    >>> families_for("KN-23", ("DejaVu Sans",))
    ('DejaVu Sans',)
    """
    chosen = own
    missing = {ord(sign) for sign in text if not sign.isspace()}.difference(*map(_signs, own))
    for family in FALLBACKS:
        if not missing:
            break
        signs = _signs(family) if family in _installed() else frozenset()
        if missing & signs:
            chosen, missing = (*chosen, family), missing - signs
    return None if missing else chosen


@cache
def _installed() -> frozenset[str]:
    from matplotlib.font_manager import fontManager

    return frozenset(fontManager.get_font_names())


def _signs(family: str) -> frozenset[int]:
    """The signs of the font that matplotlib takes for a family; what it takes for "serif" can change."""
    from matplotlib.font_manager import FontProperties, findfont

    return _signs_in(findfont(FontProperties(family=[family])))


@cache
def _signs_in(font: str) -> frozenset[int]:
    from matplotlib.font_manager import get_font

    return frozenset(get_font(font).get_charmap())

"""A header taken apart: one case and one way of writing, words, what stands in brackets, words written as one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from attrs import frozen

from weaponref.errors import AmbiguousUnitError
from weaponref.units import find_unit
from weaponref.validation.headers.words import ARTICLES


__all__ = ("Parts", "folded", "parts_of", "pieces", "plain_words", "words_in")

_BRACKETS = re.compile(r"[(\[{（【]([^()\[\]{}（）【】]*)[)\]}）】]")
_BREAKS = re.compile(r"[\s_\-–—.:,;|#*†‡'’ʼ\"“”«»،؛\u200c\u200f]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z]{2,}$)")
_FOOTNOTE = re.compile(r"\d{0,3}|[a-z]", re.IGNORECASE)
_EAST = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
# A unit behind Chinese, Japanese or Korean words needs no space, nor do such words behind a Latin one.
_GLUED = re.compile(rf"(?<=[{_EAST}])(?=[A-Za-z])|(?<=[A-Za-z])(?=[{_EAST}])")
_IS_EAST = re.compile(rf"[{_EAST}]+")
# Letters that are written in several ways in one language, or without their marks.
_LETTERS = str.maketrans(
    {"ё": "е", "ı": "i", "ł": "l", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": ""}
)
_LEAST_LETTERS = 3  # of a Latin or Cyrillic word inside another
_LONGEST_WORD = 40


@frozen
class Parts:
    """A header in parts.

    Attributes:
        words: the words outside brackets, as written.
        inside: what stands in each pair of brackets.
    """

    words: tuple[str, ...]
    inside: tuple[str, ...]


def parts_of(header: str) -> Parts:
    """The words of a header and what stands in its brackets; marks of footnotes are left out.

    >>> parts_of("사거리(시험) km[1]")
    Parts(words=('사거리', 'km'), inside=('시험',))
    """
    text = unicodedata.normalize("NFKC", header).strip()
    inside = [found.strip() for found in _BRACKETS.findall(text)]
    units = ("m", "t", "g", "s", "h", "d", "M", "T", "м", "т", "г", "ч", "с")
    kept = tuple(part for part in inside if part in units or not _FOOTNOTE.fullmatch(part))
    return Parts(plain_words(_BRACKETS.sub(" ", text)), kept)


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text as written; a stroke parts them, except in a unit.

    >>> plain_words("maxRange_km/h"), plain_words("missile/weapon")
    (('max', 'Range', 'km/h'), ('missile', 'weapon'))
    """
    parted = _CAMEL.sub(" ", _GLUED.sub(" ", text))
    found: list[str] = []
    for word in _BREAKS.split(parted):
        found += [word] if _is_unit(word) else word.split("/")
    return tuple(filter(None, found))


def _is_unit(word: str) -> bool:
    try:
        return find_unit(word) is not None
    except AmbiguousUnitError:
        return True


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A header as its words are compared: one case, one kind of space, no accents, no article.

    >>> folded("Max_Range"), folded("maxRange"), folded("Portée de l’ogive"), folded("المدى") == folded("مدى")
    ('max range', 'max range', 'portee ogive', True)
    """
    words = plain_words(unicodedata.normalize("NFKC", text))
    return " ".join(word for word in map(_folded_word, words) if word not in ARTICLES)


def _folded_word(word: str) -> str:
    letters = word.casefold().translate(_LETTERS)
    if not letters.isascii():
        letters = "".join(map(_without_marks, unicodedata.normalize("NFKC", letters)))
        letters = "".join(char for char in letters if not unicodedata.combining(char))
        if letters.startswith("ال") and len(letters) > 4:  # noqa: PLR2004 - the Arabic article and a word
            letters = letters[2:]
    return letters


def _without_marks(char: str) -> str:
    """A Latin letter without its accent; letters of other scripts are not the same without theirs."""
    bare = unicodedata.normalize("NFD", char)
    return bare[0] if bare[0].isascii() else char


def words_in(phrases: str) -> tuple[str, ...]:
    """The phrases of a list that is parted by upright strokes, folded.

    >>> words_in("range | Portée")
    ('range', 'portee')
    """
    return tuple(filter(None, (folded(phrase) for phrase in phrases.split("|"))))


def pieces(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """A folded word as the known words that it is written of, the fewest; () where a letter is left.

    >>> pieces("최대사거리", frozenset(("최대", "사거리"))), pieces("startmasse", frozenset(("start", "masse")))
    (('최대', '사거리'), ('start', 'masse'))
    >>> pieces("restreichweite", frozenset(("reichweite",)))
    ()
    """
    if len(word) > _LONGEST_WORD:
        return ()
    least = 1 if _IS_EAST.fullmatch(word) else _LEAST_LETTERS
    best: list[tuple[str, ...] | None] = [(), *([None] * len(word))]
    for end in range(least, len(word) + 1):
        for start in range(end - least + 1):
            before, piece = best[start], word[start:end]
            now = best[end]
            if before is not None and piece in known and (now is None or len(before) + 1 < len(now)):
                best[end] = (*before, piece)
    return best[-1] or ()

"""The words around a name that say what kind of thing it is, which country it is of, or that it is another variant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from weaponref.names.normalise import compiled
from weaponref.names.pieces import folded_words, words_of
from weaponref.names.words import (
    ARTICLES,
    COUNTRIES,
    HEADS,
    LIKENESS,
    MODIFIERS,
    NEW,
    NOTHING,
    NOTHING_TEXTS,
    PLATFORM_MODIFIERS,
    PLATFORMS,
    SERIES,
    TAILS,
    VARIANT_MARKS,
)


if TYPE_CHECKING:
    from collections.abc import Iterator


__all__ = (
    "MOST_WORDS",
    "Bare",
    "bare_forms",
    "country_codes",
    "is_description",
    "is_plain_description",
    "is_strong",
    "is_unmanned",
    "says_likeness",
    "says_nothing",
    "says_variant",
    "without_description",
)

# A name with its descriptive words has at most so many words; a text with more is a sentence.
MOST_WORDS = 12


def without_description(text: str) -> str:
    """The text without words that say what kind of thing it is.

    Examples:
        >>> without_description("North Korean ballistic missile Hwasong-11Z")
        'North Korean ballistic missile Hwasong-11Z'
        >>> without_description("ballistic missile Hwasong-11Z"), without_description("KN-32 SRBM")
        ('Hwasong-11Z', 'KN-32')
    """
    words = words_of(text)
    if not words or len(words) > MOST_WORDS:
        return text
    return list(bare_forms(words))[-1].name


@frozen
class Bare:
    """A text without some of the descriptive words around it."""

    name: str
    taken: tuple[str, ...]
    tells_kind: bool
    series: bool


def bare_forms(words: list[str]) -> Iterator[Bare]:
    """The texts that remain when descriptive words are taken off, the longest first."""
    folded = [word.casefold() for word in words]
    front, back = _front(folded), _back(folded)
    forms = [(start, end) for start in front for end in back if len(words) - end > start]
    for start, end in sorted(forms, key=lambda form: (form[0] + form[1], form)):
        taken = (*folded[:start], *folded[len(words) - end :])
        yield Bare(
            " ".join(words[start : len(words) - end]),
            taken,
            any(_is_head(word) or _is_platform(word) for word in taken),
            any(map(_is_series, taken)),
        )


def _back(words: list[str]) -> list[int]:
    """How many words may be taken off the end: a noun, what stands before it and what follows it."""
    counts = [0]
    seen_head = False
    for count, word in enumerate(reversed(words), 1):
        if _is_head(word):
            seen_head = True
        elif not (_is_tail(word) and not seen_head) and not (seen_head and _is_modifier(word)):
            break
        counts.append(count)
    return counts


def _front(words: list[str]) -> list[int]:
    """How many words may be taken off the front: an article, and a description up to its noun."""
    counts = [0]
    for count, word in enumerate(words, 1):
        if not (_is_head(word) or _is_article(word) or _is_modifier(word)):
            break
        counts.append(count)
    return counts


def _is_head(word: str) -> bool:
    return word in HEADS or word in PLATFORMS


def _is_platform(word: str) -> bool:
    return word in PLATFORM_MODIFIERS


def _is_modifier(word: str) -> bool:
    return word in MODIFIERS or _is_platform(word)


def _is_tail(word: str) -> bool:
    return word in TAILS or word in SERIES or word == "type"


def _is_series(word: str) -> bool:
    return word in SERIES


def _is_article(word: str) -> bool:
    return word in ARTICLES


def country_codes(words: list[str]) -> list[str]:
    """The codes of the countries that the words stand for; [] for none."""
    said = compiled(r"-(?:made|built|developed|produced)$").sub("", "-".join(words))
    return COUNTRIES.get(said, [])


def says_variant(text: str) -> bool:
    """Whether a text has a word for another version of a thing."""
    return not VARIANT_MARKS.isdisjoint(folded_words(text))


def says_likeness(text: str) -> bool:
    """Whether a text says what a thing resembles."""
    return compiled(LIKENESS).fullmatch(text.strip()) is not None


def says_nothing(text: str) -> bool:
    """Whether a text says that a system is not known or not named, or sums up.

    Examples:
        >>> says_nothing("Unknown missiles"), says_nothing("n/a"), says_nothing("Grand Total"), says_nothing("missiles")
        (True, True, True, False)
    """
    if text.strip().casefold() in NOTHING_TEXTS:
        return True
    said = folded_words(text.replace("/", " "))
    around = (HEADS, MODIFIERS, PLATFORMS, PLATFORM_MODIFIERS, TAILS, ARTICLES)
    nothing = [word in NOTHING for word in said]
    return any(nothing) and all(
        empty or any(word in kind for kind in around) for word, empty in zip(said, nothing, strict=True)
    )


def is_description(text: str) -> bool:
    """Whether a text consists of words for a kind alone."""
    said = folded_words(text)
    known = (HEADS, MODIFIERS, PLATFORMS, PLATFORM_MODIFIERS, TAILS, NEW)
    return bool(said) and all(any(word in kind for kind in known) for word in said)


def is_plain_description(text: str) -> bool:
    """Whether a text describes a kind in plain words ("long-range hypersonic weapon"), not as a title."""
    _, space, rest = text.partition(" ")
    if not space or not rest[:1].islower() or not rest.islower() or compiled(r"\d").search(rest):
        return False
    known = (HEADS, MODIFIERS, PLATFORMS, PLATFORM_MODIFIERS, TAILS)
    return all(any(word in kind for kind in known) for word in folded_words(text))


def is_unmanned(kind: str) -> bool:
    """Whether a kind is one of vehicles without a crew."""
    return compiled(r"drone|unmanned|uav|loitering").search(kind.casefold()) is not None


def is_strong(name: str) -> bool:
    """Whether a name cannot be an everyday word: it has a digit, a dash, capitals inside, or no Latin
    letters.
    """
    return (
        not name.isascii()
        or compiled(r"[\d-]|[a-z][A-Z]").search(name) is not None
        or (name.isupper() and len(name) > 2)  # noqa: PLR2004 - an abbreviation has three letters or more
    )

"""A cell of a name column, taken apart: groups, alternatives, brackets, words.

Nothing here knows a name. Every pattern takes linear time, and separators inside brackets part nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.names.normalise import compiled
from weaponref.names.words import AND, COUNT_WORDS, GLUED, HEADS, HEDGES, OR, PLATFORMS, ROUGHLY, SERIES


if TYPE_CHECKING:
    from collections.abc import Iterator


__all__ = (
    "bare_count",
    "cleaned",
    "count_alone",
    "ends_with_count",
    "folded_words",
    "has_letters",
    "marked_counts",
    "split_brackets",
    "split_groups",
    "split_options",
    "without_hedges",
    "without_series",
    "words_of",
)


def cleaned(text: str) -> str:
    """The text in one width, with "also known as" as a sign and without line breaks around it."""
    from unicodedata import normalize

    cell = text if text.isascii() else normalize("NFKC", text)
    # A line is a part of its own; with single spaces no pattern below can take more than linear time.
    cell = " ; ".join(" ".join(line.split()) for line in cell.splitlines() if line.strip())
    aka = r"a\.?\s?k\.?\s?a\.?|also known as|also called|otherwise known as"
    cell = compiled(rf"(?i)\s?[,;(]?\s?\b(?:{aka})(?=[\s:])[\s:]*").sub(" = ", cell)
    # The plus of "300+ drones" joins nothing.
    cell = compiled(r"(^|[,;]\s?|\s(?:and|і|и|та)\s)(\d{1,4})\+\s?(?=[^\W\d])").sub(r"\1\2 x ", cell)
    return compiled(r"(?i)\band\s?/\s?or\b").sub(" or ", cell)


def _outside(text: str, pattern: str) -> Iterator[tuple[str, str]]:
    """The pieces of a text between separators outside brackets, each with the separator before it."""
    start, sign, depth = 0, "", 0
    for match in compiled(rf"[(\[【]|[)\]】]|{pattern}").finditer(text):
        char = match[0]
        if char in "([【":
            depth += 1
        elif char in ")]】":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield sign, text[start : match.start()].strip()
            start, sign = match.end(), char.strip()
    yield sign, text[start:].strip()


def split_groups(text: str) -> list[tuple[str, str]]:
    """The parts that are all meant, each with what stands before it: "," for a comma alone, else "+"."""
    joined = rf"\s?[,;、]?\s(?:{AND})\s"
    glued = r"(?<=[0-9A-Za-z가-힣])(?:와|과)\s|(?<=[0-9A-Za-z])[和与與及と](?=[A-Za-zА-я])"
    pieces = _outside(text, rf"(?i:{joined})|{glued}|[;+&·・]|(?<!\d),|,(?!\d)|,(?=\d{{1,2}}\b(?!\d))|、")
    return [("," if sign in (",", "、") else "+", piece) for sign, piece in pieces if has_letters(piece)]


def split_options(text: str) -> list[str]:
    """The parts of which one is meant."""
    options = _outside(text, rf"[/|\\]|(?i:\s(?:{OR})\s)")
    return [option for _, option in options if has_letters(option)]


def has_letters(text: str) -> bool:
    """Whether a text has a letter or a digit."""
    return any(char.isalnum() for char in text)


def split_brackets(text: str) -> tuple[str, list[str]]:
    """The text outside its brackets, and what is in them or behind a sign of equality."""
    outer, *equals = text.split("=")
    inner: list[str] = []
    for part in (outer, *equals):
        inner += (inside.strip() for inside in compiled(r"[(\[【]([^()\[\]【】]*)[)\]】]").findall(part))
    brackets = compiled(r"[(\[【][^()\[\]【】]*[)\]】]|[()\[\]【】]")
    bare = [brackets.sub(" ", part) for part in (outer, *equals)]
    names = [" ".join(part.split()) for part in bare]
    return names[0], [part for part in (*names[1:], *inner) if has_letters(part)]


_QUOTES = "\"'“”„‟«»‹›‘’‚「」『』《》〈〉`´*"


def words_of(text: str) -> list[str]:
    """The words of a text, without quotes and lone dashes; a kind word at the end of one stands alone."""
    words: list[str] = []
    for raw in text.split():
        word = raw.strip(_QUOTES + ".,:;!?…-–—")
        if not word:
            continue
        stem, _, tail = word.rpartition("-")
        if stem and (tail.casefold() in HEADS or tail.casefold() == "type") and word.casefold() not in HEADS:
            words += (stem, tail)
        else:
            words += _unglued(word)
    return [word for word in words if word]


def _unglued(word: str) -> tuple[str, ...]:
    """A word, and the kind word that is glued to its end or start without a space."""
    if word.isascii() or word in GLUED:
        return (word,)
    latin = compiled(r"(.*[\u3040-\uffff])([A-Za-z]{3,})").fullmatch(word)
    if latin is not None and (latin[2].casefold() in HEADS or latin[2].casefold() in PLATFORMS):
        return (latin[1].strip(_QUOTES), latin[2])
    for kind in GLUED:
        if word.endswith(kind):
            return (word[: -len(kind)].strip(_QUOTES), kind)
        if word.startswith(kind):
            return (kind, word[len(kind) :].strip(_QUOTES))
    return (word,)


def folded_words(text: str) -> list[str]:
    """The words of a text, to be compared with those of closed lists."""
    return [word.casefold() for word in words_of(text)]


_NUMBER = r"\d{1,3}(?:,\d{3})+|\d{1,4}"
_AROUND_COUNTS = " xXхХ×*:-–—,"
_NAME_BEGINS = r"\d*[^\W\d]|[\"'“”„«»]"
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def marked_counts(text: str) -> Iterator[tuple[str, str]]:
    """The ways to part a text into a name and a count that a sign, a word for pieces or brackets mark.

    Examples:
        >>> [list(marked_counts(text)) for text in ("5x KN-23", "KN-23 (5)", "KN-23: 5", "KN-23 2발", "KN-23 5")]
        [[('KN-23', '5')], [('KN-23', '5')], [('KN-23', '5')], [('KN-23', '2발')], []]
    """
    before = compiled(
        rf"(?i)\s?(?:(?:{ROUGHLY})\s?)?(?:{_NUMBER})\s?"
        rf"(?:[xх×](?:\s|(?=[^\W\d]))|[*×]\s?|(?:{COUNT_WORDS})(?:\.\s?|\s))(?={_NAME_BEGINS})"
    ).match(text)
    if before is not None:
        yield text[before.end() :], before[0].strip(_AROUND_COUNTS)
    behind = compiled(
        rf"(?i)(?:\s?:\s?|(?:\s[xх×*]|[×*])\s?)(?:{_NUMBER})\s?$"
        rf"|\s?[-–—,:]?\s(?:{_NUMBER})\s?(?:{COUNT_WORDS})\.?$"
    ).search(text)
    if behind is not None and behind.start():
        yield text[: behind.start()], behind[0].strip(_AROUND_COUNTS)
    bracketed = compiled(r"\s?[(\[【]([^()\[\]【】]*)[)\]】]\s?$").search(text)
    if bracketed is not None and bracketed.start() and count_alone(bracketed[1]):
        yield text[: bracketed.start()], bracketed[1].strip()


def bare_count(text: str) -> tuple[str, str] | None:
    """A name and the bare number before it, where it is no year; a number behind a name may belong to it.

    Examples:
        >>> bare_count("5 X-101"), bare_count("2019 KN-23"), bare_count("9 K720"), bare_count("Agni 5")
        (('X-101', '5'), None, None, None)
    """
    bare = compiled(rf"(?i)\s?(?:(?:{ROUGHLY})\s?)?({_NUMBER})\s(?={_NAME_BEGINS})").match(text)
    if bare is None or _is_part_of_name(bare[1], text[bare.end() :]):
        return None
    return text[bare.end() :], bare[0].strip(_AROUND_COUNTS)


def ends_with_count(text: str) -> bool:
    """Whether a sign between a text and the number behind it says that the number is a count.

    Examples:
        >>> ends_with_count("Agni ×5"), ends_with_count("Agni: 5"), ends_with_count("Agni 5")
        (True, True, False)
    """
    return text[-1:].isdigit() and compiled(r"[×*:]\s?\d{1,4}$").search(text) is not None


def _is_part_of_name(number: str, rest: str) -> bool:
    """Whether a number before a text is a year, or may begin an index such as 9K720."""
    if _FIRST_YEAR <= int(number.replace(",", "")) <= _LAST_YEAR:
        return True
    return len(number) == 1 and compiled(r"[KMКМ][\s-]?\d").match(rest) is not None


def count_alone(text: str) -> bool:
    """Whether a text only says how many: what stands in brackets behind a name.

    Examples:
        >>> [count_alone(text) for text in ("5", "x5", "5 шт.", "8/10", "2 missiles", "11A", "2019", "0.5")]
        [True, True, True, True, True, False, False, False]
    """
    counted = compiled(
        rf"(?i)(?:(?:{ROUGHLY})\s?)?[xх×]?\s?({_NUMBER})\+?(?:\s?(?:/|of|из|з)\s?(?:{_NUMBER}))?\s?[xх×]?\s?(?:{COUNT_WORDS})?\.?"
    )
    words = text.split()
    if len(words) > 1 and words[-1].casefold() in HEADS:
        text = " ".join(words[:-1])
    found = counted.fullmatch(text.strip())
    return found is not None and not _is_part_of_name(found[1], "")


def without_hedges(words: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """The words without those of doubt, and a warning if there were any."""
    sure = [word for word in words if word.casefold() not in HEDGES]
    return sure, () if len(sure) == len(words) else ("the name is marked as uncertain",)


def without_series(text: str) -> tuple[str, bool]:
    """The text without a last word for a series, and whether it had one."""
    words = text.split()
    if len(words) > 1 and words[-1].casefold() in SERIES:
        return " ".join(words[:-1]), True
    return text, False

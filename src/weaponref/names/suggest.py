"""Names that look like a text: suggestions for an error, and the ranking of a search.

A suggestion is never a match. Digits carry the identity of a designation (KN-23, KN-24 and KN-25 are one edit
apart), so a name with other digits is offered only when nothing else fits and its digits are those of the text in
another order, or with one too many or too few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from weaponref.names.normalise import compiled, normalise, split_words


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


__all__ = ("Hit", "distance", "rank", "suggest")


# A longer text is no misspelt name.
_LONGEST = 60

_EXACT, _PREFIX, _WORD, _WITHIN, _FUZZY = 1.0, 0.8, 0.65, 0.45, 0.2
_SHARE = 0.14


@frozen
class Hit:
    """A record that a search found.

    Attributes:
        id: the id of the record.
        score: how well it fits, 0 to 1; 1 is the name itself.
        why: the reason, as a phrase.

    Examples:
        >>> Hit("kn-23", 1.0, "name 'KN-23' is the query").score
        1.0
    """

    id: str
    score: float
    why: str


def suggest(text: str, spellings: Iterable[tuple[str, str]], limit: int = 3) -> tuple[str, ...]:
    """The names that a person may have meant by a text that is no name.

    Args:
        text: what was looked up.
        spellings: pairs of a key (from `normalise`) and what to show for it.
        limit: how many at most.

    Returns:
        What to show, the nearest first; () when nothing looks like the text.

    Examples:
        >>> spellings = [("kn23", "KN-23"), ("kn24", "KN-24"), ("iskanderm", "Iskander-M")]
        >>> suggest("NK-23", spellings), suggest("Iskandr M", spellings), suggest("KN-23B", spellings)
        (('KN-23',), ('Iskander-M',), ('KN-23',))
        >>> suggest("Moscow", spellings), suggest("Total", [("topol", "Topol")])
        ((), ())
    """
    from weaponref.names.descriptions import says_nothing

    if len(text) > _LONGEST or says_nothing(text):
        return ()
    known = tuple(spellings)
    found: dict[str, tuple[int, int, int, str]] = {}
    for query in _queries(text):
        for key, shown in _worth_comparing(query, known):
            badness = _badness(query, key)
            if badness is not None and (shown not in found or (*badness, key) < found[shown]):
                found[shown] = (*badness, key)
    best = sorted(found, key=lambda shown: (found[shown], shown))
    if best and found[best[0]][0] == 0:
        best = [shown for shown in best if found[shown][0] == 0]
    return tuple(best[:limit])


def rank(query: str, spellings: Iterable[tuple[str, str, str]], limit: int = 10) -> tuple[Hit, ...]:
    """The records whose names fit a query, in any script, the best first.

    A name that is the query comes before one that starts with it, then one with a word that starts with it, one
    that has it inside, and one that is spelt nearly so.

    Args:
        query: what is searched for.
        spellings: triples of a key (from `normalise`), the id of the record and the name as written.
        limit: how many at most.

    Returns:
        One hit a record. The order depends on the arguments alone.

    Examples:
        >>> spellings = [("kn23", "kn-23", "KN-23"), ("kn24", "kn-24", "KN-24"), ("kh22", "kh-22", "Kh-22")]
        >>> [(hit.id, hit.why) for hit in rank("KN-2", spellings)]
        [('kn-23', "name 'KN-23' starts with the query"), ('kn-24', "name 'KN-24' starts with the query")]
    """
    sought = normalise(query)
    if not sought or len(query) > _LONGEST:
        return ()
    hits: dict[str, Hit] = {}
    for key, record_id, name in spellings:
        fit = _fit(sought, key, name)
        if fit is not None:
            score, how = round(fit[0], 4), fit[1]
            known = hits.get(record_id)
            hit = Hit(record_id, score, f"name {name!r} {how}")
            if known is None or (score, known.why) > (known.score, hit.why):
                hits[record_id] = hit
    ordered = sorted(hits.values(), key=lambda hit: (-hit.score, len(hit.id), hit.id))
    return tuple(ordered[:limit])


def distance(one: str, other: str, most: int) -> int | None:
    """The number of edits between two words, or None when there are more than ``most``.

    An edit inserts, drops or changes a letter, or swaps two neighbours (optimal string alignment: L. Boytsov,
    "Indexing methods for approximate dictionary searching", 2011).

    Examples:
        >>> distance("nk23", "kn23", 2), distance("kalibr", "kaliber", 2), distance("kalibr", "kinzhal", 2)
        (1, 1, None)
    """
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, facing in enumerate(other, 1):
            cost = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter != facing))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == facing
            line.append(min(cost, before[column - 2] + 1) if swapped else cost)
        if min(line) > most:
            return None
        before, last = last, line
    return last[-1] if last[-1] <= most else None


def _queries(text: str) -> tuple[str, ...]:
    """The keys to look for: the text, and the text without words for a kind of thing."""
    from weaponref.names.descriptions import without_description

    keys = (normalise(text), normalise(without_description(text)))
    return tuple(dict.fromkeys(key for key in keys if len(key) > 1))


def _worth_comparing(query: str, spellings: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The spellings that begin like a query and are about as long, or its beginning: `_badness` likes no others."""
    most = _most_edits(query)
    shortest, longest = len(query) - most, len(query) + most
    first, second = query[:2], query[1:2]
    # One comprehension: this goes over every name of the catalogue for every unknown name of a table.
    return [
        (key, shown)
        for key, shown in spellings
        if (key[:1] in first or key[1:2] == second) and (shortest <= len(key) <= longest or query.startswith(key))
    ]


def _badness(query: str, key: str) -> tuple[int, int, int] | None:
    """How far a key is from a query: class, edits, letters left over; None when they are not alike.

    The classes: 0 has the same digits, 1 nearly the same, 2 none where the query has some.
    """
    if query == key:
        return (0, 0, 0)
    if _is_stem(key, query):
        # What follows the name of a known thing makes it a variant: the parent is what we know of it.
        is_bare = compiled(r"\d").search(key) is None and compiled(r"\d").search(query) is not None
        return (2 if is_bare else 0, 0, len(query) - len(key))
    if not _begins_alike(query, key) or abs(len(key) - len(query)) > _most_edits(query):
        return None
    digits, others = _digits(query), _digits(key)
    if digits != others:
        alike = _are_near(digits, others) and _letters(query) == _letters(key)
        return (1, 1, abs(len(key) - len(query))) if alike else None
    if digits and len(_letters(query)) < 4 and not _same_letters(query, key):  # noqa: PLR2004
        # Another letter in a short designation is another designation: S-500 and P-500.
        return None
    edits = distance(query, key, _most_edits(query))
    return None if edits is None else (0, edits, abs(len(key) - len(query)))


def _same_letters(one: str, other: str) -> bool:
    """Whether two short designations have the same letters in another order, or one more."""
    first, second = sorted((_letters(one), _letters(other)), key=len)
    return sorted(first) == sorted(second) or (len(second) == len(first) + 1 and set(first) <= set(second))


def _letters(key: str) -> str:
    return compiled(r"[\d-]+").sub("", key)


def _most_edits(query: str) -> int:
    letters = sum(map(str.isalpha, query))
    return 1 if letters < 5 else 2 if letters < 10 else 3  # noqa: PLR2004 - one edit for every four letters or so


def _begins_alike(query: str, key: str) -> bool:
    """A cheap test that spares most comparisons: one of the first two letters is right, or they are swapped."""
    return key != "" and (key[0] in query[:2] or key[1:2] == query[1:2])


def _is_stem(key: str, query: str) -> bool:
    """Whether a text begins with a whole name and goes on (``KN-23B``; not ``KN-233``)."""
    if not query.startswith(key) or len(key) < 4:  # noqa: PLR2004 - shorter ones begin too many words
        return False
    rest = query[len(key) :]
    if key[-1].isdigit():
        return not rest[0].isdigit()
    return len(rest) <= 4 or rest[0].isdigit() or len(key) > len(rest)  # noqa: PLR2004


def _digits(key: str) -> list[str]:
    found: list[str] = compiled(r"\d+").findall(key)
    return found


def _are_near(one: list[str], other: list[str]) -> bool:
    """Whether numbers differ by the order of their digits, or by one digit too many or too few."""
    first, second = "".join(one), "".join(other)
    if sorted(first) == sorted(second):
        return True
    short, long = sorted((first, second), key=len)
    return len(long) - len(short) == 1 and len(short) > 1 and distance(short, long, 1) is not None


def _fit(query: str, key: str, name: str) -> tuple[float, str] | None:
    """How well a name fits a query, and why."""
    if key == query:
        return _EXACT, "is the query"
    share = _SHARE * len(query) / max(len(key), len(query))
    if key.startswith(query):
        return _PREFIX + share, "starts with the query"
    if query in key:
        if any(normalise(word).startswith(query) for word in _word_starts(name)):
            return _WORD + share, "has a word that starts with the query"
        return (_WITHIN + share, "contains the query") if len(query) > 1 else None
    badness = _badness(query, key)
    if badness is None or badness[0]:
        return None
    return _FUZZY + share * (1 - badness[1] / len(query)), "is spelt nearly like the query"


def _word_starts(name: str) -> Iterator[str]:
    """The rest of a name from each of its words on."""
    words = split_words(name)
    return (" ".join(words[number:]) for number in range(1, len(words)))

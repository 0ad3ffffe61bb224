"""Whether the words of a source explain the digits and the qualifier of a value."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from weaponref.errors import WeaponrefError
from weaponref.grammar import parse
from weaponref.grammar.scan import scan
from weaponref.linting.numerals import counts_in, numbers_in


if TYPE_CHECKING:
    from weaponref.dates import PartialDate
    from weaponref.interval import Interval

__all__ = ("explained", "other_years", "qualified_otherwise")

_SENSES = {
    **dict.fromkeys(("about", "approximately", "nearly", "estimated"), "about"),
    **dict.fromkeys(("up to", "under"), "up to"),
    **dict.fromkeys(("at least", "over"), "at least"),
}
"""What qualifiers have in common: a figure that is not exact, an upper end alone, a lower end alone."""


def explained(value: Interval, words: str) -> str:
    """The ends of a value that a quotation does not explain, as text; empty if it explains all.

    The quotation is read by the quantity grammar first, which also converts. Where that cannot read it (a noun is
    elsewhere, several figures stand side by side), each end must be one of its numbers, in digits or in words; a
    count may also be in a word such as single or two-stage.

    >>> explained(parse("2.5 t"), "warhead of 2.5 tonnes"), explained(parse("500 kg"), "half a tonne")
    ('', '')
    >>> explained(parse("690 km"), "a range of 600 km")
    '690'
    >>> explained(parse("600 km"), "a range of 600 miles")
    '600'
    """
    read = _read(words, value)
    if read is not None:
        if _agrees(read, value):
            return ""
        if read.dimension == value.dimension and _is_whole(read, words):
            return _shown(value.ends)
    numbers = numbers_in(words)
    if value.unit == "count":
        numbers |= counts_in(words)
    return _shown(tuple(end for end in value.ends if not any(_close(end, number) for number in numbers)))


def qualified_otherwise(value: Interval, words: str) -> str:
    """The qualifier that a quotation gives its figure if the value has none, or one of another sense; empty otherwise.

    Where a quotation has several (`up to about 500 km`), the value may have any of them.

    >>> qualified_otherwise(parse("500 km"), "at least 500 km"), qualified_otherwise(parse("up to 5 t"), "ca. 5 t")
    ('at least', 'about')
    >>> qualified_otherwise(parse("about 500 km"), "up to about 500 km")
    ''
    >>> qualified_otherwise(parse("500 km"), "a maximum range of 500 km")
    ''
    """
    read = _read(words, value)
    found = _qualifiers(words)
    if read is not None:
        if read.qualifier not in _SENSES:
            return ""
        found = (read.qualifier, *found)
    if not found or _SENSES.get(value.qualifier or "") in {_SENSES[one] for one in found}:
        return ""
    return found[0]


def _qualifiers(words: str) -> tuple[str, ...]:
    """Every qualifier among the words, wherever it stands."""
    try:
        kinds = [token.kinds for token in scan(words) if token.shape != "sign"]
    except WeaponrefError:
        return ()
    return tuple(kind[place] for kind in kinds for place in ("lead", "trail") if kind.get(place) in _SENSES)


def other_years(date: PartialDate, words: str) -> str:
    """The years that a quotation names if that of a date is not among them; empty otherwise.

    A quotation without a year ("on Friday") says nothing against any date.

    >>> from weaponref.dates import PartialDate
    >>> other_years(PartialDate("2019-05"), "in May 2018"), other_years(PartialDate("2019-05"), "last May")
    ('2018', '')
    """
    years = re.findall(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]*\d)", words)
    return "" if not years or str(date)[:4] in years else " and ".join(dict.fromkeys(years))


def _shown(ends: tuple[float, ...]) -> str:
    return " and ".join(f"{end:g}" if end < 1e6 else f"{end:.0f}" for end in dict.fromkeys(ends))  # noqa: PLR2004


def _read(words: str, value: Interval) -> Interval | None:
    return _parsed(words, value.unit, _ton(value))


@lru_cache(maxsize=4096)
def _parsed(words: str, unit: str | None, ton: str | None) -> Interval | None:
    try:
        return parse(words, unit=unit, ton=ton)
    except WeaponrefError:
        return None


def _ton(value: Interval) -> str | None:
    return {"short ton": "short", "long ton": "long", "t": "metric", "ton": "unstated"}.get(value.unit or "")


def _agrees(read: Interval, value: Interval) -> bool:
    if read.unit == value.unit or read.unit is None:
        return set(value.ends) <= set(read.ends)
    if "ton" in (read.unit, value.unit) or read.dimension != value.dimension:
        return False
    return all(any(_close(end, other) for other in read.to(value.unit or "").ends) for end in value.ends)


def _is_whole(read: Interval, words: str) -> bool:
    """Whether the grammar read every number of the quotation, so that none of them can be meant otherwise."""
    return len(re.findall(r"\d+(?:[.,]\d+)*", words)) == len({*read.ends}) and not read.warnings


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other))

"""Whether the words of a source explain the digits of a value."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from weaponref.errors import WeaponrefError
from weaponref.grammar import parse
from weaponref.interval import Interval


if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("explained",)

_NUMBER = re.compile(r"\d+(?:[.,'’\s]\d+)*")
_SCALES = (1.0, 1e3, 1e4, 1e6, 1e8, 1e9, 100.0, 12.0, 1e-3)


def explained(value: Interval, words: str) -> str:
    """The ends of a value that a quotation does not explain, as text; empty if it explains all.

    The quotation is read by the quantity grammar first. Where that cannot read it (a noun is elsewhere, several
    figures stand side by side), each end must be one of its numbers, as it stands or times a word such as thousand.

    >>> explained(parse("2.5 t"), "warhead of 2.5 tonnes"), explained(parse("500 kg"), "half a tonne")
    ('', '')
    >>> explained(parse("690 km"), "a range of 600 km")
    '690'
    """
    read = _read(words, value)
    if read is not None and _agrees(read, value):
        return ""
    numbers = set(_numbers(words))
    missing = [end for end in dict.fromkeys(value.ends) if not _occurs(end, numbers)]
    return " and ".join(f"{end:g}" if end < 1e6 else f"{end:.0f}" for end in missing)


def _read(words: str, value: Interval) -> Interval | None:
    try:
        return parse(words, unit=value.unit, ton=_ton(value))
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


def _numbers(words: str) -> Iterator[float]:
    text = unicodedata.normalize("NFKC", words)
    for match in _NUMBER.findall(text):
        for plain in {re.sub(r"[.,'’\s]", "", match), match.replace(",", "."), re.sub(r"[,'’\s]", "", match)}:
            try:
                yield float(plain)
            except ValueError:
                continue
        yield from (float(part) for part in re.findall(r"\d+", match))


def _occurs(end: float, numbers: set[float]) -> bool:
    return any(_close(end, number * scale) for number in numbers for scale in _SCALES)


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other))

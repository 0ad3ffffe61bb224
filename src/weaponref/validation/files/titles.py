"""Lines above the header of a text file: a title, where the figures come from, a date, empty lines.

They are left out only where what follows is a table whose header can be told from them: it is as wide as most rows, and
holds no number.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ("records_above",)

_MOST = 50
_NUMBER = re.compile(r"[~<>≈]?\s*[\d.,'\s]*\d[\d.,'\s]*%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
# Prose with separators in it, and no empty line behind it: so many words, above columns of which so much are numbers.
_WORDS, _NUMBERS = 5, 0.8
# So many of the rows below a header are as wide as it is.
_FITTING = 0.5


def records_above(records: Sequence[Sequence[str]]) -> int:
    """How many records stand above the header, those without content among them.

    Args:
        records: the first records of a file, with those that hold nothing.

    >>> records_above([["Launches"], [], ["name", "range"], ["KN-23", "450"]])
    2
    >>> records_above([["name"], ["KN-23", "450"], ["KN-24", "410"]])
    0
    """
    filled = [number for number, record in enumerate(records) if any(map(str.strip, record))]
    widths = Counter(len(records[number]) for number in filled if _cells(records[number]) > 1)
    if not widths:
        return 0
    width = max(widths, key=lambda each: (widths[each], each))
    header = next((number for number in filled[:_MOST] if _is_row(records[number], width)), 0)
    above = [records[number] for number in filled if number < header]
    below = [records[number] for number in filled if number > header]
    fitting = sum(len(record) == width for record in below)
    if not above or any(map(_is_number, records[header])) or fitting < _FITTING * len(below):
        return 0
    # A list of names with a separator in some of them is no table below a title.
    lone = all(_cells(record) == 1 for record in above) and len(above) <= len(below)
    told_apart = lone or not any(map(str.strip, records[header - 1]))
    return header if told_apart or (_is_prose(above) and _heads_numbers(records, header)) else 0


def _cells(record: Sequence[str]) -> int:
    """How many cells of a record hold anything."""
    return sum(map(bool, map(str.strip, record)))


def _is_row(record: Sequence[str], width: int) -> bool:
    return len(record) == width and _cells(record) > 1


def _is_number(cell: str) -> bool:
    text = cell.strip()
    return _NUMBER.fullmatch(text) is not None and not _YEAR.fullmatch(text)


def _is_prose(records: Sequence[Sequence[str]]) -> bool:
    return all(len(" ".join(record).split()) >= _WORDS for record in records if _cells(record) > 1)


def _heads_numbers(records: Sequence[Sequence[str]], header: int) -> bool:
    """Whether a column below the header is one of numbers."""
    below = [record for record in records[header + 1 :] if len(record) == len(records[header])]
    columns = zip(*below, strict=True)
    return len(below) > 1 and any(sum(map(_is_number, cells)) >= _NUMBERS * len(below) for cells in columns)

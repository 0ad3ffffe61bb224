"""Marks of notes behind a figure: "600[2]", "600 [note a]", "600*", "600 (2021)" all state 600.

A mark is left out only where it can be nothing else. Whatever may be a second figure ("600 (650)"), a unit ("600 [m]")
or a power ("600 m²", "10³") stays.
"""

from __future__ import annotations

import re

from weaponref.units import SYMBOLS


__all__ = ("without_notes",)

_ENDS = frozenset("*†‡§¶‖#])⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTE = r"\d{1,2}|[a-z]|\?|(?:foot)?notes?\.?|(?:note|nb|n|ref|fn|anm|прим)\.? ?(?:\d{1,2}|[a-z])|citation needed"
_MONTH = r"[A-Za-z]{3,9}\.? "
_YEAR = rf"(?:(?:as of|in|since|by|est\.?,?|c\.) |{_MONTH})*(?:19|20)\d\d(?:[-–/](?:\d\d){{1,2}})?(?: est\.?)?"
_MARKS = re.compile(
    rf"(?P<marks>(?:\s*\[(?:{_NOTE})\]|(?<=\d)\[\d{{3}}\]|\s*[*†‡§¶‖#]|(?<=\d)[⁰¹²³⁴⁵⁶⁷⁸⁹]+)+|\s*\({_YEAR}\))$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\[([a-z])\]", re.IGNORECASE)
# Of all years these may well be a size beside another.
_ROUND_YEARS = ("(1900)", "(1950)", "(2000)")
_POWER_OF_TEN = re.compile(r"(?<!\d)10[⁰¹²³⁴⁵⁶⁷⁸⁹]")
# No cell with the mark of a note is longer; a pattern that looks for an end tries every beginning.
_LONGEST = 80


def without_notes(text: str) -> tuple[str, str]:
    """A text without the marks of notes at its end, and those marks.

    Args:
        text: the text of a cell, without space around it.

    >>> without_notes("600[2]"), without_notes("600 (2021)"), without_notes("600 (650)")
    (('600', '[2]'), ('600', '(2021)'), ('600 (650)', ''))
    """
    if not text or text[-1] not in _ENDS or len(text) > _LONGEST:
        return text, ""
    found = _MARKS.search(text)
    if found is None or not found.start() or _POWER_OF_TEN.search(text):
        return text, ""
    marks = found["marks"].strip()
    if marks in _ROUND_YEARS or any(letter.lower() in SYMBOLS for letter in _LETTER.findall(marks)):
        return text, ""
    return text[: found.start()].rstrip(), marks

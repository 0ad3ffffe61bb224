"""What points and commas are in the numbers of a column: whether they part thousands, or whole numbers from decimals.

"1.500" is 1,500 in German, Spanish, Italian, Portuguese, Turkish and Indonesian tables, and one and a half in English
ones. A cell alone does not tell, and another cell of its column often does: "3.800,0" or "450.5". Only the distinct
texts of a column are looked at, so that every engine comes to the same.
"""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING

from attrs import frozen


if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ("IN_BRACKETS", "PARTED", "Convention", "Marks", "is_fraction", "is_open", "marks_of", "spelled")

#: A number whose point may part thousands, and nothing else.
PARTED = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}", re.ASCII)
_SPACES = " '\u2019\u00a0\u2007\u2009\u202f"
# What a number shows: a mark that is decimal, or one that may be either. Dates, lists and lakhs show nothing.
_MARKED = re.compile(
    rf"""
    (?<![\w.,]) (?<!\d[{_SPACES}])
    (?:
        (?P<comma>
            0,\d+ | \d+,(?:\d{{1,2}}|\d{{4,}}) | \d{{4,}},\d+
          | \d{{1,3}}(?:\.\d{{3}}){{2,}} | \d{{1,3}}(?:\.\d{{3}})+,\d+
          | \d{{1,3}}(?:[{_SPACES}]\d{{3}})+,\d+
        )
      | (?P<point>
            0\.\d+ | \d+\.(?:\d{{1,2}}|\d{{4,}}) | \d{{4,}}\.\d+
          | \d{{1,3}}(?:,\d{{3}}){{2,}} | \d{{1,3}}(?:,\d{{3}})+\.\d+
          | \d{{1,3}}(?:[{_SPACES}]\d{{3}})+\.\d+
        )
      | (?P<open_point> [1-9]\d{{0,2}}\.\d{{3}} )
      | (?P<open_comma> [1-9]\d{{0,2}},\d{{3}} )
    )
    (?![.,]?\d)
    """,
    re.ASCII | re.VERBOSE,
)
#: A part of a text in brackets.
IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^][]*\]|（[^（）]*）")


@frozen
class Convention:
    """How the numbers of a column are written.

    Attributes:
        decimal: the decimal mark, ``.`` or ``,``; the other one parts thousands. None where each number is read by
            itself.
        what: what the marks are, in words; empty where there is nothing that can be read in two ways.
        why: what shows it.
        certain: whether the texts show it. What is only concluded from what is published is a hypothesis.
    """

    decimal: str | None = None
    what: str = ""
    why: str = ""
    certain: bool = True

    def __str__(self) -> str:
        """The convention in words."""
        return f"{self.what}, {self.why}" if self.what and self.why else ""


@frozen
class Marks:
    """What the points and commas in the texts of a column show.

    Attributes:
        comma: a text in which the comma is decimal, or the point parts thousands; empty if there is none.
        point: a text in which it is the other way round.
        commas: how many texts there are of the first kind.
        open_points: how many texts have a point that may be either.
        open_commas: how many have a comma that may be.
        fractions: whether there are plain numbers with decimals beside them.
        round_points: how many of the points that may be either stand before three digits of which the last is a nought.
        round_commas: how many of the commas do.
    """

    comma: str = ""
    point: str = ""
    commas: int = 0
    open_points: int = 0
    open_commas: int = 0
    fractions: bool = False
    round_points: int = 0
    round_commas: int = 0

    @property
    def is_open(self) -> bool:
        """Whether there are marks that may be either."""
        return bool(self.open_points or self.open_commas)

    @property
    def shown(self) -> Convention | None:
        """The convention that the texts show; None where they show none, or both."""
        if (self.point or self.fractions) and not self.comma:
            why = f"as {self.point!r} shows" if self.point else "as numbers with other decimals show"
            return Convention(".", self.what("."), why)
        # A comma before three digits is read as English ones are, unless more of the commas are decimal marks.
        if self.comma and not self.point and not self.fractions and self.open_commas <= self.commas:
            return Convention(",", self.what(","), f"as {self.comma!r} shows")
        return None

    def may_be_decimal(self, mark: str) -> bool:
        """Whether a mark that may be either looks like a decimal one: few people write decimals that end in noughts."""
        open_marks, noughts = (
            (self.open_points, self.round_points) if mark == "." else (self.open_commas, self.round_commas)
        )
        return not open_marks or 2 * noughts <= open_marks

    def what(self, decimal: str) -> str:
        """What the marks that may be either are if one of them is decimal, in words; empty where that goes without."""
        if decimal == ",":
            return "points part thousands" if self.open_points else "commas are decimal marks"
        return "points are decimal marks" if self.open_points else ""

    def concluded(self, decimal: str, fitting: int, other: int, compared: int) -> Convention:
        """The convention that is concluded from what is published.

        Args:
            decimal: the decimal mark.
            fitting: how many cells have the size of what is published if they are read so.
            other: how many have if they are read the other way.
            compared: how many could be compared.
        """
        told = f"{fitting} of {compared} such cells have"
        cells = "the one such cell that can be compared has" if compared == 1 else told
        why = f"a hypothesis: so read, {cells} the size of what is published, and {other or 'none'} otherwise"
        return Convention(decimal, self.what(decimal), why, certain=False)


def marks_of(texts: Iterable[str], *, fractions: bool = False) -> Marks:
    """What the points and commas in the texts of a column show.

    Args:
        texts: the distinct texts, in an order that is the same in every engine.
        fractions: whether there are plain numbers with decimals beside them.

    >>> marks_of(["1.500 km", "3.800,0 km"]).shown.decimal, marks_of(["1.500", "450.5"]).shown.decimal
    (',', '.')
    >>> marks_of(["1.500 km", "450 km"]).shown is None
    True
    """
    found = dict.fromkeys(("comma", "point", "open_point", "open_comma"), 0)
    noughts = dict.fromkeys(found, 0)
    shown: dict[str, str] = {}
    for text in texts:
        if "." not in text and "," not in text:
            continue
        outside = IN_BRACKETS.sub(" ", text) if "(" in text or "[" in text or "（" in text else text
        for match in _MARKED.finditer(outside):
            kind = match.lastgroup or ""
            found[kind] += 1
            noughts[kind] += match[0].endswith("0")
            shown[kind] = min(shown.get(kind, match[0]), match[0])
    return Marks(
        shown.get("comma", ""),
        shown.get("point", ""),
        found["comma"],
        found["open_point"],
        found["open_comma"],
        fractions,
        noughts["open_point"],
        noughts["open_comma"],
    )


def is_fraction(number: float) -> bool:
    """Whether a number is no whole one: it shows that a point beside it is a decimal mark.

    >>> is_fraction(450.5), is_fraction(450.0), is_fraction(float("inf"))
    (True, False, False)
    """
    return isfinite(number) and not number.is_integer()


def is_open(text: str) -> bool:
    """Whether a text has a number whose point or comma may part thousands or be a decimal mark.

    >>> is_open("1.500 km"), is_open("1,500"), is_open("1.5 km"), is_open("12.05.2019")
    (True, True, False, False)
    """
    if "." not in text and "," not in text:
        return False
    return any(match.lastgroup in ("open_point", "open_comma") for match in _MARKED.finditer(text))


def spelled(text: str, decimal: str) -> str:
    """A text with the numbers that can be read in two ways written so that they are read in one.

    Args:
        text: the text.
        decimal: the decimal mark.

    >>> spelled("1.500–2.300 km", ","), spelled("410.125 km", "."), spelled("450,125", ",")
    ('1500–2300 km', '410.1250 km', '450.1250')
    """
    if "." not in text and "," not in text:
        return text
    return _MARKED.sub(lambda match: _one_way(match, decimal), text)


def _one_way(match: re.Match[str], decimal: str) -> str:
    written = match[0]
    if match.lastgroup == "open_point":
        return f"{written}0" if decimal == "." else written.replace(".", "")
    if match.lastgroup == "open_comma" and decimal == ",":
        return f"{written.replace(',', '.')}0"
    return written

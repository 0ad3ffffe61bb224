"""Partial dates: a day, a month, a year or a decade, as sources give them."""

from __future__ import annotations

from typing import Self


__all__ = ("PartialDate",)

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class PartialDate(str):
    """A date known to the day, the month, the year or the decade: ``2019-05-04``, ``2019-05``, ``2019``, ``1970s``.

    It is the ISO 8601 text itself, so it prints, sorts and compares like one, and knows the days it may mean.

    Raises:
        ValueError: the text is none of the four forms, or names a day that does not exist.

    >>> PartialDate("2019-05").latest
    '2019-05-31'
    >>> PartialDate("1970s").earliest
    '1970-01-01'
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """The date of a text; ValueError if it is none."""
        _check(text)
        return super().__new__(cls, text)

    @classmethod
    def trusted(cls, text: str) -> Self:
        """The date of a text that was checked before, such as one from the compiled catalogue."""
        return super().__new__(cls, text)

    @property
    def year(self) -> int:
        """The year, or the first year of the decade."""
        return int(self[:4])

    @property
    def earliest(self) -> str:
        """The first day that the date may mean, in full."""
        if self.endswith("s"):
            return f"{self[:4]}-01-01"
        return self + "-01-01"[len(self) - 4 :]

    @property
    def latest(self) -> str:
        """The last day that the date may mean, in full: where a partial date counts."""
        if self.endswith("s"):
            return f"{self[:3]}9-12-31"
        if len(self) == len("2019"):
            return f"{self}-12-31"
        if len(self) == len("2019-05"):
            return f"{self}-{_days_in(self.year, int(self[5:7])):02}"
        return str(self)


def _days_in(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS[month - 1]  # noqa: PLR2004  February


def _check(text: str) -> None:
    if not isinstance(text, str):
        raise TypeError(f"a date is a text such as '2021-06-30', not {text!r}")
    problem = _problem(text)
    if problem:
        raise ValueError(f"{text!r} is not a date: {problem}")


def _problem(text: str) -> str:
    form = "".join("9" if "0" <= char <= "9" else char for char in text)
    if form not in {"9999", "9999s", "9999-99", "9999-99-99"}:
        return "write 2019-05-04, 2019-05, 2019 or 1970s"
    if text[:4] == "0000":
        return "there is no year 0"
    if text.endswith("s"):
        return "" if text[3] == "0" else f"a decade begins with a year that ends in 0, such as {text[:3]}0s"
    if len(text) >= len("2019-05") and not 1 <= int(text[5:7]) <= len(_DAYS):
        return f"there is no month {text[5:7]}"
    if len(text) == len("2019-05-04") and not 1 <= int(text[8:]) <= _days_in(int(text[:4]), int(text[5:7])):
        return f"{text[:7]} has no day {text[8:]}"
    return ""

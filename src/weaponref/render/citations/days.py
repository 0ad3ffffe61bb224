"""Dates in words, as the styles write them."""

from __future__ import annotations

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from weaponref.dates import PartialDate

__all__ = ("ap_day", "day_and_month", "long_day")

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_AP_MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
_MONTH, _DAY = len("2019-05"), len("2019-05-04")


def day_and_month(date: PartialDate) -> str:
    """Month and day as far as they are known; empty for a year or a decade.

    >>> from weaponref.dates import PartialDate
    >>> day_and_month(PartialDate("2019-05-04")), day_and_month(PartialDate("2019-05"))
    ('May 4', 'May')
    """
    if len(date) < _MONTH:
        return ""
    month = _MONTHS[int(date[5:7]) - 1]
    return f"{month} {int(date[8:])}" if len(date) == _DAY else month


def long_day(date: PartialDate) -> str:
    """A date in full: a day with a comma before the year, a month without one.

    >>> from weaponref.dates import PartialDate
    >>> long_day(PartialDate("2019-05-04")), long_day(PartialDate("2019-05")), long_day(PartialDate("1970s"))
    ('May 4, 2019', 'May 2019', '1970s')
    """
    named = day_and_month(date)
    return f"{named}{',' if ' ' in named else ''} {date[:4]}" if named else str(date)


def ap_day(date: PartialDate) -> str:
    """A date as the AP Stylebook has it ("months"): beside a day, months longer than five letters are abbreviated.

    >>> from weaponref.dates import PartialDate
    >>> ap_day(PartialDate("2024-01-04")), ap_day(PartialDate("2024-01")), ap_day(PartialDate("2024-06-04"))
    ('Jan. 4, 2024', 'January 2024', 'June 4, 2024')
    """
    if len(date) < _DAY:
        return long_day(date)
    return f"{_AP_MONTHS[int(date[5:7]) - 1]} {int(date[8:])}, {date[:4]}"

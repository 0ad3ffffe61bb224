"""APA style, seventh edition, as plain text: references of a list, without italics.

Rules that matter here, by section of the *Publication Manual* (2020): a group author stands first (9.11); a work
without a date has ``n.d.``, and letters tell works of one year apart (9.17, 9.19); a work without a title has a
description of it in brackets (9.22); a data set has its version and ``[Data set]`` behind the title (10.9); the date
of retrieval is given only for what may change and has no lasting copy (9.16), which holds for undated pages and for
reference works. A title in another script stays in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.render.citations.days import day_and_month, long_day
from weaponref.render.citations.works import ended, year_of


if TYPE_CHECKING:
    from weaponref.render.citations.works import Work

__all__ = ("reference",)

_MAY_CHANGE = frozenset(("webpage", "entry-encyclopedia", "dataset"))


def reference(work: Work, letter: str = "") -> str:
    """A reference.

    >>> import weaponref
    >>> from weaponref.render.citations.works import work_of
    >>> reference(work_of(weaponref.catalog().sources["joongang-daily-2019-06"]))
    "Korea JoongAng Daily. (2019, June 7). North's missiles could deliver nukes: Report. https://..."
    """
    parts = [ended(work.author), f"({_date(work, letter)}).", _title(work)]
    if work.licence == "CC0-1.0":
        parts.append("CC0 1.0 Universal.")
    changes = work.issued is None or work.type in _MAY_CHANGE
    if work.address and work.accessed and changes and not work.archived_url:
        parts.append(f"Retrieved {long_day(work.accessed)}, from {work.address}")
    elif work.address:
        parts.append(work.address)
    return " ".join(parts)


def _title(work: Work) -> str:
    if work.title is None:
        return f"[{work.description}]."
    if not work.version:
        return ended(work.title)
    return f"{work.title.strip()} (Version {work.version}) [{work.description}]."


def _date(work: Work, letter: str) -> str:
    year = year_of(work.issued, letter)
    named = day_and_month(work.issued) if work.issued and not work.version else ""
    return f"{year}, {named}" if named else year

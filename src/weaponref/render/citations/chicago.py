"""Chicago style, author-date, as plain text: entries of a reference list, in which the 17th and 18th edition agree.

Rules that matter here: the name of a newspaper stands in place of an author who is not named (17th ed. 14.199 and
15.49: ``New York Times. 2002. “In Texas, Ad Heats Up Race for Governor.” July 30, 2002.``); titles of articles and
pages stand in quotation marks, with single ones inside (13.30); what has no title is described, without quotation
marks (14.222); what has no date has ``n.d.`` and a date of access, which nothing else needs (14.12, 15.50; 18th ed.
14.104). A title in another script stays in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from weaponref.render.citations.days import day_and_month, long_day
from weaponref.render.citations.works import ended, year_of


if TYPE_CHECKING:
    from weaponref.render.citations.works import Work

__all__ = ("entry",)

_WHOLE_WORKS = frozenset(("book", "report", "dataset"))
_QUOTED = re.compile(r"[“\"]([^“”\"]*)[”\"]")


def entry(work: Work, letter: str = "") -> str:
    """An entry of a reference list.

    >>> import weaponref
    >>> from weaponref.render.citations.works import work_of
    >>> entry(work_of(weaponref.catalog().sources["joongang-daily-2019-06"]))
    "Korea JoongAng Daily. 2019. “North's missiles could deliver nukes: Report.” June 7, 2019. https://..."
    """
    parts = [ended(work.author), ended(year_of(work.issued, letter)), _title(work)]
    if work.version:
        parts.append(f"Version {work.version}.")
    if work.issued is not None and day_and_month(work.issued):
        parts.append(f"{long_day(work.issued)}.")
    if work.licence == "CC0-1.0":
        parts.append("CC0 1.0 Universal.")
    if work.issued is None and work.accessed:
        parts.append(f"Accessed {long_day(work.accessed)}.")
    if work.address:
        parts.append(f"{work.address}.")
    return " ".join(parts)


def _title(work: Work) -> str:
    if work.title is None:
        return ended(work.description)
    if work.type in _WHOLE_WORKS:
        return ended(work.title)
    quoted = _QUOTED.sub(r"‘\1’", work.title.strip())
    return f"“{ended(quoted)}”"

"""Lines of attribution, as a news text has them: the figure, who said it and when, and who reported that.

They follow the AP Stylebook: months are abbreviated beside a day ("months"), a year behind a day stands between
commas, a source that quotes another is told apart from one that speaks for itself ("attribution"), and of a
publication without a date none is given. A quantity stands as it was stated; `Interval.format` writes it in other
units.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from weaponref.comparison import statement
from weaponref.interval import Interval
from weaponref.render.citations.days import ap_day
from weaponref.render.words import ranked, value_words


if TYPE_CHECKING:
    from collections.abc import Iterable

    from weaponref.dates import PartialDate
    from weaponref.model import Claim, Source

__all__ = ("claim_line", "claim_lines", "dataset_line", "source_line")

_REPORTERS = frozenset(("press", "state_media", None))
# Offices and bodies that English gives an article: the White House, the South Korean military.
_BODY = re.compile(
    r"\b(white house|pentagon|kremlin|ministry|department|military|government|army|navy|air force|intelligence service|"
    r"defen[cs]e forces|armed forces|state department|prosecutor general|united states|united nations)(?= of\b| \(|$)",
    re.IGNORECASE,
)
_NO_ARTICLE = re.compile(r"(?:the|a|an|its|their)\b|.*(?:['’]s|s['’])\s", re.IGNORECASE)


def claim_line(claim: Claim, *, also: Iterable[Source] = ()) -> str:
    """What a claim states, who says so and when, and where it was read.

    Args:
        claim: the claim.
        also: other sources that have the same statement.

    >>> import weaponref
    >>> kirby = next(c for c in weaponref.get("Hwasong-11").range_max.claims if c.source.id == "yahoo-copy-2024-01")
    >>> claim_line(kirby)
    'about 550 mi (...), John Kirby, ..., said on Jan. 4, 2024, according to ...'
    """
    value = statement(claim) if isinstance(claim.value, Interval) else value_words(claim.value)
    if claim.condition:
        value += f" ({claim.condition})"
    line = f"{value}, {_said(claim)}"
    others = list(dict.fromkeys(source.publisher for source in also if source.publisher != claim.source.publisher))
    if others:
        line += f"; the same statement is in {_listed(others)}"
    if claim.deprecated:
        line += f" (set aside: {(claim.note or 'kept for the record').rstrip('.')})"
    return line


def _said(claim: Claim) -> str:
    source = claim.source
    speaker = claim.attributed_to
    if speaker is None or speaker.casefold() == source.publisher.casefold():
        return source_line(source, claim)
    who = f"{_apposed(_with_article(speaker))} said"
    if claim.as_of:
        return f"{who} {_on(claim.as_of)}, according to {source.publisher}"
    if source.issued:
        return f"{who}, {_apposed(source.publisher)} reported {_on(source.issued)}"
    return f"{who}, according to {source.publisher}"


def source_line(source: Source, claim: Claim | None = None) -> str:
    """Who says it, for a source that speaks for itself.

    >>> import weaponref
    >>> source_line(weaponref.catalog().sources["joongang-daily-2019-06"])
    'Korea JoongAng Daily reported on June 7, 2019'
    """
    if claim and claim.as_of and claim.basis == "observed_test":
        return f"observed {_on(claim.as_of)}, according to {source.publisher}"
    day = source.issued or (claim.as_of if claim else None)
    if day is None:
        return f"according to {source.publisher}"
    if source.kind in _REPORTERS:
        return f"{_apposed(source.publisher)} reported {_on(day)}"
    return f"according to {source.publisher}, which published it {_on(day)}"


def _on(date: PartialDate) -> str:
    if date.endswith("s"):
        return f"in the {date}"
    return f"on {ap_day(date)}" if len(date) == len("2019-05-04") else f"in {ap_day(date)}"


def _with_article(speaker: str) -> str:
    needs = _BODY.search(speaker) and "," not in speaker and not _NO_ARTICLE.match(speaker)
    return f"the {speaker}" if needs else speaker


def _apposed(name: str) -> str:
    """A name before a verb: what stands behind a comma in it needs one more."""
    return f"{name}," if "," in name else name


def _listed(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def claim_lines(claims: Iterable[Claim]) -> list[str]:
    """A line for each independent statement among live claims, from the smallest value to the largest.

    Repeats of one statement are named with the first of them.

    >>> import weaponref
    >>> claims = weaponref.get("KN-23").range_max.claims
    >>> len(claim_lines(claims)) == len(weaponref.get("KN-23").range_max.origins)
    True
    """
    statements: dict[str, list[Claim]] = {}
    for claim in ranked(each for each in claims if not each.deprecated):
        statements.setdefault(claim.origin or claim.id, []).append(claim)
    return [claim_line(first, also=[each.source for each in others]) for first, *others in statements.values()]


def dataset_line(data_version: str) -> str:
    """The data set itself.

    >>> dataset_line("2026.11.23+291089ed3610")
    'according to weaponref, a data set in the public domain (CC0 1.0), version 2026.11.23+291089ed3610'
    """
    return f"according to weaponref, a data set in the public domain (CC0 1.0), version {data_version}"

"""What a bibliography lists: sources, and the data set itself, in the terms that every style asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from weaponref.dates import PartialDate
from weaponref.store.document import LICENCE


if TYPE_CHECKING:
    from collections.abc import Iterable

    from weaponref.model import Source

__all__ = (
    "DATASET_AUTHOR",
    "DATASET_TITLE",
    "Work",
    "dataset",
    "ended",
    "letters_of",
    "ordered",
    "type_words",
    "work_of",
    "year_of",
)

DATASET_TITLE = "weaponref: Published, source-attributed reference data on weapon systems"
DATASET_AUTHOR = "weaponref contributors"

_KINDS = {
    "article-newspaper": "News article",
    "article-journal": "Journal article",
    "article": "Article",
    "webpage": "Web page",
    "report": "Report",
    "dataset": "Data set",
    "entry-encyclopedia": "Encyclopaedia entry",
    "book": "Book",
}
_CALVER = re.compile(r"(\d{4})\.(\d{1,2})\.(\d{1,2})\b")
# Signs that end a sentence, in every script that the sources are in.
_ENDS = (".", "?", "!", "…", "。", "？", "！", "۔", "؟")
_CLOSING = '”’"'


@frozen(kw_only=True)
class Work:
    """Something that can be cited.

    Attributes:
        id: its key.
        type: CSL item type.
        author: who stands for it. The data record no bylines, so a source stands under its publisher.
        title: the title; None where it was not recorded.
        description: what stands for a title that was not recorded.
        issued: when it was published.
        accessed: when it was read.
        url: where it can be read.
        archived_url: a lasting copy.
        language: BCP 47 tag of the text.
        note: what a reader should know about it.
        version: its version.
        licence: its licence, as an SPDX identifier.
    """

    id: str
    type: str
    author: str
    title: str | None
    description: str
    issued: PartialDate | None = None
    accessed: PartialDate | None = None
    url: str | None = None
    archived_url: str | None = None
    language: str | None = None
    note: str | None = None
    version: str | None = None
    licence: str | None = None

    @property
    def address(self) -> str | None:
        """Where it can be read: where it was, else the lasting copy."""
        return self.url or self.archived_url


def work_of(source: Source) -> Work:
    """A source as a work.

    >>> import weaponref
    >>> work_of(weaponref.catalog().sources["joongang-daily-2019-06"]).author
    'Korea JoongAng Daily'
    """
    note = (source.note or "").strip().rstrip(".").replace("[", "(").replace("]", ")")
    return Work(
        id=source.id,
        type=source.type,
        author=source.publisher,
        title=source.title,
        description=note or f"{type_words(source)}, title not recorded",
        issued=source.issued,
        accessed=source.accessed,
        url=source.url,
        archived_url=source.archived_url,
        language=source.language,
        note=source.note,
    )


def type_words(source: Source) -> str:
    """What kind of text a source is, in words.

    >>> import weaponref
    >>> type_words(weaponref.catalog().sources["joongang-daily-2019-06"])
    'News article'
    """
    return _KINDS.get(source.type, "Document")


def dataset(data_version: str) -> Work:
    """The data themselves as a work: their version, the day in it, and their licence.

    >>> work = dataset("2026.11.23+291089ed3610")
    >>> work.issued, work.licence
    ('2026-11-23', 'CC0-1.0')
    """
    return Work(
        id="weaponref",
        type="dataset",
        author=DATASET_AUTHOR,
        title=DATASET_TITLE,
        description="Data set",
        issued=_day_of(data_version),
        version=data_version,
        licence=LICENCE,
    )


def _day_of(version: str) -> PartialDate | None:
    """The day that a calendar version names; None if it names none."""
    found = _CALVER.match(version)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        return PartialDate(f"{year}-{month:0>2}-{day:0>2}")
    except ValueError:
        return None


def ordered(works: Iterable[Work]) -> list[Work]:
    """Works by author and date. Undated works stand before dated ones, as APA puts them."""
    return sorted(
        works,
        key=lambda each: (
            each.author.casefold(),
            each.issued is not None,
            each.issued or "",
            each.title or "",
            each.id,
        ),
    )


def letters_of(works: list[Work]) -> list[str]:
    """The letters that tell apart works of one author and year, in their order: 2019a, 2019b."""
    groups: dict[tuple[str, str], list[int]] = {}
    for index, work in enumerate(works):
        groups.setdefault((work.author.casefold(), year_of(work.issued)), []).append(index)
    letters = [""] * len(works)
    for members in groups.values():
        for place, index in enumerate(members if len(members) > 1 else ()):
            letters[index] = _letter(place)
    return letters


def _letter(place: int) -> str:
    """The a, b, c … of a place, going on with aa, ab."""
    letters = ""
    while place >= 0:
        letters = chr(ord("a") + place % 26) + letters
        place = place // 26 - 1
    return letters


def year_of(date: PartialDate | None, letter: str = "") -> str:
    """The year of a date with the letter behind it, ``n.d.`` where there is none.

    >>> year_of(PartialDate("2019-05"), "a"), year_of(PartialDate("1970s")), year_of(None, "a")
    ('2019a', '1970s', 'n.d.-a')
    """
    if date is None:
        return f"n.d.-{letter}" if letter else "n.d."
    return (str(date) if date.endswith("s") else date[:4]) + letter


def ended(text: str) -> str:
    """A text with a full stop, unless it ends with a sign that ends a sentence.

    >>> ended("Jane's"), ended("Jane's Inc."), ended("Why?"), ended("A “no”")
    ("Jane's.", "Jane's Inc.", 'Why?', 'A “no.”')
    """
    text = text.strip()
    words = text.rstrip(_CLOSING)
    # As Americans have it, the stop stands before quotation marks that close.
    return text if words.endswith(_ENDS) else f"{words}.{text[len(words) :]}"

"""CSL JSON, the format of Zotero, pandoc and citeproc, with the variables of CSL 1.0.2.

Its readers take a few tags in a text for rich text, and the format has no way to escape them; entities of HTML are read
as they stand, so that an ``&`` is left as it is. A word joiner, which is not seen, keeps a tag from being one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    from weaponref.dates import PartialDate
    from weaponref.render.citations.works import Work

__all__ = ("item",)

_TAG = re.compile(r"<(?=/?(?:i|b|sc|sub|sup|span)\b)", re.IGNORECASE)
_NO_TAG = "<\N{WORD JOINER}"
_CONTAINED = frozenset(("article-newspaper", "article-journal", "webpage", "entry-encyclopedia"))


def item(work: Work) -> dict[str, Any]:
    """An item. The publisher of an article or a page is its container; that of another source its publisher.

    >>> import weaponref
    >>> from weaponref.render.citations.works import dataset
    >>> item(dataset("2026.11.23+291089ed3610"))["license"]
    'CC0-1.0'
    """
    title = _plain(work.title or f"[{work.description}]")
    data: dict[str, Any] = {"id": work.id, "type": work.type, "title": title}
    if work.version:
        data["author"] = [{"literal": _plain(work.author)}]
        data["version"] = work.version
    else:
        data["container-title" if work.type in _CONTAINED else "publisher"] = _plain(work.author)
    if work.address:
        data["URL"] = work.address
    if work.archived_url:
        data["archive_location"] = work.archived_url
    if work.issued is not None:
        data["issued"] = _date(work.issued)
    if work.accessed is not None:
        data["accessed"] = _date(work.accessed)
    if work.language:
        data["language"] = work.language
    if work.licence:
        data["license"] = work.licence
    notes = [*([f"Licence: {work.licence}"] if work.licence else []), *([work.note] if work.note else [])]
    if notes:
        data["note"] = _plain(" ".join(notes))
    return data


def _plain(text: str) -> str:
    """A text in which no reader of CSL finds rich text."""
    return _TAG.sub(_NO_TAG, text)


def _date(date: PartialDate) -> dict[str, Any]:
    if date.endswith("s"):
        return {"literal": str(date)}
    return {"date-parts": [[int(part) for part in date.split("-")]]}

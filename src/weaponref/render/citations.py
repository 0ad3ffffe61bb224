"""Bibliographies of the sources behind a record: APA, BibTeX, CSL JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from weaponref.vocabulary import unknown_term


if TYPE_CHECKING:
    from collections.abc import Iterable

    from weaponref.dates import PartialDate
    from weaponref.model import Record, Source

__all__ = ("STYLES", "CitationStyle", "bibliography", "cite", "csl_items")

CitationStyle = Literal["apa", "bibtex", "csl-json"]

STYLES: tuple[CitationStyle, ...] = get_args(CitationStyle)
"""The styles of `cite`."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
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
_CONTAINED = frozenset(("article-newspaper", "article-journal", "webpage", "entry-encyclopedia"))
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def cite(record: Record, name: str | None = None, *, style: str = "apa", data_version: str | None = None) -> str:
    """The sources behind one property of a record, or behind all that is said of it.

    Args:
        record: a system, a family or a transfer.
        name: a property; None for all claims, names and relations.
        style: ``apa`` (seventh edition), ``bibtex`` or ``csl-json``.
        data_version: the version of the data, noted at the top of a BibTeX file.

    Returns:
        The bibliography, sorted by publisher and date; empty (an empty array in CSL JSON) if nothing is published.

    Raises:
        ValueError: the property or the style is unknown.

    >>> import weaponref
    >>> print(cite(weaponref.get("KN-23"), "payload_mass"))  # doctest: +ELLIPSIS
    Korea JoongAng Daily. (2019, June 7). North's missiles could deliver nukes: Report. Retrieved November 22, 2026, ...
    """
    if name is None:
        sources: Iterable[Source] = record.sources
    else:
        view = record.view(name)
        sources = view.sources if view else ()
    about = f"Sources of {name + ' of ' if name else ''}{record.name}"
    version = f", weaponref data {data_version}" if data_version else ""
    return bibliography(sources, style=style, heading=f"{about}{version}.")


def bibliography(sources: Iterable[Source], *, style: str = "apa", heading: str = "") -> str:
    """Sources as a bibliography, sorted by publisher and date.

    Args:
        sources: what to list.
        style: ``apa``, ``bibtex`` or ``csl-json``.
        heading: a comment at the top of a BibTeX file; other styles have no place for one.

    Raises:
        ValueError: the style is unknown.

    >>> bibliography((), style="csl-json")
    '[]'
    """
    if style not in STYLES:
        raise ValueError(unknown_term("citation style", style, STYLES))
    ordered = sorted(sources, key=_order)
    if style == "apa":
        return "\n\n".join(_apa(source, letter) for source, letter in zip(ordered, _letters(ordered), strict=True))
    if style == "bibtex":
        entries = [_bibtex(source, key) for source, key in zip(ordered, _keys(ordered), strict=True)]
        comment = [f"% {heading}"] if heading and entries else []
        return "\n\n".join([*comment, *entries])
    from weaponref.render.data import json_text

    return json_text(csl_items(ordered))


def _order(source: Source) -> tuple[str, bool, str, str, str]:
    # Undated works stand before dated ones, as APA puts them.
    return (source.publisher.casefold(), source.issued is not None, source.issued or "", source.title or "", source.id)


def _letters(ordered: list[Source]) -> list[str]:
    """The letters that tell apart works of one publisher and year: 2019a, 2019b."""
    groups: dict[tuple[str, str], list[int]] = {}
    for index, source in enumerate(ordered):
        groups.setdefault((source.publisher.casefold(), _year(source.issued)), []).append(index)
    letters = [""] * len(ordered)
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


def _year(date: PartialDate | None) -> str:
    if date is None:
        return "n.d."
    return str(date) if date.endswith("s") else date[:4]


def _apa(source: Source, letter: str) -> str:
    title = source.title or _description(source)
    address = source.url or source.archived_url
    parts = [_ended(source.publisher), f"({_apa_date(source.issued, letter)}).", _ended(title)]
    if address and source.accessed:
        parts.append(f"Retrieved {_long_date(source.accessed)}, from {address}")
    elif address:
        parts.append(address)
    return " ".join(parts)


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _description(source: Source) -> str:
    """What stands for a title that was not recorded."""
    kind = _KINDS.get(source.type, "Document")
    return f"[{source.note.rstrip('.')}]" if source.note else f"[{kind}, title not recorded]"


def _apa_date(date: PartialDate | None, letter: str) -> str:
    if date is None:
        return f"n.d.-{letter}" if letter else "n.d."
    year = _year(date) + letter
    named = _day_and_month(date)
    return f"{year}, {named}" if named else year


def _day_and_month(date: PartialDate) -> str:
    if date.endswith("s") or len(date) < len("2019-05"):
        return ""
    month = _MONTHS[int(date[5:7]) - 1]
    return f"{month} {int(date[8:])}" if len(date) == len("2019-05-04") else month


def _long_date(date: PartialDate) -> str:
    named = _day_and_month(date)
    return f"{named}, {_year(date)}" if " " in named else f"{named} {_year(date)}".strip()


def _keys(ordered: list[Source]) -> list[str]:
    """A valid and unique key for each."""
    keys: list[str] = []
    for source in ordered:
        key = "".join(char if char.isascii() and (char.isalnum() or char in "-.:") else "-" for char in source.id)
        tries = 1
        while key in keys:
            tries += 1
            key = f"{key.removesuffix(f'-{tries - 1}')}-{tries}"
        keys.append(key)
    return keys


def _bibtex(source: Source, key: str) -> str:
    title = _tex(source.title) if source.title else _tex(_description(source))
    fields = {"author": f"{{{_tex(source.publisher)}}}", "title": f"{{{title}}}"}
    kind = "misc"
    if source.type == "report":
        kind, fields["institution"] = "techreport", _tex(source.publisher)
    elif source.type == "book":
        kind, fields["publisher"] = "book", _tex(source.publisher)
    elif source.type == "article-journal":
        kind, fields["journal"] = "article", _tex(source.publisher)
    if source.issued is not None:
        fields["year"], *rest = [_year(source.issued), *source.issued.split("-")[1:]]
        fields.update(zip(("month", "day"), (part.lstrip("0") for part in rest), strict=False))
    address = source.url or source.archived_url
    if address:
        fields["url"] = address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    if source.accessed:
        fields["urldate"] = str(source.accessed)
    if source.language:
        fields["langid"] = source.language
    if source.note and source.title:
        fields["note"] = _tex(source.note)
    body = ",\n".join(f"  {field} = {{{text}}}" for field, text in fields.items())
    return f"@{kind}{{{key},\n{body}\n}}"


def _tex(text: str) -> str:
    return "".join(_ESCAPES.get(char, char) for char in text)


def csl_items(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Sources as items of CSL JSON, the format of Zotero, pandoc and citeproc.

    >>> import weaponref
    >>> item = csl_items([weaponref.catalog().sources["joongang-daily-2019-06"]])[0]
    >>> item["issued"], item["container-title"]
    ({'date-parts': [[2019, 6, 7]]}, 'Korea JoongAng Daily')
    """
    return [_csl(source) for source in sources]


def _csl(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {"id": source.id, "type": source.type, "title": source.title or _description(source)}
    item["container-title" if source.type in _CONTAINED else "publisher"] = source.publisher
    address = source.url or source.archived_url
    if address:
        item["URL"] = address
    if source.archived_url:
        item["archive_location"] = source.archived_url
    if source.issued is not None:
        item["issued"] = _csl_date(source.issued)
    if source.accessed is not None:
        item["accessed"] = _csl_date(source.accessed)
    if source.language:
        item["language"] = source.language
    if source.note:
        item["note"] = source.note
    return item


def _csl_date(date: PartialDate) -> dict[str, Any]:
    if date.endswith("s"):
        return {"literal": str(date)}
    return {"date-parts": [[int(part) for part in date.split("-")]]}

"""BibTeX, in UTF-8, for BibTeX, biblatex and what reads it. Every sign that means something to TeX is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.render.citations.works import year_of


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from weaponref.render.citations.works import Work

__all__ = ("comment", "entries")

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
# BibTeX counts braces, also those behind a backslash: where they are no pairs they have to be written without one.
_LONE_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
# In an address only what would end the field is replaced, by what a browser takes for the same.
_IN_ADDRESSES = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "\n": "%0A"}


def comment(text: str) -> str:
    """A line that BibTeX passes over. Outside of entries, only an @ means anything to it.

    >>> comment("Sources of X@1.")
    '% Sources of X(at)1.'
    """
    return f"% {' '.join(text.split())}".replace("@", "(at)")


def entries(works: Sequence[Work]) -> list[str]:
    """An entry for each work, with keys that are valid and unique."""
    return [_entry(work, key) for work, key in zip(works, _keys(works), strict=True)]


def _keys(works: Iterable[Work]) -> list[str]:
    keys: list[str] = []
    taken: set[str] = set()
    for work in works:
        plain = "".join(char if char.isascii() and (char.isalnum() or char in "-.:") else "-" for char in work.id)
        key, tries = plain, 1
        while key in taken:
            tries += 1
            key = f"{plain}-{tries}"
        taken.add(key)
        keys.append(key)
    return keys


def _entry(work: Work, key: str) -> str:
    # The inner braces keep a group from being taken for a person, and a title in its letters.
    fields = {"author": f"{{{_tex(work.author)}}}", "title": f"{{{_tex(work.title or f'[{work.description}]')}}}"}
    kind = "misc"
    if work.type == "report":
        kind, fields["institution"] = "techreport", _tex(work.author)
    elif work.type == "book":
        kind, fields["publisher"] = "book", _tex(work.author)
    elif work.type == "article-journal":
        kind, fields["journal"] = "article", _tex(work.author)
    if work.version:
        fields["howpublished"], fields["version"] = "Data set", _tex(work.version)
    if work.issued is not None:
        fields["year"], *rest = [year_of(work.issued), *work.issued.split("-")[1:]]
        fields.update(zip(("month", "day"), (part.lstrip("0") for part in rest), strict=False))
    if work.address:
        fields["url"] = "".join(_IN_ADDRESSES.get(char, char) for char in work.address)
    if work.accessed:
        fields["urldate"] = str(work.accessed)
    if work.language:
        fields["langid"] = _tex(work.language)
    notes = [f"Version {work.version}"] if work.version else []
    notes += [f"Licence: {work.licence}"] if work.licence else []
    notes += [work.note] if work.note and work.title else []
    if notes:
        fields["note"] = _tex(". ".join(notes))
    body = ",\n".join(f"  {field} = {{{text}}}" for field, text in fields.items())
    return f"@{kind}{{{key},\n{body}\n}}"


def _tex(text: str) -> str:
    escapes = _ESCAPES if _has_paired_braces(text) else _ESCAPES | _LONE_BRACES
    return "".join(escapes.get(char, char) for char in text)


def _has_paired_braces(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0

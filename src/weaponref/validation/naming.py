"""One spelling in a name column: which systems it names, and the verdict on it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from weaponref.catalogue.results import Resolution
from weaponref.names.descriptions import says_nothing
from weaponref.validation.cells import Remark, is_missing
from weaponref.validation.rewriting import in_one_script


if TYPE_CHECKING:
    from collections.abc import Callable

    from weaponref.catalogue import Catalog
    from weaponref.catalogue.results import Status
    from weaponref.model import Family, System

    Records = tuple[System | Family, ...]

__all__ = ("Named", "read_name")

_MOST_LETTERS = 6


@frozen
class Named:
    """A spelling as it was read.

    Attributes:
        text: the cell.
        resolution: how the text was resolved.
        verdict: a term of `weaponref.validation.verdicts.NAME_VERDICTS`.
        message: in words, what was found and what would be right; empty for a plain match.
        records: the systems or families that values in the same row are compared with; empty where that is not certain.
        repair: the name to write instead, where one is certain; else None.
        likely: records whose names look like the text.

    >>> import weaponref
    >>> read_name("KN-23/24", weaponref.catalog()).verdict
    'either'
    """

    text: str
    resolution: Resolution
    verdict: str
    message: str = ""
    records: tuple[System | Family, ...] = ()
    repair: str | None = None
    likely: tuple[System | Family, ...] = ()

    @property
    def missing(self) -> bool:
        """True if the cell is empty."""
        return self.verdict == "unknown" and not self.text

    @property
    def remark(self) -> Remark:
        """The verdict as a remark on a cell."""
        return Remark(self.verdict, self.message, self.repair, "the same name in one script" if self.repair else "")


def read_name(value: object, catalog: Catalog, country: str | None = None) -> Named:
    """Read a cell of a name column.

    Args:
        value: the cell.
        catalog: where names are looked up.
        country: code of the country of origin of the row's system: it tells apart systems that share a name.

    >>> import weaponref
    >>> read_name("КN-23", weaponref.catalog()).repair
    'KN-23'
    """
    if is_missing(value):
        return Named("", Resolution(text="", status="unknown"), "unknown", "no name is given")
    text = value if isinstance(value, str) else str(value)
    found = catalog.resolve(text)
    if found.status == "ambiguous" and country is not None:
        found = _narrowed(found, country)
    if found.status == "conflict" and _one_by_statement(found):
        found = evolve(found, status="composite")
    named = _judged(text, found)
    return evolve(named, repair=in_one_script(text, found, catalog)) if named.verdict == "mixed-script" else named


def _narrowed(found: Resolution, country: str) -> Resolution:
    """An ambiguous name among the systems of one country: certain, if one of them bears it."""
    left = tuple(record for record in found.groups[0] if record.country == country)
    if len(left) != 1:
        return found
    warning = f"the country {country} tells which of {len(found.groups[0])} systems is meant"
    return evolve(found, status="match", groups=(left,), warnings=(*found.warnings, warning))


def _one_by_statement(found: Resolution) -> bool:
    """Whether a source states of the two records in a cell that they are the same, as of "Shahed-136 (Geran-2)"."""
    records = tuple(dict.fromkeys(record for group in found.groups for record in group))
    same = {
        frozenset((record.id, relation.target))
        for record in records
        for relation in record.relations
        if relation.type == "same_as"
    }
    return len(records) == 2 and frozenset(record.id for record in records) in same  # noqa: PLR2004


def _judged(text: str, found: Resolution) -> Named:
    named = tuple(dict.fromkeys(record for group in found.groups for record in group))
    judge = _mixed if found.mixed_script else _JUDGES[found.status]
    return judge(text, found, named)


def _mixed(text: str, found: Resolution, named: Records) -> Named:
    message = "; ".join(found.warnings) + _strangers(text)
    certain = named if found.status in ("match", "family", "composite") else ()
    return Named(text, found, "mixed-script", message, certain, likely=named)


def _match(text: str, found: Resolution, named: Records) -> Named:
    return Named(text, found, "match", "; ".join(found.warnings), named)


def _family(text: str, found: Resolution, named: Records) -> Named:
    members = len(found.candidates)
    message = f"a family of {members}; values are compared with all of them"
    return Named(text, found, "family", _warned(message, found), named)


def _composite(text: str, found: Resolution, named: Records) -> Named:
    if len(found.groups) == 1:
        message = f"one of {_names(named, 'or')}; values are compared with all of them"
        return Named(text, found, "either", _warned(message, found), named)
    message = f"names {_names(named)}; values are compared with all of them"
    return Named(text, found, "several", _warned(message, found), named)


def _partial(text: str, found: Resolution, named: Records) -> Named:
    message = f"{_quoted(found.unmatched)} leads to nothing; {_names(named)} is known"
    return Named(text, found, "partial", _warned(message, found), named, likely=named)


def _warned(message: str, found: Resolution) -> str:
    """A message, and what was assumed or left out."""
    return "; ".join((message, *found.warnings))


def _ambiguous(text: str, found: Resolution, named: Records) -> Named:
    return Named(text, found, "ambiguous", f"may be {_names(named, 'or')}", likely=named)


def _conflict(text: str, found: Resolution, named: Records) -> Named:
    return Named(text, found, "conflict", f"names {_names(named)}, which are different systems", likely=named)


def _unknown(text: str, found: Resolution, _named: Records) -> Named:
    if says_nothing(text):
        return Named(text, found, "unknown", "it names no system: it stands for what is not known, or for a sum")
    likely = tuple(dict.fromkeys((*found.suggestions, *found.candidates)))
    advice = f"; did you mean {_names(likely[:3], 'or')}?" if likely else ""
    return Named(text, found, "unknown", f"no system bears this name{advice}", likely=likely)


def _strangers(text: str) -> str:
    """Which letters of a word are of the script that the others are not of, in words.

    >>> _strangers("КN-23")
    ': К is Cyrillic'
    """
    found: dict[str, str] = {}
    for word in text.split():
        letters = {script: [char for char in word if _is_of(script, char)] for script in ("Latin", "Cyrillic")}
        fewer = min(letters, key=lambda script: (len(letters[script]), script))
        if all(letters.values()):
            found |= dict.fromkeys(letters[fewer], fewer)
    told = [f"{letter} is {script}" for letter, script in found.items()]
    return f": {', '.join(told[:_MOST_LETTERS])}" if told else ""


def _is_of(script: str, char: str) -> bool:
    return char.isalpha() and unicodedata.name(char, "").startswith(script.upper())


_JUDGES: dict[Status, Callable[[str, Resolution, Records], Named]] = {
    "match": _match,
    "family": _family,
    "composite": _composite,
    "partial": _partial,
    "ambiguous": _ambiguous,
    "conflict": _conflict,
    "unknown": _unknown,
}


def _names(records: Records, joint: str = "and") -> str:
    shown = [record.name for record in records[:6]]
    if len(records) > len(shown):
        shown.append(f"{len(records) - len(shown)} more")
    return " ".join(filter(None, (", ".join(shown[:-1]), joint if len(shown) > 1 else "", shown[-1])))


def _quoted(parts: tuple[str, ...]) -> str:
    return " and ".join(repr(part[:60]) for part in parts) or "a part of it"

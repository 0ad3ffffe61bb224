"""Writing a cell again so that it says the same: in one script, or with the smaller end first.

A repair that is made unasked keeps every other sign of the cell: the count before a name, the words in brackets behind
it, the tilde before an interval. What cannot be written again that way is left to a person.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from weaponref.errors import WeaponrefError
from weaponref.grammar import parse


if TYPE_CHECKING:
    from weaponref.catalogue import Catalog
    from weaponref.catalogue.results import Resolution

__all__ = ("in_one_script", "in_order", "like")

_NUMBER = re.compile(r"\d+(?:[.,\u2009\u202f\u00a0 ]\d+)*")


def in_one_script(text: str, found: Resolution, catalog: Catalog) -> str | None:
    """A text that mixes scripts in a word, with its look-alike letters in the script that gives it its meaning.

    Args:
        text: the text.
        found: what it was resolved to.
        catalog: where it was looked up.

    Returns:
        The text, or None where it leaves open what is meant.

    >>> import weaponref
    >>> catalog = weaponref.catalog()
    >>> in_one_script("3 x КN-23 (DPRK)", catalog.resolve("3 x КN-23 (DPRK)"), catalog)
    '3 x KN-23 (DPRK)'
    >>> in_one_script("Кинжaл", catalog.resolve("Кинжaл"), catalog)  # one letter is Latin
    'Кинжал'
    """
    from weaponref.names.scripts import readings

    if found.status not in ("match", "family", "composite"):
        return None
    read = ((way, catalog.resolve(way, suggest=False)) for way in readings(text))
    same = (way for way, again in read if (again.status, again.groups) == (found.status, found.groups))
    return next((way for way in same if not readings(way)), None)


def in_order(text: str, low: float, high: float) -> str | None:
    """A text that states an interval from its larger to its smaller end, with the two numbers in each other's place.

    Args:
        text: the text.
        low: the smaller end.
        high: the larger end.

    Returns:
        The text, or None where that would not state the same interval.

    >>> in_order("~690-450 km (est.)", 450, 690), in_order("2 km - 300 m", 0.3, 2)
    ('~450-690 km (est.)', None)
    """
    numbers = list(_NUMBER.finditer(text))
    for first, second in pairwise(numbers):
        written = (
            text[: first.start()] + second[0] + text[first.end() : second.start()] + first[0] + text[second.end() :]
        )
        try:
            stated = parse(written)
        except WeaponrefError:
            continue
        if stated.ends == (low, high):
            return written
    return None


def like(written: object, repair: object) -> object:
    """A repair of the kind of the cell: whole numbers stay whole where they can.

    >>> like(50, 500.0), like(50.0, 500.0), like(280, 450.62)
    (500, 500.0, 450.62)
    """
    if isinstance(written, int) and isinstance(repair, float) and repair.is_integer():
        return int(repair)
    return repair

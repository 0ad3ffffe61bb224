"""Ids as attributes: the names by which `weaponref.systems` offers systems to completion."""

from __future__ import annotations

from keyword import iskeyword
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ("attribute", "attributes")

_PREFIX = "id_"


def attribute(id_: str) -> str:
    """The attribute of an id: hyphens become underscores.

    Where that is no name in Python, because it begins with a digit or is a keyword, it begins with ``id_``.

    >>> attribute("kn-23"), attribute("48n6"), attribute("import")
    ('kn_23', 'id_48n6', 'id_import')
    """
    name = "".join(char if char.isalnum() else "_" for char in id_)
    # A leading underscore would hide it from completion.
    if name.isidentifier() and not iskeyword(name) and not name.startswith("_"):
        return name
    return _PREFIX + name


def attributes(ids: Iterable[str]) -> dict[str, str]:
    """Every attribute with its id. Of ids that come to one attribute the first has it.

    >>> attributes(("kn-23", "48n6"))
    {'kn_23': 'kn-23', 'id_48n6': '48n6'}
    """
    found: dict[str, str] = {}
    for id_ in ids:
        found.setdefault(attribute(id_), id_)
    return found

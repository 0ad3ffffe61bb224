"""Plain text: what a pipe, a file or `str` shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from weaponref.render.cards import record_page
from weaponref.render.layout import to_plain
from weaponref.render.sidebyside import comparison_page


if TYPE_CHECKING:
    from weaponref.comparison import Comparison, UnitSystem
    from weaponref.model import Record

__all__ = ("WIDTH", "comparison_text", "record_text")

WIDTH = 80
"""The columns of text where no width is asked for."""


def comparison_text(
    comparison: Comparison,
    width: int | None = None,
    *,
    claims: Literal["main", "all", "none"] = "main",
    sources: bool = True,
) -> str:
    """A comparison as plain text; see `weaponref.comparison.Comparison.to_text`.

    >>> import weaponref
    >>> comparison_text(weaponref.compare("KN-23", "KN-24"), claims="none").splitlines()[0]
    'KN-23 and KN-24'
    """
    width = width or WIDTH
    return to_plain(comparison_page(comparison, width, claims=claims, sources=sources), width)


def record_text(
    record: Record,
    width: int | None = None,
    *,
    units: UnitSystem = "metric",
    claims: Literal["main", "all", "none"] = "main",
    sources: bool = True,
) -> str:
    """A record as plain text: what it is, what is published about it, who says what, and the sources.

    >>> import weaponref
    >>> record_text(weaponref.get("KN-24"), claims="none").splitlines()[0]
    'KN-24'
    """
    return to_plain(record_page(record, units=units, claims=claims, sources=sources), width or WIDTH)

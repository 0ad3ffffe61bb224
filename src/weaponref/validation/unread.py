"""The columns of a table that were not read, and what would have them read."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from attrs import frozen

from weaponref.validation.headers import read_header, read_headers


if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from weaponref.validation.headers import Header

__all__ = ("Unread", "unread_columns")


@frozen
class Unread:
    """A column that is bound to nothing.

    Attributes:
        column: the header.
        properties: what it may hold, likeliest first; () where the header comes close to no property.
        unit: the symbol of the unit that the header names, where it fits.
        why: why it was not read, in words; empty where there is nothing to say.

    >>> import weaponref
    >>> for column in weaponref.validate([{"missile": "KN-23", "cruise altitude (m)": 50, "notes": ""}]).unread:
    ...     print(column)
    'cruise altitude (m)': 'cruise' is not understood; --map 'cruise altitude (m)=apogee:m' would read it
    'notes'
    """

    column: str
    properties: tuple[str, ...] = ()
    unit: str | None = None
    why: str = ""

    @property
    def mappings(self) -> tuple[str, ...]:
        """What ``columns=`` and ``--map`` take for it: each property, with the unit.

        >>> Unread("reach km", ("range_max", "flight_distance"), "km").mappings
        ('range_max:km', 'flight_distance:km')
        """
        return tuple(f"{name}:{self.unit}" if self.unit else name for name in self.properties)

    @property
    def advice(self) -> str:
        """Why it was not read and what would read it, in words; empty where its header comes close to nothing.

        >>> print(Unread("warhead", ("warhead_mass",), None, "without a unit it may be a kind or a place").advice)
        without a unit it may be a kind or a place; --map warhead=warhead_mass would read it
        """
        if not self.properties:
            return ""
        first, *others = self.mappings
        told = f"--map {quote(f'{self.column}={first}')} would read it"
        if others:
            told += f" (or {' or '.join(others)})"
        return f"{self.why}; {told}" if self.why else told

    def __str__(self) -> str:
        return f"{self.column!r}: {self.advice}" if self.advice else f"{self.column!r}"


def unread_columns(
    headers: Sequence[str], columns: Collection[str], *, left_out: Collection[str]
) -> tuple[Unread, ...]:
    """The columns that are bound to nothing.

    Args:
        headers: all headers of the table.
        columns: the headers that are bound to nothing.
        left_out: those that the caller leaves out.

    >>> [column.properties for column in unread_columns(["missile", "rnage (km)"], ["rnage (km)"], left_out=())]
    [('range_max',)]
    """
    beside = read_headers(headers)
    return tuple(
        Unread(column, why="left out") if column in left_out else _unread(column, beside[column]) for column in columns
    )


def _unread(column: str, meant: Header) -> Unread:
    if meant.property is not None:  # the caller named other columns
        return Unread(column, (meant.property,), meant.unit, "it was not asked for")
    unit = meant.unit or read_header(column).unit
    return Unread(column, meant.near, unit, meant.why if meant.near else "")

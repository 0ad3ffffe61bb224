"""A table before it is anybody's data frame: described columns, and rows of plain values."""

from __future__ import annotations

import builtins  # a column has fields called type and property
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen

from weaponref.store.document import LICENCE


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ("Column", "ColumnType", "Table", "make_rows")

ColumnType = Literal["text", "number", "integer", "boolean", "date"]
"""What a column holds: str, float, int, bool or datetime.date, each also None."""


@frozen
class Column:
    """One column: what it is called, what it holds and what that means.

    Attributes:
        name: made of letters, digits and underscores; a unit is part of it (``range_max_low_km``).
        type: what the values are. Any of them may be None.
        description: what the values mean.
        unit: the unit of the values, a symbol of `weaponref.units`; None for what has no unit, and where the column
            ``unit`` of the same row says it.
        property: the property of the vocabulary that the column is about; None for the others.

    >>> import weaponref
    >>> from weaponref.render.tables import table
    >>> columns = {column.name: column for column in table(weaponref.catalog(), shape="wide").columns}
    >>> columns["range_max_high_km"].type, columns["range_max_high_km"].unit
    ('number', 'km')
    """

    name: str
    type: ColumnType
    description: str
    unit: str | None = None
    property: str | None = None

    @builtins.property
    def metadata(self) -> dict[str, str]:
        """What is known of the column besides name and type, as texts.

        >>> Column("range_max_low_km", "number", "The smallest end.", "km", "range_max").metadata
        {'description': 'The smallest end.', 'unit': 'km', 'property': 'range_max'}
        """
        known = {"description": self.description, "unit": self.unit, "property": self.property}
        return {key: value for key, value in known.items() if value is not None}


@frozen(repr=False)
class Table:
    """Columns and rows. Every row has one value for each column, in their order.

    Attributes:
        name: what the rows are, in a word: ``claims`` or ``systems``.
        columns: the columns; the same ones whether or not there are rows.
        rows: the values.
        data_version: the version of the data, where it is known.

    >>> import weaponref
    >>> from weaponref.render.tables import table
    >>> table(weaponref.get("KN-24"))
    <Table claims: ... rows, ... columns>
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    data_version: str | None = None

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    @property
    def metadata(self) -> dict[str, str]:
        """What is known of the table as a whole: its name, the licence of the data and, if known, their version."""
        known = {"name": self.name, "licence": LICENCE, "data_version": self.data_version}
        return {key: value for key, value in known.items() if value is not None}

    def records(self) -> list[dict[str, Any]]:
        """The rows as dicts by the name of the column.

        >>> import weaponref
        >>> from weaponref.render.tables import table
        >>> table(weaponref.get("KN-24")).records()[0]["system"]
        'kn-24'
        """
        names = self.column_names
        return [dict(zip(names, row, strict=True)) for row in self.rows]

    def values(self) -> dict[str, list[Any]]:
        """The values column by column.

        >>> Table("claims", (Column("system", "text", "Its id."),), (("kn-23",), ("kn-24",))).values()
        {'system': ['kn-23', 'kn-24']}
        """
        return {column.name: [row[place] for row in self.rows] for place, column in enumerate(self.columns)}

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self.rows)} rows, {len(self.columns)} columns>"


def make_rows(columns: tuple[Column, ...], records: Iterable[Mapping[str, Any]]) -> tuple[tuple[Any, ...], ...]:
    """The rows of dicts that have a value for every column.

    >>> make_rows((Column("system", "text", "Its id."),), [{"system": "kn-23", "name": "KN-23"}])
    (('kn-23',),)
    """
    names = tuple(column.name for column in columns)
    return tuple(tuple(record[name] for name in names) for record in records)

"""What can be checked: which executor goes over which kind of table."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from weaponref.validation.executors.memory import MemoryTable


if TYPE_CHECKING:
    from weaponref.validation.executors import Executor
    from weaponref.validation.repairs import Change

__all__ = ("kind_of", "open_table", "path_of")


def open_table(
    data: object, *, sheet: str | None = None, encoding: str | None = None, separator: str | None = None
) -> Executor:
    """The executor for a table.

    Raises:
        TypeError: the data are no table, or can be gone over only once; or ``sheet``, ``encoding`` or ``separator``
            is given for what is no file.
        TableError: a file cannot be read as a table.

    >>> open_table([{"missile": "KN-23", "range_km": 450}]).headers
    ('missile', 'range_km')
    """
    if isinstance(data, (str, os.PathLike)):
        from weaponref.validation.from_files import open_path

        return open_path(data, sheet=sheet, encoding=encoding, separator=separator)
    if sheet is not None or encoding is not None or separator is not None:
        raise TypeError("sheet, encoding and separator say how a file is read; the data are no path")
    if isinstance(data, Iterator) or type(data).__name__ == "RecordBatchReader":
        raise TypeError(
            f"a {type(data).__name__} can be gone over only once, and a check goes over its rows several times; "
            "make a list or a table of it first"
        )
    if type(data).__name__ == "FileTable":
        from weaponref.validation.from_files import of_file

        return of_file(data)  # type: ignore[arg-type]  # known by its name, so that files are not imported for frames
    if isinstance(data, Mapping):
        return _of_columns(data)
    if isinstance(data, Sequence) or type(data).__module__.partition(".")[0] == "builtins":
        return _of_rows(data)
    from weaponref.validation.executors.frames import frame_table

    return frame_table(data)


def kind_of(data: object) -> str:
    """A word for the data in messages.

    >>> kind_of([]), kind_of("launches.csv")
    ('a list', 'launches.csv')
    """
    path = path_of(data)
    if path is not None:
        return path
    kind = type(data)
    package = kind.__module__.partition(".")[0].lstrip("_")
    return f"a {kind.__name__}" if package == "builtins" else f"a {package} {kind.__name__}"


def path_of(data: object) -> str | None:
    """The path of a file that was given, or of one that is open; None for other data.

    >>> path_of("launches.csv"), path_of([])
    ('launches.csv', None)
    """
    found = getattr(data, "path", None) if type(data).__name__ == "FileTable" else data
    return str(found) if isinstance(found, (str, os.PathLike)) else None


class _Rows(MemoryTable):
    """A list of mappings: the headers are the keys of all of them, in the order in which they come."""

    def __init__(self, rows: Sequence[Mapping[object, object]]) -> None:
        self._mappings = rows
        self._keys = {str(key): key for row in rows for key in row}
        keys = tuple(self._keys.values())
        super().__init__(tuple(self._keys), lambda: ([row.get(key) for key in keys] for row in rows), typed=True)

    def copy_with(self, changes: Sequence[Change]) -> object:
        """The mappings, with cells changed; a row has the keys that it had."""
        copy = [dict(row) for row in self._mappings]
        for change in changes:
            copy[change.row][self._keys[change.column]] = change.after
        return copy


class _Columns(MemoryTable):
    """A mapping from headers to the cells of a column."""

    def __init__(self, columns: Mapping[object, list[object]]) -> None:
        self._lists = columns
        super().__init__(tuple(map(str, columns)), lambda: zip(*columns.values(), strict=True), typed=True)

    def copy_with(self, changes: Sequence[Change]) -> object:
        """The columns, with cells changed."""
        copy = {header: list(cells) for header, cells in self._lists.items()}
        keys = {str(header): header for header in copy}
        for change in changes:
            copy[keys[change.column]][change.row] = change.after
        return copy


def _of_rows(data: object) -> MemoryTable:
    """Rows as mappings."""
    rows = list(data) if isinstance(data, (list, tuple)) else None
    if rows is None:
        raise TypeError(f"{data!r:.80} is no table; give a data frame, a list of mappings, or a path")
    for number, row in enumerate(rows):
        if not isinstance(row, Mapping):
            raise TypeError(
                f"row {number} is a {type(row).__name__}; in a list, every row is a mapping from header to cell"
            )
    return _Rows(rows)


def _of_columns(data: Mapping[object, object]) -> MemoryTable:
    """Columns by header."""
    columns: dict[object, list[object]] = {}
    for header, cells in data.items():
        if isinstance(cells, (str, bytes)) or not isinstance(cells, Iterable):
            raise TypeError(
                f"the column {str(header)!r} is a {type(cells).__name__}; in a mapping, every column is a list of "
                "cells. Give a table of one row as a list of one mapping"
            )
        columns[header] = list(cells)
    lengths = {header: len(cells) for header, cells in columns.items()}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{str(header)!r} has {length}" for header, length in lengths.items())
        raise TypeError(f"the columns of a table are of one length; {told}")
    return _Columns(columns)

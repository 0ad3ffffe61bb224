"""Checking a file: by an engine that reads it itself where that pays, else row by row with the standard library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from weaponref.validation.executors.memory import MemoryTable
from weaponref.validation.files import FileTable, format_of, open_file, scan_file
from weaponref.validation.files.delimited import Delimited


if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from weaponref.validation.executors import Executor

__all__ = ("FileExecutor", "of_file", "open_path")

# A smaller text file is read in Python before an engine has started.
_LARGE = 20_000_000


class FileExecutor(MemoryTable):
    """A file that is read with the standard library, row by row.

    Args:
        file: the opened file.
    """

    def __init__(self, file: FileTable) -> None:
        super().__init__(file.columns, file.rows, typed=file.typed)
        self.file = file

    def rows_at(self, wanted: Sequence[int]) -> Iterator[Sequence[object]]:
        """Some of the rows, by their numbers in order; without reading what is between them where that can be."""
        source = self.file.source
        if isinstance(source, Delimited) and source.regular:
            return source.rows_at(wanted)
        return super().rows_at(wanted)

    def lines(self, rows: Collection[int], /) -> Mapping[int, int]:
        """The line of the file in which each row stands; the row of the sheet in a workbook."""
        return self.file.lines(rows)

    def hint(self) -> str:
        """Where a column of names may be, if it is in none of the columns: in another sheet."""
        others = ", ".join(map(repr, getattr(self.file.source, "others", ())))
        return (
            f". This is the sheet {self.file.sheet!r}; the others are {others} (sheet=… or --sheet)" if others else ""
        )

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was read with a doubt, or left out."""
        return self.file.warnings


def of_file(file: FileTable) -> FileExecutor:
    """The executor of a file that is open."""
    return FileExecutor(file)


def open_path(
    path: str | os.PathLike[str],
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    separator: str | None = None,
) -> Executor:
    """The executor of a file.

    Args:
        path: a CSV, TSV, Parquet, JSON, JSON Lines or Excel file.
        sheet: the sheet of a workbook; the first with a table if not given.
        encoding: the encoding of a text file; found by its bytes if not given.
        separator: the character between cells; found if not given.

    Raises:
        TableError: the file cannot be read as a table.
    """
    kind = format_of(path)
    if kind == "parquet":
        return _framed(scan_file(path, connection=_connection()), typed=True)
    if kind in ("csv", "tsv") and Path(path).stat().st_size > _LARGE:
        scanned = scan_file(path, encoding=encoding, separator=separator, connection=_connection())
        if scanned is not None:
            return _framed(scanned, typed=False)
    return of_file(open_file(path, sheet=sheet, encoding=encoding, separator=separator))


def _framed(native: Any, *, typed: bool) -> Executor:
    from weaponref.validation.executors.engines import engine_of
    from weaponref.validation.executors.frames import FrameTable

    engine = engine_of(native)
    if engine is None:  # scan_file gives tables of these engines only
        raise TypeError(f"no engine for a {type(native).__name__}")
    return FrameTable(native, engine, typed=typed, of_file=True)


def _connection() -> Any:
    """A DuckDB connection of our own, so that nothing of the caller's is touched; None where DuckDB is not there."""
    from importlib.util import find_spec

    if find_spec("duckdb") is None:
        return None
    import duckdb

    return duckdb.connect()

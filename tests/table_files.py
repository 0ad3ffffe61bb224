"""Writing files of tables for the tests, and reading them back."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from weaponref import extras
from weaponref.errors import TableError
from weaponref.validation.files import open_file


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path


def put(folder: Path, name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
    """A file with this content, byte for byte."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def written(
    table: Iterable[Sequence[str]], separator: str = ",", end: str = "\r\n", quoting: int = csv.QUOTE_MINIMAL
) -> str:
    """A table as the standard library writes it; it leaves a CR unquoted that is no part of the line ends."""
    table = list(table)
    if any("\r" in cell or "\n" in cell for row in table for cell in row):
        quoting = csv.QUOTE_ALL
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=end, quoting=quoting).writerows(table)  # type: ignore[arg-type]
    return text.getvalue()


def saved(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook with these sheets."""
    openpyxl: Any = extras.installed("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def read(path: Path, **options: str) -> list[tuple[object, ...]]:
    """The header and the rows of a file, as tuples."""
    table = open_file(path, **options)
    return [table.columns, *map(tuple, table.rows())]


def refused(path: Path, **options: str) -> TableError:
    """The error that opening a file and reading all its rows ends with."""
    try:
        read(path, **options)
    except TableError as error:
        return error
    raise AssertionError(f"{path} was read")

"""Opening a file as a table that the standard library reads (openpyxl for Excel)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.errors import TableError
from weaponref.validation.files.bytestream import regular_file
from weaponref.validation.files.sniffing import FORMATS, format_of
from weaponref.validation.files.table import FileTable


if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from pathlib import Path

    from weaponref.validation.files.encodings import Encoding


__all__ = ("chosen_format", "chosen_separator", "open_file")

_SHOWN, _LONGEST_SHOWN = 5, 80
_NAMED_SEPARATORS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}


def open_file(
    path: str | os.PathLike[str],
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    separator: str | None = None,
    format: str | None = None,  # noqa: A002  # the word that people look for
) -> FileTable:
    r"""Open a file as a table; its rows are read when they are asked for.

    What is not given is found out: the format by the content and the suffix, the encoding by the whole content, the
    separator by the rows. Where that leaves a doubt, the table's ``warnings`` say so.

    Args:
        path: the file: CSV or TSV (also compressed with gzip), JSON, JSON Lines or Excel.
        sheet: the sheet of a workbook; by default the first that holds a table.
        encoding: the encoding of a text file.
        separator: the character between cells, or one of the words tab, comma, semicolon and pipe.
        format: one of `FORMATS`, where the content and the suffix mislead.

    Raises:
        TableError: the file cannot be read as a table; the error says what is wrong, and what would be right.
        ValueError: the format or the separator is none.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "launches.csv")
    ...     _ = path.write_text("name,range_km\nKN-23,600\nKN-25,380,estimated\n", encoding="utf-8")
    ...     table = open_file(path)
    ...     print(table.columns)
    ...     try:
    ...         list(table.rows())
    ...     except ValueError as error:
    ...         print(error.line, error.reason)
    ('name', 'range_km')
    3 the row has 3 cells where the header on line 1 has 2 cells; a cell that holds the separator ',' has to be quoted
    """
    file = regular_file(path)
    separator = chosen_separator(separator)
    kind = chosen_format(file, format)
    if kind == "parquet":
        raise TableError(
            str(file),
            "is a Parquet file, which needs DuckDB, Polars or PyArrow: pip install duckdb",
        )
    if kind == "xlsx":
        from weaponref.validation.files.workbooks import open_workbook

        book = open_workbook(file, sheet)
        return FileTable(file, kind, book.header, True, None, None, book.sheet, book, book.doubts)
    if sheet is not None:
        raise TableError(str(file), f"has no sheet {sheet!r}: only a workbook has sheets, and this is a {kind} file")

    from weaponref.validation.files.encodings import find_encoding

    found = find_encoding(file, encoding)
    if kind in {"json", "jsonl"}:
        return _json(file, kind, found)
    return _delimited(file, found, separator)


def chosen_format(file: Path, given: str | None) -> str:
    """The format that is given, or else the one that is found.

    Raises:
        TableError: none is found.
        ValueError: there is no such format.
    """
    if given is None:
        return format_of(file)
    if given not in FORMATS:
        raise ValueError(f"unknown format {given!r}; write one of {', '.join(FORMATS)}")
    return given


def chosen_separator(given: str | None) -> str | None:
    """The separator that is given, by itself or by its name.

    Raises:
        ValueError: it is not one character, or one that has a meaning of its own.
    """
    if given is None:
        return None
    separator = _NAMED_SEPARATORS.get(given.lower(), given)
    if len(separator) != 1 or separator in "\"'\r\n\0":
        raise ValueError(
            f"the separator has to be a single character such as ',' or one of the words tab, comma, "
            f"semicolon and pipe, not {given!r}"
        )
    return separator


def _json(file: Path, kind: str, encoding: Encoding) -> FileTable:
    from weaponref.validation.files.jsontables import open_document, open_lines

    source = open_document(file, encoding) if kind == "json" else open_lines(file, encoding)
    columns = tuple(map(str.strip, source.keys))
    return FileTable(file, kind, columns, True, encoding.name, None, None, source, _doubts(encoding))


def _delimited(file: Path, encoding: Encoding, separator: str | None) -> FileTable:
    from weaponref.validation.files.delimited import open_delimited

    source = open_delimited(file, encoding, separator)
    kind = "tsv" if source.dialect.separator == "\t" else "csv"
    doubts = _doubts(encoding) + _left_out(source.titles)
    if encoding.nulls:
        doubts += ("there are NUL characters in the text, which are left out",)
    return FileTable(file, kind, source.header, False, encoding.name, source.dialect.separator, None, source, doubts)


def _left_out(titles: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """What is said of the lines above the header."""
    told = [f"line {line} ({_cut(text)!r}) is read as a title and left out" for line, text in titles[:_SHOWN]]
    if len(titles) > _SHOWN:
        told.append(f"{len(titles) - _SHOWN} more lines above the header are left out, up to line {titles[-1][0]}")
    return tuple(told)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN].rstrip()} …"


def _doubts(encoding: Encoding) -> tuple[str, ...]:
    return (encoding.doubt,) if encoding.doubt else ()

"""Handing a file to an engine that reads it by itself: the first of DuckDB, Polars and PyArrow that is installed."""

from __future__ import annotations

import re
from importlib import import_module
from inspect import signature
from operator import methodcaller
from typing import TYPE_CHECKING, Any

from weaponref.errors import TableError
from weaponref.extras import installed
from weaponref.validation.files.bytestream import chunks, regular_file
from weaponref.validation.files.dialects import CELL_LIMIT
from weaponref.validation.files.opening import chosen_format, chosen_separator
from weaponref.validation.files.sniffing import whole_parquet


if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from pathlib import Path

    from weaponref.validation.files.delimited import Delimited


__all__ = ("scan_file",)

ENGINES = ("duckdb", "polars", "pyarrow")


def scan_file(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    separator: str | None = None,
    format: str | None = None,  # noqa: A002  # the word that people look for
    engine: str | None = None,
    connection: Any = None,
) -> object | None:
    r"""A file as a table of an engine, which reads it when it is asked for rows.

    Parquet becomes a DuckDB relation, a Polars lazy frame or a PyArrow table. CSV and TSV in UTF-8 become a relation or
    a lazy frame of texts, but only where the engine finds in the file exactly the rows that `open_file` finds: it is
    read once to know. For everything else the result is None, and `open_file` is the way.

    Args:
        path: the file.
        encoding: the encoding of a text file, where it is known.
        separator: the character between cells, where it is known.
        format: one of `FORMATS`, where the content and the suffix mislead.
        engine: ``duckdb``, ``polars`` or ``pyarrow``; by default the first that is installed.
        connection: the DuckDB connection that the relation belongs to; by default that of the ``duckdb`` module.

    Raises:
        TableError: the file cannot be read as a table, or it is Parquet and no engine is installed.
        ValueError: the format, the separator or the engine is none.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "launches.csv")
    ...     _ = path.write_bytes("Ракета;Дальность\nКН-23;420,5\n".encode("cp1251"))
    ...     print(scan_file(path))
    None
    """
    file = regular_file(path)
    separator = chosen_separator(separator)
    if engine is not None and engine not in ENGINES:
        raise ValueError(f"unknown engine {engine!r}; write one of {', '.join(ENGINES)}")
    kind = chosen_format(file, format)
    if kind == "parquet":
        return _parquet(file, engine, connection)
    if kind not in {"csv", "tsv"} or engine == "pyarrow":
        return None
    return _text(file, encoding, separator, engine, connection)


def _parquet(file: Path, engine: str | None, connection: Any) -> object:
    whole_parquet(file)
    for name in ENGINES if engine is None else (engine,):
        if installed(name) is None:
            continue
        try:
            return _PARQUET[name](file, connection)
        except Exception as error:  # each engine has errors of its own
            first = str(error).strip().partition("\n")[0]
            raise TableError(str(file), f"is a Parquet file that {name} cannot read: {first}") from error
    wanted = "DuckDB, Polars or PyArrow" if engine is None else engine
    raise TableError(str(file), f"is a Parquet file, which needs {wanted}: pip install {engine or ENGINES[0]}")


def _parquet_duckdb(file: Path, connection: Any) -> object:
    import duckdb

    return (connection or duckdb).read_parquet(_no_pattern(file))


def _parquet_polars(file: Path, connection: Any) -> object:  # noqa: ARG001  # the connection is DuckDB's
    import polars as pl

    frame = pl.scan_parquet(file, glob=False)
    frame.collect_schema()  # reads the footer, so that a damaged one is found here
    return frame


def _parquet_pyarrow(file: Path, connection: Any) -> object:  # noqa: ARG001  # the connection is DuckDB's
    parquet: Any = import_module("pyarrow.parquet")  # by name: it has no types to import
    table: object = parquet.ParquetFile(file).read()
    return table


_PARQUET = {"duckdb": _parquet_duckdb, "polars": _parquet_polars, "pyarrow": _parquet_pyarrow}


def _text(
    file: Path, encoding: str | None, separator: str | None, engine: str | None, connection: Any
) -> object | None:
    names = [name for name in ("duckdb", "polars") if engine in {None, name} and installed(name) is not None]
    if not names:
        return None

    from weaponref.validation.files.delimited import open_delimited
    from weaponref.validation.files.encodings import find_encoding

    found = find_encoding(file, encoding)
    if found.name not in {"utf-8", "utf-8-sig", "ascii"} or found.nulls:
        return None
    source = open_delimited(file, found, separator)
    if not _ordinary(source):
        return None
    if names[0] == "duckdb":
        return _text_duckdb(source, connection)
    return _text_polars(source)


def _ordinary(source: Delimited) -> bool:
    """Whether an engine can be told all about the file: what stands before the rows, and what the columns are."""
    dialect = source.dialect
    one_line = source.header_line == source.header_end == source.before + dialect.declared
    return (
        not source.titles  # of which the report tells
        and len(source.header) > 1  # with one column an empty line may be a row or none
        and one_line
        and all(source.header)
        and len(set(source.header)) == len(source.header)
        and dialect.quote == '"'
        and not dialect.padded
    )


def _text_duckdb(source: Delimited, connection: Any) -> object | None:
    import duckdb

    header = source.header
    if len({name.casefold() for name in header}) < len(header):
        return None  # DuckDB would rename them: it does not tell Range from range
    if _loose_quotes(source):
        return None
    columns = ", ".join(f"{_quoted(name)}: 'VARCHAR'" for name in header)
    options = {
        "auto_detect": "false",
        "header": "false",
        "skip": str(source.header_end),
        "columns": f"{{{columns}}}",
        "force_not_null": f"[{', '.join(map(_quoted, header))}]",
        "delim": _quoted(source.dialect.separator or ""),
        "quote": "'\"'",
        "escape": "'\"'",
        "comment": "''",
        "strict_mode": "true",
        "null_padding": "false",
        "max_line_size": str(2 * CELL_LIMIT),
    }
    settings = ", ".join(f"{name}={value}" for name, value in options.items())
    try:
        relation = (connection or duckdb).sql(f"FROM read_csv({_quoted(_no_pattern(source.path))}, {settings})")
        relation.aggregate("count(*)").fetchall()
    except duckdb.Error:
        return None  # ragged rows, loose quotes, mixed line breaks: for the standard library to read or refuse
    return relation  # type: ignore[no-any-return]


def _text_polars(source: Delimited) -> object | None:
    import polars as pl

    if not _plain(source):
        return None
    known = signature(pl.scan_csv).parameters
    skip = "skip_lines" if "skip_lines" in known else "skip_rows"
    keep = (
        {"empty_string_is_null": False} if "empty_string_is_null" in known else {"missing_utf8_is_empty_string": True}
    )
    options: dict[str, Any] = {skip: source.header_end, **keep}
    return pl.scan_csv(
        source.path,
        has_header=False,
        separator=source.dialect.separator or "",
        quote_char=None,
        schema=dict.fromkeys(source.header, pl.String),
        glob=False,
        **options,
    )


def _plain(source: Delimited) -> bool:
    """Whether there are rows, and every line below the header is a whole one, without quotes: no two readers differ."""
    count = methodcaller("count", (source.dialect.separator or "").encode())
    right = {len(source.header) - 1}
    above = source.header_end
    seen = 0
    for block in _blocks(source.path):
        lines = block.removesuffix(b"\n").split(b"\n")
        below = lines[max(0, above - seen) :]
        seen += len(lines)
        if b'"' in block or block.count(b"\r") != block.count(b"\r\n") or not set(map(count, below)) <= right:
            return False
    return seen > above


def _loose_quotes(source: Delimited) -> bool:
    """Whether there may be space between quotes and a separator, or the end of a line: DuckDB drops it."""
    separator = (source.dialect.separator or "").encode()
    space = b" +" if separator == b"\t" else b"[ \t]+"
    mark = re.escape(separator)
    loose = re.compile(b'"' + space + b"(?:" + mark + b"|\r|$)|(?:" + mark + b"|\r|^)" + space + b'"', re.MULTILINE)
    return any(b'"' in block and loose.search(block) for block in _blocks(source.path))


def _blocks(path: Path) -> Iterator[bytes]:
    """The content in blocks of whole lines that LF ends."""
    rest = b""
    for chunk in chunks(path):
        block, end, last = chunk.rpartition(b"\n")
        if end:
            yield rest + block + end
            rest = last
        else:
            rest += chunk
        if len(rest) > CELL_LIMIT:  # no lines that LF ends; a piece of one is as good for what is looked for
            yield rest
            rest = b""
    if rest:
        yield rest


def _quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _no_pattern(path: Path) -> str:
    """The path with the characters quoted that DuckDB would take for a pattern of several files."""
    return "".join(f"[{each}]" if each in "[*?" else each for each in str(path))

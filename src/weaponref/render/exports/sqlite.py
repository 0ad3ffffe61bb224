"""Tables as one SQLite database, with keys, indexes, and a view that reads like a page.

Equal data give equal bytes by one version of SQLite; another version may lay them out in another way, and writes its
own number into the file.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from weaponref.render.exports.sheets import Sheet
    from weaponref.render.tables.columns import Column

__all__ = ("database",)

_TYPES = {"text": "TEXT", "number": "REAL", "integer": "INTEGER", "boolean": "INTEGER", "date": "TEXT"}
_VERSION = 1
_VIEW = """
CREATE VIEW published AS
SELECT claims.system, records.name, properties.label AS property, claims.value, claims.low_metric, claims.high_metric,
       claims.unit_metric, claims.speaker, claims.basis, claims.as_of, claims.condition, claims.deprecated,
       sources.publisher, sources.title, sources.issued, sources.url, claims.claim_id
FROM claims
JOIN records ON records.id = claims.system
JOIN properties ON properties.name = claims.property
JOIN sources ON sources.id = claims.source
"""


def database(sheets: Sequence[Sheet]) -> bytes:
    """The content of a database file.

    >>> database([])[:15]
    b'SQLite format 3'
    """
    with TemporaryDirectory() as folder:
        path = Path(folder, "catalogue.sqlite")
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            _fill(connection, sheets)
        return path.read_bytes()


def _fill(connection: sqlite3.Connection, sheets: Sequence[Sheet]) -> None:
    connection.execute("PRAGMA page_size = 4096")
    connection.execute("PRAGMA synchronous = OFF")  # the file is read again before anybody relies on it
    connection.execute(f"PRAGMA user_version = {_VERSION}")
    connection.execute("BEGIN")
    for sheet in sheets:
        connection.execute(_create(sheet))
        marks = ", ".join("?" for _ in sheet.table.columns)
        rows = ([_stored(value) for value in row] for row in sheet.table.rows)
        connection.executemany(f"INSERT INTO {_quoted(sheet.name)} VALUES ({marks})", rows)  # noqa: S608  own names
        for statement in _indexes(sheet):
            connection.execute(statement)
    if {"claims", "records", "properties", "sources"} <= {sheet.name for sheet in sheets}:
        connection.execute(_VIEW)
    connection.execute("COMMIT")
    connection.execute("VACUUM")


def _create(sheet: Sheet) -> str:
    parts = [_column(column, sheet) for column in sheet.table.columns]
    if sheet.key:
        parts.append(f"PRIMARY KEY ({', '.join(map(_quoted, sheet.key))})")
    parts += [
        f"FOREIGN KEY ({_quoted(link.column)}) REFERENCES {_quoted(link.sheet)} ({_quoted(link.target)})"
        for link in sheet.links
    ]
    return f"CREATE TABLE {_quoted(sheet.name)} (\n  " + ",\n  ".join(parts) + "\n)"


def _column(column: Column, sheet: Sheet) -> str:
    name = _quoted(column.name)
    known = f"{name} {_TYPES[column.type]}"
    if column.name in sheet.required:
        known += " NOT NULL"
    if column.type == "boolean":
        known += f" CHECK ({name} IN (0, 1))"
    if column.name in sheet.terms:
        terms = ", ".join("'" + term.replace("'", "''") + "'" for term in sheet.terms[column.name])
        known += f" CHECK ({name} IN ({terms}))"
    return known


def _indexes(sheet: Sheet) -> Iterator[str]:
    """An index for each column that refers to another table, which joins need, unless the key begins with it."""
    for link in sheet.links:
        if sheet.key[:1] != (link.column,):
            name = _quoted(f"{sheet.name}_{link.column}")
            yield f"CREATE INDEX {name} ON {_quoted(sheet.name)} ({_quoted(link.column)})"


def _stored(value: object) -> object:
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'

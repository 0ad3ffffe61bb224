"""JSON and JSON Lines: objects as rows; nested values are kept as they are, for the caller to judge."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from attrs import frozen

from weaponref.errors import TableError
from weaponref.validation.files.bytestream import open_text, readable


if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from weaponref.validation.files.encodings import Encoding


__all__ = ("JsonDocument", "JsonLines", "open_document", "open_lines")

_SHAPES = (
    'a list of objects ([{"name": …}, …]), an object of columns ({"name": […], …}) or an object that holds one list of '
    "objects"
)


@frozen
class JsonDocument:
    """The rows of a JSON document, which is read whole.

    Attributes:
        keys: the columns as the objects name them.
        records: the objects, where the rows are objects.
        values: the lists, where the columns are lists.
    """

    keys: tuple[str, ...]
    records: tuple[Mapping[str, object], ...] = ()
    values: tuple[Sequence[object], ...] = ()

    def rows(self) -> Iterator[Sequence[object]]:
        """A fresh pass over the rows."""
        if self.values:
            return zip(*self.values, strict=True)
        return (tuple(map(record.get, self.keys)) for record in self.records)

    def lines(self, rows: Collection[int]) -> dict[int, int]:  # noqa: ARG002  # a row has no line of its own
        """Nothing: rows of a document do not stand on lines."""
        return {}

    def remarks(self) -> tuple[str, ...]:
        """Nothing: the document was read whole at opening."""
        return ()


@frozen
class JsonLines:
    """The rows of a file with one JSON object on each line."""

    path: Path
    encoding: Encoding
    keys: tuple[str, ...]

    def rows(self) -> Iterator[Sequence[object]]:
        """A fresh pass over the rows, a line at a time."""
        for _, record in _objects(self.path, self.encoding):
            yield tuple(map(record.get, self.keys))

    def lines(self, rows: Collection[int]) -> dict[int, int]:
        """The lines of rows; they differ from the rows where lines are empty."""
        wanted = set(rows)
        last = max(wanted)
        found = {}
        with readable(self.path), open_text(self.path, self.encoding.name) as file:
            filled = (number for number, line in enumerate(file, start=1) if line.strip())
            for index, number in enumerate(filled):
                if index in wanted:
                    found[index] = number
                if index >= last:
                    break
        return found

    def remarks(self) -> tuple[str, ...]:
        """Nothing: the file was read once at opening."""
        return ()


def open_document(path: Path, encoding: Encoding) -> JsonDocument:
    """Read a JSON document that is a table.

    Raises:
        TableError: it is not JSON, with line and column; or it is, but no table.
    """
    with readable(path), open_text(path, encoding.name) as file:
        document = _parsed(path, file.read, lambda error: error.lineno)
    if isinstance(document, list):
        return _of_records(path, document, "the list")
    if isinstance(document, dict) and document:
        lists = {key: value for key, value in document.items() if isinstance(value, list)}
        tables = [key for key, value in lists.items() if value and all(isinstance(each, dict) for each in value)]
        even = len(lists) == len(document) > 1 and len(set(map(len, lists.values()))) == 1
        if len(lists) == len(document) and (not tables or (even and len(tables) < len(lists))):
            return _of_columns(path, lists)
        if len(tables) == 1:
            return _of_records(path, lists[tables[0]], f"the list {tables[0]!r}")
        if tables:
            named = ", ".join(map(repr, tables))
            raise TableError(str(path), f"holds several lists of objects ({named}); save the one that is meant alone")
    shape = {dict: "an object without a table in it", str: "a text", type(None): "null"}
    raise TableError(str(path), f"is JSON, but {shape.get(type(document), 'a single value')}; a table is {_SHAPES}")


def open_lines(path: Path, encoding: Encoding) -> JsonLines:
    """Read the keys of a file with an object on each line; that takes a pass over the file.

    Raises:
        TableError: a line is no object; or there is none.
    """
    keys: dict[str, None] = {}
    for _, record in _objects(path, encoding):
        if not keys.keys() >= record.keys():
            keys |= dict.fromkeys(record)
    if not keys:
        raise TableError(str(path), "holds no object with a key; a table has an object on each line")
    return JsonLines(path, encoding, tuple(keys))


def _objects(path: Path, encoding: Encoding) -> Iterator[tuple[int, dict[str, object]]]:
    with readable(path), open_text(path, encoding.name) as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            record = _parsed(path, lambda line=line: line, lambda _, number=number: number)  # type: ignore[misc]
            if not isinstance(record, dict):
                raise TableError(str(path), f"{_kind(record)} stands where an object is expected", line=number)
            yield number, record


def _parsed(path: Path, read: Callable[[], str], line_of: Callable[[json.JSONDecodeError], int]) -> object:
    try:
        return json.loads(read())
    except json.JSONDecodeError as error:
        reason = f"is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise TableError(str(path), reason, line=line_of(error), column=error.colno) from None
    except RecursionError:
        raise TableError(str(path), "is JSON that is nested too deeply for a table") from None
    except UnicodeError:
        raise TableError(
            str(path), "has changed since it was opened; read it again when nothing writes to it"
        ) from None


def _of_records(path: Path, records: list[object], where: str) -> JsonDocument:
    keys: dict[str, None] = {}
    found: list[dict[str, object]] = []
    for number, record in enumerate(records, start=1):
        if not isinstance(record, dict):
            raise TableError(str(path), f"item {number} of {where} is {_kind(record)}; each has to be an object")
        found.append(record)
        if not keys.keys() >= record.keys():
            keys |= dict.fromkeys(record)
    if not keys:
        raise TableError(str(path), f"is JSON without a column: {where} has no object with a key; a table is {_SHAPES}")
    return JsonDocument(tuple(keys), records=tuple(found))


def _of_columns(path: Path, columns: dict[str, list[object]]) -> JsonDocument:
    lengths = {key: len(value) for key, value in columns.items()}
    first, length = next(iter(lengths.items()))
    for key, other in lengths.items():
        if other != length:
            raise TableError(
                str(path),
                f"column {key!r} has {other} values where {first!r} has {length}; they have to be equally long",
            )
    return JsonDocument(tuple(columns), values=tuple(columns.values()))


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names = {list: "a list", str: "a text", bool: "a truth value", int: "a number", float: "a number"}
    return names.get(type(value), "an object")

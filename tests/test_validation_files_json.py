"""JSON and JSON Lines: the shapes that are tables, and errors that name the place."""

from __future__ import annotations

import json
import math
import tempfile
import tracemalloc
from collections import deque
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from table_files import put, read, refused
from weaponref.validation.files import format_of, open_file


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=3,
)
records = st.lists(
    st.dictionaries(st.sampled_from(["name", "사거리", "range_km", "n.2"]), values, min_size=1), min_size=1, max_size=5
)


class TestRoundTrip:
    @given(records, st.sampled_from([None, 2]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    def test_a_list_of_objects(self, objects: list[dict[str, object]], indent: int | None, encoding: str) -> None:
        """Columns are the keys in the order of their first use; what an object lacks is None."""
        with tempfile.TemporaryDirectory() as folder:
            path = put(Path(folder), "t.json", json.dumps(objects, indent=indent, ensure_ascii=False), encoding)
            columns = tuple(dict.fromkeys(key for each in objects for key in each))

            assert read(path) == [columns, *(tuple(each.get(key) for key in columns) for each in objects)]

    @given(records, st.sampled_from(["\n", "\r\n", "\n\n", "\n \n"]))
    def test_an_object_on_each_line(self, objects: list[dict[str, object]], end: str) -> None:
        """The same, with lines between that may be empty; each row has its line."""
        with tempfile.TemporaryDirectory() as folder:
            path = put(Path(folder), "t.jsonl", end.join(json.dumps(each) for each in objects))
            columns = tuple(dict.fromkeys(key for each in objects for key in each))
            table = open_file(path)

            assert table.columns == columns
            assert list(table.rows()) == [tuple(each.get(key) for key in columns) for each in objects]
            step = end.count("\n")
            assert table.lines(range(len(objects))) == {row: 1 + row * step for row in range(len(objects))}


class TestShapes:
    @pytest.mark.parametrize(
        ("document", "table"),
        [
            ('[{"a": 1}, {"b": 2, "a": null}]', [("a", "b"), (1, None), (None, 2)]),
            ('{"a": [1, 2], "b": ["x", null]}', [("a", "b"), (1, "x"), (2, None)]),
            ('{"a": [], "b": []}', [("a", "b")]),
            ('{"a": [{"x": 1}], "b": [2]}', [("a", "b"), ({"x": 1}, 2)]),
            ('{"count": 1, "missiles": [{"a": {"x": [1]}}]}', [("a",), ({"x": [1]},)]),
            ('{"missiles": [{"a": 1}], "errors": []}', [("a",), (1,)]),
            ('{"a": [1, 2]}', [("a",), (1,), (2,)]),
            ('[{" a ": 1}]', [("a",), (1,)]),
        ],
    )
    def test_what_is_a_table(self, tmp_path: Path, document: str, table: list[tuple[object, ...]]) -> None:
        """A list of objects, an object of columns, or an object that holds one list of objects."""
        assert read(put(tmp_path, "t.json", document)) == table

    @pytest.mark.parametrize(
        ("document", "words"),
        [
            ("[]", "without a column"),
            ("[{}]", "without a column"),
            ("3", "a single value"),
            ("null", "null"),
            ('{"a": 1}', "without a table"),
            ("{}", "without a table"),
            ("[1, 2]", "item 1 of the list is a number"),
            ('[{"a": 1}, null]', "item 2 of the list is null"),
            ('{"a": [1, 2], "b": [3]}', "column 'b' has 1 values where 'a' has 2"),
            ('{"a": [{"x": 1}], "b": [{"x": 1}]}', "several lists of objects ('a', 'b')"),
            ("[" * 100_000, "too deeply"),
        ],
    )
    def test_what_is_none(self, tmp_path: Path, document: str, words: str) -> None:
        """The error says what was found, and what a table would be."""
        assert words in refused(put(tmp_path, "t.json", document)).reason

    def test_nan_and_infinity_are_floats(self, tmp_path: Path) -> None:
        """They are no JSON, but Python and pandas write them."""
        ((value, other),) = open_file(put(tmp_path, "t.json", '[{"a": NaN, "b": -Infinity}]')).rows()

        assert isinstance(value, float)
        assert math.isnan(value)
        assert other == -math.inf

    def test_types_are_kept(self, tmp_path: Path) -> None:
        """A number is no text that looks like one; the rows of a document have no lines."""
        table = open_file(put(tmp_path, "t.json", '[{"a": 1, "b": "1", "c": 1.0, "d": true}]'))

        assert table.typed
        assert [type(value) for row in table.rows() for value in row] == [int, str, float, bool]
        assert table.lines([0]) == {}


class TestFaults:
    def test_a_syntax_error_has_line_and_column(self, tmp_path: Path) -> None:
        """As an editor counts them."""
        error = refused(put(tmp_path, "t.json", '[{"a": 1,\n  "b":}]'))

        assert (error.line, error.column) == (2, 7)

    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            ('{"a": 1}\n\n{"a": 2\n', 3, "no JSON"),
            ('{"a": 1}\n[2]\n', 2, "a list stands where an object is expected"),
            ('{"a": 1}\n{"a": 1} {"a": 2}\n', 2, "extra data"),
            ("{}\n", None, "no object with a key"),
        ],
    )
    def test_an_error_in_json_lines_has_its_line(self, tmp_path: Path, text: str, line: int | None, words: str) -> None:
        """It is found at opening."""
        error = refused(put(tmp_path, "t.jsonl", text))

        assert error.line == line
        assert words in error.reason

    def test_objects_on_lines_are_json_lines_whatever_the_suffix(self, tmp_path: Path) -> None:
        """Many people save them as .json."""
        assert format_of(put(tmp_path, "t.json", '{"a": 1}\n{"a": 2}\n')) == "jsonl"
        assert format_of(put(tmp_path, "t.json", '{"a":\n 1}\n')) == "json"
        assert format_of(put(tmp_path, "t.json", '{"a": [1]}\n')) == "json"
        assert format_of(put(tmp_path, "t.txt", '[{"a": 1}]')) == "json"


def test_json_lines_are_streamed(tmp_path: Path) -> None:
    """A pass takes no more memory for a longer file."""
    path = put(tmp_path, "t.jsonl", "".join(f'{{"name": "KN-{row}", "range": {row}}}\n' for row in range(50_000)))
    table = open_file(path)
    tracemalloc.start()
    deque(table.rows(), maxlen=1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 200_000

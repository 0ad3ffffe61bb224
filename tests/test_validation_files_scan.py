"""Handing files to engines: they see what `open_file` sees, or they are not asked."""

from __future__ import annotations

import csv
import gc
import tempfile
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from table_files import put, written
from weaponref.errors import TableError
from weaponref.validation.files import open_file, scan_file, scans


ENGINES = ["duckdb", "polars"]
ROWS = [("KN-23", 600.5, None), ("화성-17", None, True)]


def rows(found: Any) -> list[tuple[object, ...]]:
    """All rows of a table of any engine."""
    if isinstance(found, duckdb.DuckDBPyRelation):
        return found.fetchall()
    if isinstance(found, pl.LazyFrame):
        return found.collect().rows()
    return [tuple(row.values()) for row in found.to_pylist()]


def parquet(path: Path) -> Path:
    """A Parquet file."""
    pl.DataFrame(ROWS, schema=["name", "range", "flag"], orient="row").write_parquet(path)
    return path


class TestParquet:
    @pytest.mark.parametrize("engine", [None, "duckdb", "polars", "pyarrow"])
    def test_it_is_read_by_each_engine(self, tmp_path: Path, engine: str | None) -> None:
        """By its content, also where the path looks like a pattern."""
        for name in ("t.parquet", "t.csv", "t[1]*?.parquet"):
            found = scan_file(parquet(tmp_path / name), engine=engine)

            assert rows(found) == ROWS

    def test_the_first_engine_that_is_installed_is_taken(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """DuckDB, Polars, PyArrow; without any, the error says what to install."""
        path = parquet(tmp_path / "t.parquet")
        kinds = []
        for missing in range(3):
            there = scans.ENGINES[missing:]
            monkeypatch.setattr(scans, "installed", lambda name, there=there: name if name in there else None)
            kinds.append(type(scan_file(path)).__name__)
        monkeypatch.setattr(scans, "installed", lambda _: None)

        assert kinds == ["DuckDBPyRelation", "LazyFrame", "Table"]
        with pytest.raises(TableError, match="pip install duckdb"):
            scan_file(path)

    @pytest.mark.parametrize("engine", ["duckdb", "polars", "pyarrow"])
    def test_a_damaged_file_is_refused_at_once(self, tmp_path: Path, engine: str) -> None:
        """Cut off, or with a footer that is none."""
        content = parquet(tmp_path / "t.parquet").read_bytes()
        cut = put(tmp_path, "cut.parquet", content[: len(content) // 2])
        short = put(tmp_path, "short.parquet", content[:4])
        footer = int.from_bytes(content[-8:-4], "little")
        bad = put(tmp_path, "bad.parquet", content[: -8 - footer] + b"\xff" * footer + content[-8:])

        for path, words in ((cut, "cut off"), (short, "cut off"), (bad, "cannot read")):
            with pytest.raises(TableError, match=words):
                scan_file(path, engine=engine)

    def test_an_encrypted_file_is_refused(self, tmp_path: Path) -> None:
        """Its mark says so."""
        with pytest.raises(TableError, match="encrypted"):
            scan_file(put(tmp_path, "t.parquet", b"PARE" + bytes(20) + b"PARE"))

    def test_open_file_leaves_it_to_the_engines(self, tmp_path: Path) -> None:
        """The standard library cannot read it."""
        with pytest.raises(TableError, match="needs DuckDB, Polars or PyArrow"):
            open_file(parquet(tmp_path / "t.parquet"))


class TestText:
    @pytest.mark.parametrize("engine", ENGINES)
    @pytest.mark.parametrize("before", ["", "\ufeff", "sep=;\n", "\n\n", ";\n"])
    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_a_plain_file_is_read_by_each_engine(self, tmp_path: Path, engine: str, before: str, end: str) -> None:
        """All cells are texts, empty ones are empty and not null, and the header is as written."""
        text = f"{before}name;Range, km\nKN-23;420,5\n;\nNULL;0012\n#x; \n".replace("\n", end)
        found: Any = scan_file(put(tmp_path, "t[1]*.csv", text), engine=engine)
        columns = found.columns if engine == "duckdb" else found.collect_schema().names()

        assert columns == ["name", "Range, km"]
        assert rows(found) == [("KN-23", "420,5"), ("", ""), ("NULL", "0012"), ("#x", " ")]

    def test_quotes_and_line_breaks_in_cells_are_right_in_duckdb(self, tmp_path: Path) -> None:
        """Many rows, so that the engine reads them in several parts."""
        table = [("name", "note"), *[(f'KN "{row}"', "a\nb,\r\nc") for row in range(50_000)]]
        found = scan_file(put(tmp_path, "t.csv", written(table)), engine="duckdb")

        assert rows(found) == table[1:]

    @given(st.data())
    def test_an_engine_sees_what_the_standard_library_sees(self, data: st.DataObject) -> None:
        """Or it is not asked: that holds for files of any kind, well-formed or not."""
        cell = st.sampled_from(["a", "é b", '"x"', '"x\ny"', '"p""q"', '"a,b"', "", ' "', '"c"d', "e\r", " f", '" "'])
        line = st.lists(cell, min_size=2, max_size=2) | st.lists(cell, max_size=3)
        body = data.draw(st.text('ab,"\n\r ', max_size=30) | st.lists(line.map(",".join), max_size=5).map("\n".join))
        engine = data.draw(st.sampled_from(ENGINES))
        with tempfile.TemporaryDirectory() as folder:
            path = put(Path(folder), "t.csv", f"x,y\n{body}")
            expected: object
            try:
                expected = list(map(tuple, open_file(path, separator=",").rows()))
            except TableError:
                expected = TableError
            try:
                found = scan_file(path, separator=",", engine=engine)
                seen = None if found is None else rows(found)
            except TableError:
                seen = []
                expected = [] if expected is TableError else expected

        assert seen is None or seen == expected

    @pytest.mark.parametrize("engine", ENGINES)
    @pytest.mark.parametrize(
        ("text", "encoding"),
        [
            ("이름,사거리\n화성,3\n", "cp949"),
            ("이름,사거리\n화성,3\n", "utf-16"),
            ("name\nKN-23\n\n", "utf-8"),
            ("name,name\n1,2\n", "utf-8"),
            ("name,\n1,2\n", "utf-8"),
            ("name,range\nKN-23\n", "utf-8"),
            ("name,range\nKN-23,1,2\n", "utf-8"),
            ('name,"range\n(km)"\nKN-23,1\n', "utf-8"),
            ("name,range\nKN\0-23,1\n", "utf-8"),
            ('name,range\nKN-23 ,"1" \n', "utf-8"),
            ('[{"name": 1}]', "utf-8"),
        ],
    )
    def test_what_an_engine_would_read_otherwise_is_left_to_open_file(
        self, tmp_path: Path, engine: str, text: str, encoding: str
    ) -> None:
        """Other encodings, columns of one name, ragged rows, loose quotes."""
        assert scan_file(put(tmp_path, "t.csv", text, encoding), engine=engine) is None

    def test_names_that_differ_in_case_are_left_to_polars(self, tmp_path: Path) -> None:
        """DuckDB would rename one of them."""
        path = put(tmp_path, "t.csv", "range,Range\n1,2\n")

        assert scan_file(path, engine="duckdb") is None
        assert rows(scan_file(path, engine="polars")) == [("1", "2")]

    def test_without_an_engine_there_is_none(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The standard library is left."""
        monkeypatch.setattr(scans, "installed", lambda _: None)

        assert scan_file(put(tmp_path, "t.csv", "a,b\n1,2\n")) is None


def test_a_relation_belongs_to_the_connection_that_is_given(tmp_path: Path) -> None:
    """It can be joined with the tables of that connection, and outlives the name of it."""
    path = put(tmp_path, "t.csv", written([("name", "it's"), ("KN-23", "600")], quoting=csv.QUOTE_ALL))
    connection = duckdb.connect()
    connection.execute("CREATE TABLE known AS SELECT 'KN-23' AS name, 1 AS number")
    found: Any = scan_file(path, engine="duckdb", connection=connection)
    joined = found.join(connection.table("known"), "name")
    del connection
    gc.collect()

    assert found.fetchall() == [("KN-23", "600")]
    assert joined.fetchall() == [("KN-23", "600", 1)]


def test_an_engine_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    """The error names those that do."""
    with pytest.raises(ValueError, match="duckdb, polars, pyarrow"):
        scan_file(put(tmp_path, "t.csv", "a,b\n"), engine="spark")

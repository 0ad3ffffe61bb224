"""What differs between the engines of data frames: row numbers, small tables beside a large one, and reading out.

Everything else is written once, in `weaponref.validation.executors.frames` and the modules that it is made of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ("ROW", "Engine", "engine_of", "typed_pandas")

ROW = "__weaponref_row"
"""The column of row numbers."""

# Up to here every integer is a float.
_EXACT = 2**53
_SQL_TYPES = {"text": "VARCHAR", "float": "DOUBLE", "int": "BIGINT", "bool": "BOOLEAN"}
# The types of columns of findings: as kinds of columns of small tables, and in pandas, where each may lack a value.
_FLOATS = ("DOUBLE", "FLOAT")
_KINDS = {"text": "text", "number": "float", "integer": "int"}
_PANDAS = {"text": "string", "number": "float64", "integer": "Int64"}


class Engine(Protocol):
    """An engine. Tables are native ones.

    ``in_memory`` says whether a table is there as a whole, ``ordered`` whether its first rows can be had without going
    over all of them.
    """

    in_memory: bool
    ordered: bool

    def headers(self, native: Any, /) -> tuple[str, ...]:
        """The headers as written; there may be two of one name."""

    def selected(self, native: Any, places: Sequence[int], names: Sequence[str], /) -> Any:
        """Columns by position, under new names, and the row number."""

    def small(self, native: Any, columns: Mapping[str, tuple[str, Sequence[object]]], /) -> Any:
        """A small table that can be joined to a large one: for each column its type and its values."""

    def rows(self, native: Any, /) -> list[tuple[Any, ...]]:
        """The rows of a small result."""

    def table_of(self, native: Any, records: list[dict[str, object]], types: Mapping[str, str], /) -> Any:
        """Records as a table of this kind."""


class Polars:
    """Polars, eager and lazy."""

    in_memory = True
    ordered = True

    def __init__(self, *, lazy: bool) -> None:
        self.lazy = lazy
        self.in_memory = not lazy

    def headers(self, native: Any) -> tuple[str, ...]:
        return tuple(native.collect_schema().names())

    def selected(self, native: Any, places: Sequence[int], names: Sequence[str]) -> Any:
        import polars as pl

        headers = self.headers(native)
        # Lazily, so that an eager frame is not copied at each step.
        chosen = native.lazy().select(
            pl.col(headers[place]).alias(name) for place, name in zip(places, names, strict=True)
        )
        return chosen.with_row_index(ROW)

    def small(self, _native: Any, columns: Mapping[str, tuple[str, Sequence[object]]]) -> Any:
        import polars as pl

        types = {"text": pl.String, "float": pl.Float64, "int": pl.Int64, "bool": pl.Boolean}
        table = pl.DataFrame(
            {name: pl.Series(name, values, dtype=types[kind]) for name, (kind, values) in columns.items()}
        )
        return table.lazy()

    def rows(self, native: Any) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = native.collect(engine="streaming").rows()
        return found

    def table_of(self, native: Any, records: list[dict[str, object]], types: Mapping[str, str]) -> Any:
        table = self.small(native, _typed(records, types))
        return table if self.lazy else table.collect()


class Arrow:
    """pyarrow tables."""

    in_memory = True
    ordered = True

    def headers(self, native: Any) -> tuple[str, ...]:
        return tuple(native.column_names)

    def selected(self, native: Any, places: Sequence[int], names: Sequence[str]) -> Any:
        import pyarrow as pa

        # Keys of a join have to be of one type: texts of every kind become plain ones.
        columns = [
            column.cast(pa.string()) if _is_arrow_text(column.type) else _castable(column)
            for column in (native.column(place) for place in places)
        ]
        return pa.table([*columns, pa.array(range(native.num_rows), pa.int64())], names=[*names, ROW])

    def small(self, _native: Any, columns: Mapping[str, tuple[str, Sequence[object]]]) -> Any:
        import pyarrow as pa

        types = {"text": pa.string(), "float": pa.float64(), "int": pa.int64(), "bool": pa.bool_()}
        return pa.table({name: pa.array(list(values), types[kind]) for name, (kind, values) in columns.items()})

    def rows(self, native: Any) -> list[tuple[Any, ...]]:
        return list(zip(*(column.to_pylist() for column in native.columns), strict=True))

    def table_of(self, native: Any, records: list[dict[str, object]], types: Mapping[str, str]) -> Any:
        return self.small(native, _typed(records, types))


class DuckDB:
    """DuckDB relations. They join within their own connection only."""

    in_memory = False
    ordered = True

    def headers(self, native: Any) -> tuple[str, ...]:
        return tuple(native.columns)

    def selected(self, native: Any, places: Sequence[int], names: Sequence[str]) -> Any:
        # A select list names columns, and two may have one name: they are renamed by position.
        total = len(native.columns)
        renamed = ", ".join(f"c{place}" for place in range(total))
        kinds = list(map(str, native.types))
        # Where the statistics of a Parquet file are silent on NaN, DuckDB takes it that there is none, and answers
        # `isnan` without a look. It knows nothing of what this function gives, which is the number itself.
        chosen = [f"nextafter(c{place}, c{place})" if kinds[place] in _FLOATS else f"c{place}" for place in places]
        listed = ", ".join(f"{each} AS {_quoted(name)}" for each, name in zip(chosen, names, strict=True))
        return native.query(
            "weaponref_checked",
            f"SELECT {listed}, row_number() OVER () - 1 AS {ROW} FROM weaponref_checked AS t({renamed})",  # noqa: S608  quoted above
        )

    def small(self, native: Any, columns: Mapping[str, tuple[str, Sequence[object]]]) -> Any:
        from importlib.util import find_spec

        if find_spec("pyarrow") is not None:
            weaponref_small = Arrow().small(native, columns)  # noqa: F841  DuckDB finds it by its name
            return native.query("weaponref_checked", "SELECT * FROM weaponref_small")
        # One text a column, split by the engine: a list of thousands of constants takes seconds to bind.
        empty = not any(len(values) for _, values in columns.values())
        listed = ", ".join(_column(name, kind, values) for name, (kind, values) in columns.items())
        return native.query("weaponref_checked", f"SELECT {listed}{' WHERE false' if empty else ''}")

    def rows(self, native: Any) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = native.fetchall()
        return found

    def table_of(self, native: Any, records: list[dict[str, object]], types: Mapping[str, str]) -> Any:
        return self.small(native, _typed(records, types))


class Dask:
    """Dask data frames of pandas."""

    in_memory = False
    ordered = False

    def headers(self, native: Any) -> tuple[str, ...]:
        return tuple(map(str, native.columns))

    def selected(self, native: Any, places: Sequence[int], names: Sequence[str]) -> Any:
        def chosen(part: Any) -> Any:
            picked = part.iloc[:, list(places)].copy()
            picked.columns = list(names)
            picked[ROW] = 1
            return picked

        frame = native.map_partitions(chosen, meta=chosen(native._meta))  # noqa: SLF001  the empty frame that Dask asks for
        return frame.assign(**{ROW: frame[ROW].cumsum() - 1})

    def small(self, native: Any, columns: Mapping[str, tuple[str, Sequence[object]]]) -> Any:
        import dask.dataframe as dd
        import pandas as pd

        types = {"text": "string", "float": "float64", "int": "int64", "bool": "bool"}
        like = native.dtypes
        text = next((str(kind) for kind in like if "str" in str(kind)), "str")
        types["text"] = text if text != "object" else "str"
        frame = pd.DataFrame(
            {name: pd.Series(list(values), dtype=types[kind]) for name, (kind, values) in columns.items()}
        )
        return dd.from_pandas(frame, npartitions=1)

    def rows(self, native: Any) -> list[tuple[Any, ...]]:
        frame = native.compute() if hasattr(native, "compute") else native
        return [tuple(_present(value) for value in row) for row in frame.itertuples(index=False, name=None)]

    def table_of(self, _native: Any, records: list[dict[str, object]], types: Mapping[str, str]) -> Any:
        import dask.dataframe as dd

        return dd.from_pandas(typed_pandas(records, types), npartitions=1)


class Spark:
    """PySpark data frames."""

    in_memory = False
    ordered = False

    def headers(self, native: Any) -> tuple[str, ...]:
        return tuple(native.columns)

    def selected(self, native: Any, places: Sequence[int], names: Sequence[str]) -> Any:
        from pyspark.sql import functions as sql

        renamed = native.toDF(*(f"c{place}" for place in range(len(native.columns))))
        chosen = renamed.select(*(sql.col(f"c{place}").alias(name) for place, name in zip(places, names, strict=True)))
        # The id counts from 2³³ times the partition: with the rows before each partition it is the row number.
        numbered = chosen.withColumn(ROW, sql.monotonically_increasing_id())
        parts = numbered.groupBy(sql.shiftright(ROW, 33).alias("part")).count().collect()
        offsets, total = [], 0
        for part, count in sorted((row[0], row[1]) for row in parts):
            offsets += [sql.lit(int(part)), sql.lit(total)]
            total += count
        if not offsets:
            return numbered
        before = sql.element_at(sql.create_map(*offsets), sql.shiftright(ROW, 33))
        within = sql.col(ROW).bitwiseAND(sql.lit((1 << 33) - 1))
        return numbered.withColumn(ROW, before + within)

    def small(self, native: Any, columns: Mapping[str, tuple[str, Sequence[object]]]) -> Any:
        from pyspark.sql import functions as sql
        from pyspark.sql import types

        kinds = {
            "text": types.StringType(),
            "float": types.DoubleType(),
            "int": types.LongType(),
            "bool": types.BooleanType(),
        }
        schema = types.StructType([types.StructField(name, kinds[kind]) for name, (kind, _) in columns.items()])
        rows = list(zip(*(values for _, values in columns.values()), strict=True))
        return sql.broadcast(native.sparkSession.createDataFrame(rows, schema))

    def rows(self, native: Any) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in native.collect()]

    def table_of(self, native: Any, records: list[dict[str, object]], types: Mapping[str, str]) -> Any:
        return self.small(native, _typed(records, types))


def engine_of(native: Any) -> Engine | None:
    """The engine of a native table; None for what is no table of one that is known.

    >>> engine_of([]) is None
    True
    """
    package = type(native).__module__.partition(".")[0]
    kind = type(native).__name__
    if package == "polars" and kind in ("DataFrame", "LazyFrame"):
        return Polars(lazy=kind == "LazyFrame")
    if package == "pyarrow" and kind == "Table":
        return Arrow()
    if package in ("duckdb", "_duckdb") and kind == "DuckDBPyRelation":
        return DuckDB()
    if package.startswith("dask") and kind == "DataFrame":
        return Dask()
    return Spark() if package == "pyspark" and kind == "DataFrame" else None


def typed_pandas(records: Sequence[Mapping[str, object]], types: Mapping[str, str]) -> Any:
    """Records as a pandas frame with the types that are asked for, whatever is in them.

    >>> typed_pandas([{"row": 1, "low": None}], {"row": "integer", "low": "number"}).dtypes.astype(str).to_dict()
    {'row': 'Int64', 'low': 'float64'}
    """
    import pandas as pd

    return pd.DataFrame(
        {
            header: pd.Series([record[header] for record in records], dtype=_PANDAS[type_])
            for header, type_ in types.items()
        }
    )


def _is_arrow_text(kind: Any) -> bool:
    import pyarrow as pa

    values = kind.value_type if pa.types.is_dictionary(kind) else kind
    # The type of nothing is that of a column without a value.
    return str(values) in ("large_string", "string_view", "null") or (
        pa.types.is_dictionary(kind) and str(values) == "string"
    )


def _castable(column: Any) -> Any:
    """A column of Arrow; integers that no float is equal to are rounded, which a cast would refuse to do."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if str(column.type) not in ("int64", "uint64"):
        return column
    ends = pc.min_max(column).as_py()
    exact = ends["min"] is None or (ends["min"] >= -_EXACT and ends["max"] <= _EXACT)
    return column if exact else column.cast(pa.float64(), safe=False)


def _present(value: object) -> object:
    """A cell of a pandas frame, with None for nothing.

    >>> _present(float("nan")) is None, _present("nan")
    (True, 'nan')
    """
    from weaponref.validation.cells import is_missing

    return None if not isinstance(value, str) and is_missing(value) else value


def _typed(
    records: Sequence[Mapping[str, object]], types: Mapping[str, str]
) -> dict[str, tuple[str, Sequence[object]]]:
    """Records by column, as a small table is made of them."""
    return {header: (_KINDS[type_], [record[header] for record in records]) for header, type_ in types.items()}


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _column(name: str, kind: str, values: Sequence[object]) -> str:
    """A column of constants as SQL."""
    texts = ["\x1e" if value is None else _text(value) for value in values]
    separator = next(mark for mark in _separators() if not any(mark in text for text in texts))
    split = f"string_split({_literal(separator.join(texts))}, {_literal(separator)})"
    return f"CAST(nullif(unnest({split}), '\x1e') AS {_SQL_TYPES[kind]}) AS {_quoted(name)}"


def _separators() -> Iterator[str]:
    """What may stand between values, the shortest first."""
    mark = "\x1f"
    while True:
        yield mark
        mark += "\x1f"


def _text(value: object) -> str:
    return value if isinstance(value, str) else repr(value).lower() if isinstance(value, bool) else repr(value)


def _literal(text: str) -> str:
    pieces = text.split("\0")  # a literal cannot hold it
    return " || chr(0) || ".join("'" + piece.replace("'", "''") + "'" for piece in pieces)

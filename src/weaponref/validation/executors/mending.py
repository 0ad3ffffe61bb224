"""Copies of tables with some cells changed. A column keeps its type wherever that can hold what is written into it.

Whole numbers stay whole, categories stay categories and texts keep their kind of text. A column of whole or decimal
numbers that is given a fraction becomes one of floats, a column of texts that are all numbers now becomes one of
numbers.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from weaponref.validation.cells import is_missing


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from weaponref.validation.repairs import Change

__all__ = ("arrow_column", "changed_frame", "changed_pandas", "changed_rows", "pandas_column", "polars_column")


def changed_rows(
    headers: Sequence[str], rows: Iterable[Sequence[object]], changes: Sequence[Change]
) -> list[dict[str, object]]:
    """Rows as mappings, with cells changed. Of columns with one header, the later ones are numbered: none is lost.

    >>> changed_rows(["note", "note"], [["a", "b"]], ())
    [{'note': 'a', 'note (2)': 'b'}]
    """
    names: dict[str, None] = {}
    for header in headers:
        numbered = (header, *(f"{header} ({number})" for number in range(2, len(headers) + 1)))
        names[next(name for name in numbered if name not in names)] = None
    copy = [dict(zip(names, row, strict=False)) for row in rows]
    for change in changes:
        copy[change.row][change.column] = change.after
    return copy


def changed_pandas(frame: Any, headers: Sequence[str], changes: Sequence[Change]) -> Any:
    """A copy of a pandas frame with cells changed."""
    copy = frame.copy()
    for place, made in _by_place(headers, changes):
        column = copy.iloc[:, place]
        copy.isetitem(place, pandas_column(column, _with(column.tolist(), made)))
    return copy


def changed_frame(frame: Any, headers: Sequence[str], changes: Sequence[Change]) -> Any:
    """A copy of a polars frame or an Arrow table with cells changed."""
    for place, made in _by_place(headers, changes):
        if type(frame).__module__.partition(".")[0] == "polars":
            column = frame[headers[place]]
            frame = frame.with_columns(polars_column(column, _with(column.to_list(), made)))
        else:
            column = frame.column(place)
            changed = arrow_column(column, _with(column.to_pylist(), made))
            frame = frame.set_column(place, frame.schema.field(place).with_type(changed.type), changed)
    return frame


def _by_place(headers: Sequence[str], changes: Sequence[Change]) -> Iterator[tuple[int, dict[int, object]]]:
    """The changes by the position of their column, and by row."""
    for header in dict.fromkeys(change.column for change in changes):
        yield headers.index(header), {change.row: change.after for change in changes if change.column == header}


def _with(values: list[object], made: dict[int, object]) -> list[object]:
    return [made.get(row, value) for row, value in enumerate(values)]


def pandas_column(series: Any, values: list[object]) -> Any:
    """A pandas column with other values, as far as possible of its type.

    >>> import pandas as pd
    >>> pandas_column(pd.Series([280, 410], dtype="Int64"), [451, 410]).dtype
    Int64Dtype()
    """
    import pandas as pd

    kind = series.dtype
    made = pd.Series(values, index=series.index, dtype=object)
    if isinstance(kind, pd.CategoricalDtype):
        added = [value for value in dict.fromkeys(_present(values)) if value not in kind.categories]
        return made.astype(pd.CategoricalDtype([*kind.categories, *added], ordered=kind.ordered))
    if pd.api.types.is_numeric_dtype(kind) and _only_numbers(values):
        whole = pd.api.types.is_integer_dtype(kind) and _only_whole(values)
        try:
            return made.astype(kind if whole or pd.api.types.is_float_dtype(kind) else _pandas_float(kind))
        except (OverflowError, ValueError):  # too large for the few bytes of the type
            return made.astype(_pandas_float(kind))
    if pd.api.types.is_string_dtype(kind) and not pd.api.types.is_object_dtype(kind) and _only_texts(values):
        return made.astype(kind)
    if _only_whole(values) and any(map(is_missing, values)):
        return made.astype("Int64")
    return made.infer_objects()


def polars_column(series: Any, values: list[object]) -> Any:
    """A polars column with other values, as far as possible of its type.

    >>> import polars as pl
    >>> polars_column(pl.Series("range_km", [280, 410], dtype=pl.Int16), [450.62, 410]).dtype
    Float64
    """
    import polars as pl

    kind, name = series.dtype, series.name
    if _only_numbers(values) and kind.is_numeric():
        if kind.is_float() or (kind.is_integer() and _only_whole(values)):
            with suppress(OverflowError, TypeError):  # too large for the few bytes of the type
                return pl.Series(name, values, dtype=kind)
        return pl.Series(name, _as_floats(values), dtype=pl.Float64)
    if _only_numbers(values):
        return pl.Series(name, values, strict=False)
    texts = _as_texts(values)
    if isinstance(kind, pl.Enum):
        categories = dict.fromkeys((*kind.categories, *(text for text in texts if text is not None)))
        return pl.Series(name, texts, dtype=pl.Enum(list(categories)))
    return pl.Series(name, texts, dtype=kind if kind == pl.Categorical else pl.String)


def arrow_column(column: Any, values: list[object]) -> Any:
    """An Arrow column with other values, as far as possible of its type.

    >>> import pyarrow as pa
    >>> arrow_column(pa.chunked_array([["a", "b"]]).dictionary_encode(), ["c", "b"]).type
    DictionaryType(dictionary<values=string, indices=int32, ordered=0>)
    """
    import pyarrow as pa

    kind, types = column.type, pa.types
    if _only_numbers(values) and (types.is_integer(kind) or types.is_floating(kind) or types.is_decimal(kind)):
        if types.is_floating(kind) or (types.is_integer(kind) and _only_whole(values)):
            with suppress(OverflowError, pa.ArrowInvalid):  # too large for the few bytes of the type
                return pa.array(values, kind)
        return pa.array(_as_floats(values), pa.float64())
    if _only_numbers(values):
        return pa.array(values if _only_whole(values) else _as_floats(values))
    texts = _as_texts(values)
    if types.is_dictionary(kind):
        return pa.array(texts, kind.value_type).dictionary_encode().cast(kind)
    return pa.array(texts, kind if str(kind) in ("large_string", "string_view") else pa.string())


def _pandas_float(kind: Any) -> str:
    """The type of floats of the same family."""
    import pandas as pd

    if isinstance(kind, pd.ArrowDtype):
        return "double[pyarrow]"
    return "Float64" if pd.api.types.is_extension_array_dtype(kind) else "float64"


def _only_numbers(values: Sequence[object]) -> bool:
    """Whether all that is there is a number, and something is."""
    there = _present(values)
    return bool(there) and not any(isinstance(value, (str, bool)) for value in there)


def _only_whole(values: Sequence[object]) -> bool:
    """Whether all that is there is a whole number, and something is."""
    return _only_numbers(values) and all(isinstance(value, int) for value in _present(values))


def _only_texts(values: Sequence[object]) -> bool:
    return all(isinstance(value, str) for value in _present(values))


def _present(values: Sequence[object]) -> list[object]:
    return [value for value in values if isinstance(value, str) or not is_missing(value)]


def _as_texts(values: Sequence[object]) -> list[str | None]:
    return [value if value is None or isinstance(value, str) else f"{value:.15g}" for value in values]


def _as_floats(values: Sequence[object]) -> list[float | None]:
    return [None if value is None else float(str(value)) for value in values]

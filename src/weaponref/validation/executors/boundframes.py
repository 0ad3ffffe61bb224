"""The columns of a native frame that a check reads, through narwhals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weaponref.validation.cells import TEXTLESS


if TYPE_CHECKING:
    from collections.abc import Sequence

    from weaponref.validation.binding import Bindings
    from weaponref.validation.executors.engines import Engine

__all__ = ("BoundFrame",)

_KINDS = {"Array": "list", "Binary": "binary value", "Boolean": "truth value"}


class BoundFrame:
    """The bound columns of a frame, under names of our own, and the numbers of its rows.

    Args:
        native: the frame.
        engine: what is particular to it.
        headers: its headers.
        bindings: which columns are read.
    """

    def __init__(self, native: Any, engine: Engine, headers: Sequence[str], bindings: Bindings) -> None:
        import narwhals.stable.v2 as nw

        self.nw = nw
        self.engine = engine
        needed = bindings.needed
        self.inner = {header: f"w{place}" for place, header in enumerate(needed)}
        places = [headers.index(header) for header in needed]
        self.native = engine.selected(native, places, list(self.inner.values()))
        self.rows = _wrapped(self.native)
        self.schema = self.rows.collect_schema()
        self.kinds = {header: _kind(self.schema[inner]) for header, inner in self.inner.items()}
        labels = {bindings.name, bindings.country_column, *(each.unit_column for each in bindings.values())}
        # Where texts are wanted, what engines cannot write as one, or each in its own way, is told by its kind.
        self._labels = {
            inner: f"label{inner}"
            for header, inner in self.inner.items()
            if header in labels and f"({self.kinds[header]})" in TEXTLESS
        }
        if self._labels:
            self.rows = self.rows.with_columns(
                nw.when(nw.col(self.inner[header]).is_null())
                .then(nw.lit(None, nw.String))
                .otherwise(nw.lit(f"({self.kinds[header]})"))
                .alias(self._labels[self.inner[header]])
                for header in needed
                if self.inner[header] in self._labels
            )

    def text(self, inner: str) -> Any:
        """A column as texts."""
        return self.nw.col(self._labels[inner]) if inner in self._labels else self.nw.col(inner).cast(self.nw.String)

    def collected(self, frame: Any) -> list[tuple[Any, ...]]:
        """The rows of a small result."""
        return self.engine.rows(self.nw.to_native(frame))

    def small(self, columns: dict[str, tuple[str, Sequence[object]]]) -> Any:
        """A small table beside the large one."""
        return _wrapped(self.engine.small(self.native, columns))


def _wrapped(native: Any) -> Any:
    """A native table for narwhals. That its support of Dask is going to move is no concern of the caller's."""
    import warnings

    import narwhals.stable.v2 as nw

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Dask support is moving", FutureWarning)
        return nw.from_native(native)


def _kind(dtype: Any) -> str:
    """What cells of a type are: numbers, texts, or something that is no quantity."""
    import narwhals.stable.v2 as nw

    if dtype.is_numeric():
        return "number"
    if dtype in (nw.String, nw.Categorical) or isinstance(dtype, nw.Enum) or dtype in (nw.Unknown, nw.Object):
        return "text"
    return _KINDS.get(type(dtype).__name__, str(dtype).partition("(")[0].lower())

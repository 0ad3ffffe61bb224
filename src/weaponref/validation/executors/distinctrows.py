"""The distinct rows of a frame whose bound columns are texts: where they are few, they are asked in place of all rows.

A table that names a few hundred systems and writes a few thousand cells has far fewer ways to put one beside the other
than it has rows. One pass counts them; whatever is asked afterwards is asked of a small table, in which every row
stands for so many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    from collections.abc import Sequence

    from weaponref.validation.executors.boundframes import BoundFrame

__all__ = ("WEIGHT", "distinct_rows")

WEIGHT = "wrows"
"""The column that tells for how many rows of the table a distinct one stands."""

# A small table has no more rows than this.
_MOST = 100_000
# So many of the first rows are looked at: where more than half of them are distinct, and not just a few, all may be.
_FIRST, _FEW = 100_000, 1000


def distinct_rows(bound: BoundFrame, keyed: Any, keys: Sequence[str], cells: Sequence[str]) -> Any | None:
    """The distinct rows of a frame as a small table, with how often each stands there; None where they are many.

    Args:
        bound: the frame.
        keyed: its rows with the keys of their names.
        keys: those keys.
        cells: the bound columns beside the name, and their unit columns.
    """
    nw = bound.nw
    names = list(dict.fromkeys((*keys, *cells)))
    foreign = [name for name in cells if bound.schema[name] != nw.String]
    texts = keyed.with_columns(*(bound.text(name).alias(name) for name in foreign)) if foreign else keyed

    def counted(rows: Any, most: int) -> list[tuple[Any, ...]]:
        each = rows.select(*names).group_by(*names).agg(nw.len().alias(WEIGHT))
        return bound.collected(each.select(*names, WEIGHT).head(most + 1))

    found = counted(texts.head(_FIRST), _FIRST)
    seen = sum(int(row[-1]) for row in found)
    if len(found) > max(_FEW, seen // 2):
        return None
    if seen == _FIRST:
        found = counted(texts, _MOST)
    if len(found) > _MOST:
        return None
    columns: dict[str, tuple[str, Sequence[object]]] = {
        name: ("text", [row[place] for row in found]) for place, name in enumerate(names)
    }
    columns[WEIGHT] = ("int", [int(row[-1]) for row in found])
    return bound.small(columns)

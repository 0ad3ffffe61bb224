"""Tables as Parquet files. Version and licence are in the metadata of each, and descriptions in that of its columns."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from weaponref.extras import MissingExtraError, need
from weaponref.render.tables.frames import arrow_table, polars_frame


if TYPE_CHECKING:
    from collections.abc import Iterable

    from weaponref.render.exports.sheets import Sheet
    from weaponref.render.tables.columns import Table

__all__ = ("parquet_files",)


def parquet_files(sheets: Iterable[Sheet]) -> dict[str, bytes]:
    """A file for each table, written by pyarrow or, where only that is installed, by polars, which keeps no metadata.

    Raises:
        MissingExtraError: neither is installed.

    >>> from weaponref.render.exports.sheets import Sheet
    >>> from weaponref.render.tables.columns import Column, Table
    >>> parquet_files([Sheet(Table("a", (Column("id", "text", ""),), (("x",),)), "", ())])["a.parquet"][:4]
    b'PAR1'
    """
    return {f"{sheet.name}.parquet": _parquet(sheet.table) for sheet in sheets}


def _parquet(table: Table) -> bytes:
    buffer = io.BytesIO()
    try:
        need("pyarrow", "parquet")
        need("pyarrow.parquet", "parquet").write_table(arrow_table(table), buffer)
    except MissingExtraError as missing:
        try:
            frame = polars_frame(table)
        except MissingExtraError:
            raise missing from None
        frame.write_parquet(buffer)
    return buffer.getvalue()

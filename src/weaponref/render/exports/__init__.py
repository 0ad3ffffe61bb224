"""A whole catalogue in the formats of other programs: complete, the same bytes for the same data, never half written.

Every format carries the version of the data and their licence, and none a time of writing. A catalogue is exported as
tables (``csv``, ``parquet``, ``sqlite``, ``datapackage``: what they are is told in `weaponref.render.exports.sheets`),
as one document that `weaponref.load` reads back (``json``: see `weaponref.store.document`), or as its bibliography
(``csl-json``, ``bibtex``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from attrs import frozen

from weaponref.vocabulary import unknown_term


if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from weaponref.catalogue import Catalog

__all__ = ("FORMATS", "Export", "ExportFormat", "export", "make", "write")

ExportFormat = Literal["csv", "json", "parquet", "sqlite", "datapackage", "csl-json", "bibtex"]

FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)
"""The formats of `export`."""

_FOLDERS = frozenset(("csv", "parquet", "datapackage"))


@frozen
class Export:
    """A catalogue in some format, before it is written.

    Attributes:
        files: name and content of each file; of a format that is one file, that alone.
        is_folder: whether the format is a folder of files.
        remarks: what a reader should know about the files.
    """

    files: Mapping[str, bytes]
    is_folder: bool
    remarks: tuple[str, ...] = ()

    @property
    def content(self) -> bytes:
        """The one file of a format that is one file; of a folder, a zip archive of it."""
        from weaponref.render.exports.files import zip_bytes

        return zip_bytes(self.files) if self.is_folder else next(iter(self.files.values()))


def export(
    catalog: Catalog,
    path: str | os.PathLike[str],
    *,
    format: ExportFormat,  # noqa: A002  the word of the command line
    names: Iterable[str] = (),
    force: bool = False,
) -> Path:
    """Write a catalogue to a file or a folder, in one step: it is there whole or not at all.

    Args:
        catalog: what to write.
        path: the file to write; for ``csv``, ``parquet`` and ``datapackage`` a folder, or a zip archive if it ends in
            ``.zip``.
        format: one of `FORMATS`.
        names: the records to write, families with their members; all of them if none is named. Transfers are named by
            their id.
        force: replace what is there. A folder is replaced only if an export made all that is in it.

    Returns:
        The path that was written.

    Raises:
        ValueError: the format is unknown.
        FileExistsError: something is there already.
        UnknownSystemError, AmbiguousNameError: as `Catalog.get`.
        MissingExtraError: ``parquet`` without pyarrow and without polars.

    >>> import tempfile, weaponref
    >>> folder = Path(tempfile.mkdtemp())
    >>> path = export(weaponref.catalog(), folder / "catalogue.json", format="json", names=["KN-24"])
    >>> weaponref.load(path)["kn-24"] == weaponref.get("KN-24")
    True
    """
    target = Path(path)
    write(catalog, target, format, names=names, force=force)
    return target


def write(
    catalog: Catalog,
    path: Path,
    format: ExportFormat,  # noqa: A002
    *,
    names: Iterable[str] = (),
    force: bool = False,
) -> Export:
    """Do what `export` does, and return what was written.

    Raises:
        ValueError, FileExistsError, UnknownSystemError, AmbiguousNameError, MissingExtraError: as `export`.
    """
    from weaponref.render.exports.files import check_free, write_file, write_folder

    _known(format)
    in_folder = format in _FOLDERS and path.suffix.casefold() != ".zip"
    # What cannot be written is not made first.
    check_free(path, force=force, folder=in_folder)
    made = make(catalog, format, names=names)
    if in_folder:
        write_folder(path, made.files, force=force)
    else:
        write_file(path, made.content, force=force)
    return made


def _known(format_: str) -> None:
    if format_ not in FORMATS:
        raise ValueError(unknown_term("export format", format_, FORMATS))


def make(catalog: Catalog, format: ExportFormat, *, names: Iterable[str] = ()) -> Export:  # noqa: A002
    """A catalogue in some format, in memory; see `export`.

    >>> import weaponref
    >>> sorted(make(weaponref.catalog(), "csv", names=["KN-24"]).files)[:3]
    ['claim_countries.csv', 'claims.csv', 'countries.csv']
    """
    _known(format)
    chosen = tuple(names)
    if chosen:
        from weaponref.render.exports.selection import select

        catalog = select(catalog, chosen)
    match format:
        case "json":
            from weaponref.store.document import document_text

            return _single("catalogue.json", document_text(catalog).encode())
        case "sqlite":
            from weaponref.render.exports.sheets import sheets_of
            from weaponref.render.exports.sqlite import database

            return _single("catalogue.sqlite", database(sheets_of(catalog)))
        case "csv" | "datapackage":
            from weaponref.render.exports.delimited import csv_files, formula_remarks
            from weaponref.render.exports.sheets import sheets_of

            sheets = sheets_of(catalog)
            files = csv_files(sheets)
            if format == "datapackage":
                from weaponref.render.exports.datapackage import descriptor

                files = {"datapackage.json": descriptor(catalog, sheets, files), **files}
            return Export(files, is_folder=True, remarks=formula_remarks(sheets))
        case "parquet":
            from weaponref.render.exports.parquet import parquet_files
            from weaponref.render.exports.sheets import sheets_of

            return Export(parquet_files(sheets_of(catalog)), is_folder=True)
        case _:
            from weaponref.render.citations import catalogue_bibliography

            name = "sources.bib" if format == "bibtex" else "sources.json"
            return _single(name, catalogue_bibliography(catalog, style=format).encode())


def _single(name: str, content: bytes) -> Export:
    return Export({name: content}, is_folder=False)

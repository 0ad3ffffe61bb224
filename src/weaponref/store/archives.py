"""Versions of the data in one file: wheels, source distributions, and the compiled form itself."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from weaponref.errors import DataError, Fault
from weaponref.store.snapshot import FORMAT, Snapshot


if TYPE_CHECKING:
    import os
    import tarfile

__all__ = ("is_archive", "read_archive", "read_tar")

_COMPILED = "weaponref/_data/catalog.jsonl"
_DATA = "data"
_ENDINGS = (".yaml", ".yml", "VERSION")
# In a source distribution the folder stands below that of the project.
_DEEPEST = 2


def is_archive(path: str | os.PathLike[str]) -> bool:
    """Whether a path is called like a version of the data in one file.

    >>> is_archive("weaponref-0.1.0-py3-none-any.whl"), is_archive("catalog.jsonl"), is_archive("x-1.yaml")
    (True, True, False)
    """
    return Path(path).name.endswith((".whl", ".tar.gz", ".jsonl"))


def read_archive(path: str | os.PathLike[str]) -> Snapshot:
    """The data of a wheel or a source distribution of weaponref, or of a compiled catalogue.

    Raises:
        DataError: it cannot be read, has no data of weaponref, or was compiled by a version with another format.
    """
    name = Path(path).name
    try:
        if name.endswith(".whl"):
            return _compiled(path, _from_wheel(path))
        if name.endswith(".tar.gz"):
            return _from_sdist(path)
        return _compiled(path, Path(path).read_bytes())
    except OSError as error:
        raise _fault(path, f"cannot be read: {error.strerror or error}") from error


def read_tar(archive: tarfile.TarFile) -> Snapshot:
    """The data in the folder ``data`` of an archive, or of the one folder in it.

    Raises:
        DataError: the data have faults, or there are none.
    """
    from tempfile import TemporaryDirectory

    from weaponref.store import compile_data

    with TemporaryDirectory(prefix="weaponref-") as folder:
        for member in archive:
            place = _place(member.name) if member.isfile() else None
            content = archive.extractfile(member) if place else None
            if place and content:
                target = Path(folder, place)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())
        return Snapshot(compile_data(Path(folder, _DATA)))


def _place(name: str) -> PurePosixPath | None:
    """Where a file of an archive goes; None for what is no data file."""
    parts = PurePosixPath(name).parts
    if _DATA not in parts[:_DEEPEST] or ".." in parts or not name.endswith(_ENDINGS):
        return None
    return PurePosixPath(*parts[parts.index(_DATA) :])


def _from_wheel(path: str | os.PathLike[str]) -> bytes:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            return archive.read(_COMPILED)
    except BadZipFile as error:
        raise _fault(path, "is no wheel: it is not a zip file") from error
    except KeyError as error:
        raise _fault(path, f"is no wheel of weaponref: it has no {_COMPILED}") from error


def _from_sdist(path: str | os.PathLike[str]) -> Snapshot:
    import tarfile

    try:
        with tarfile.open(path) as archive:
            return read_tar(archive)
    except (tarfile.TarError, EOFError) as error:
        raise _fault(path, f"is no source distribution: {error}") from error


def _compiled(path: str | os.PathLike[str], content: bytes) -> Snapshot:
    try:
        return Snapshot(content)
    except ValueError as error:
        message = (
            f"is no compiled catalogue of format {FORMAT}, which this version reads; "
            "give the source distribution of that version, or its revision of the repository"
        )
        raise _fault(path, message) from error


def _fault(path: str | os.PathLike[str], message: str) -> DataError:
    return DataError((Fault(str(path), None, None, message),))

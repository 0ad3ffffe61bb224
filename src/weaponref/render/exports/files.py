"""Writing files in one step, so that nobody sees half of one, and nothing of anybody else is overwritten."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import contextmanager
from io import BytesIO
from secrets import token_hex
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ("TABLES", "check_free", "write_file", "write_folder", "zip_bytes")

# The earliest time that a zip archive can state: the files have none.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_ENDINGS = (".csv", ".parquet")

TABLES = frozenset(
    (
        "claim_countries", "claims", "countries", "external_ids", "families", "metadata", "names", "properties",
        "records", "redirects", "relations", "sources", "systems", "terms", "transfer_recipients", "transfer_records",
        "transfers",
    )
)  # fmt: skip
"""The tables that an export makes files of, whatever its format: what may be replaced."""


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of files. Equal files give equal bytes, by one version of zlib.

    >>> zip_bytes({"a.csv": b"a"}) == zip_bytes({"a.csv": b"a"})
    True
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, _NO_TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # on every system as on Unix
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def check_free(path: Path, *, force: bool, folder: bool) -> None:
    """Refuse a path that may not be written.

    Raises:
        FileExistsError: something is there and may not be replaced.
        FileNotFoundError: the folder that it would be in is not there.
    """
    parent = path.absolute().parent
    if not parent.is_dir():
        raise FileNotFoundError(f"there is no folder {parent}")
    try:
        mode = os.lstat(_real(path)).st_mode
    except FileNotFoundError:
        return
    if not force:
        raise FileExistsError(f"{path} is there already; choose another path, or force to replace it")
    if folder and stat.S_ISDIR(mode):
        found = list(path.iterdir())
        foreign = sorted(each.name for each in found if not _ours(each))
        if foreign:
            raise FileExistsError(f"{path} holds {foreign[0]!r}, which no export made; choose another folder")
        if found and not any(each.stem == "metadata" for each in found):
            raise FileExistsError(f"{path} has no table of metadata, so no export made it; choose another folder")
    elif folder or not stat.S_ISREG(mode):
        kind = "folder of an export" if folder else "regular file"
        raise FileExistsError(f"{path} is no {kind}; it is not replaced")


def _real(path: Path) -> str:
    """Where a link leads, so that the link stays and what it leads to is replaced."""
    return os.path.realpath(path)


def _ours(path: Path) -> bool:
    if not path.is_file():
        return False
    return path.name == "datapackage.json" or (path.suffix in _ENDINGS and path.stem in TABLES)


def write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file in one step.

    Raises:
        FileExistsError: something is there, and `force` does not say to replace it.
    """
    check_free(path, force=force, folder=False)
    target = _real(path)
    with _beside(target) as unfinished:
        with open(unfinished, "xb") as file:  # noqa: PTH123
            file.write(content)
        os.replace(unfinished, target)  # noqa: PTH105


def write_folder(path: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Write a folder of files in one step, or, where there is one already, in two.

    Raises:
        FileExistsError: something is there, and `force` does not say to replace it, or an export did not make it.
    """
    check_free(path, force=force, folder=True)
    target = _real(path)
    with _beside(target) as unfinished, _beside(target) as replaced:
        os.mkdir(unfinished)  # noqa: PTH102
        for name, content in files.items():
            with open(os.path.join(unfinished, name), "xb") as file:  # noqa: PTH118, PTH123
                file.write(content)
        if not os.path.isdir(target):  # noqa: PTH112
            os.rename(unfinished, target)  # noqa: PTH104
            return
        os.rename(target, replaced)  # noqa: PTH104
        try:
            os.rename(unfinished, target)  # noqa: PTH104
        except OSError:
            os.rename(replaced, target)  # noqa: PTH104
            raise


@contextmanager
def _beside(target: str) -> Iterator[str]:
    """A free name in the same folder, with nothing left under it at the end."""
    folder, name = os.path.split(target)
    unfinished = os.path.join(folder, f".{name}.{token_hex(4)}")  # noqa: PTH118
    try:
        yield unfinished
    finally:
        if os.path.isdir(unfinished):  # noqa: PTH112
            shutil.rmtree(unfinished)
        elif os.path.lexists(unfinished):
            os.unlink(unfinished)  # noqa: PTH108

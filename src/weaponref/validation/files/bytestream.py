"""The bytes of a file: plain or compressed with gzip, and every failure to read them an error that says what to do."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from weaponref.errors import TableError


if TYPE_CHECKING:
    from collections.abc import Iterator


__all__ = ("HEAD", "chunks", "open_bytes", "open_text", "readable", "regular_file")

HEAD = 1 << 16
"""How many bytes at the beginning of a file are looked at to tell what it is."""

_CHUNK = 1 << 20
_GZIP = b"\x1f\x8b"


def regular_file(path: str | os.PathLike[str]) -> Path:
    """The path of a file that is there, can be read more than once and holds something.

    Raises:
        TableError: it is not such a file.
    """
    found = Path(path)
    with readable(found):
        try:
            status = found.stat()
        except FileNotFoundError:
            raise TableError(str(found), f"no such file{_neighbour(found)}") from None
        if stat.S_ISDIR(status.st_mode):
            raise TableError(str(found), "is a folder; give the path of one file in it")
        if not stat.S_ISREG(status.st_mode):
            raise TableError(
                str(found), "is no regular file and can be read only once; save its content to a file first"
            )
        if not status.st_size:
            raise TableError(str(found), "is empty (0 bytes); a table needs at least a header")
    return found


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Failures of the system or of the compression, said as errors of the table."""
    try:
        yield
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise TableError(
            str(path), "is a gzip file that is cut off or damaged; download or compress it again"
        ) from None
    except OSError as error:
        raise TableError(str(path), f"cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        if isinstance(error, TableError) or "null" not in str(error):
            raise
        raise TableError(str(path), "is no path: it holds a null character") from None


def open_bytes(path: Path) -> IO[bytes]:
    """The file opened for reading, through gzip where its content is compressed."""
    file = path.open("rb")
    try:
        compressed = file.read(2) == _GZIP
        file.seek(0)
    except BaseException:
        file.close()
        raise
    if not compressed:
        return file
    file.close()
    unpacked: IO[bytes] = gzip.GzipFile(path, "rb")  # type: ignore[assignment]  # a file in all but its declared type
    return unpacked


def open_text(path: Path, encoding: str) -> io.TextIOWrapper:
    """The file opened as text, line breaks as they are; it can be iterated by lines that end in LF, CRLF or CR."""
    return io.TextIOWrapper(open_bytes(path), encoding=encoding, newline="")


def chunks(path: Path) -> Iterator[bytes]:
    """The content, a mebibyte at a time."""
    with readable(path), open_bytes(path) as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _neighbour(path: Path) -> str:
    """A file beside the one that is missing, where its name is nearly the same."""
    from difflib import get_close_matches

    try:
        names = [entry.name for entry in os.scandir(path.parent)]
    except OSError:
        return f": the folder {str(path.parent)!r} is missing too"
    close = get_close_matches(path.name, names, n=1, cutoff=0.8)
    return f"; did you mean {close[0]!r}?" if close else ""

"""The catalogue that comes with the package: compiled in a wheel, compiled on demand in a source checkout.

A checkout and an editable install read the YAML files in ``data/`` and keep the compiled form in ``build/``. It is used
again only while every data file and every module that compiles it is the file it was made from, told by name, size and
time of change; so an edited figure is seen by the next process, and nothing stale is served.
"""

from __future__ import annotations

import os
from functools import cache

from weaponref.store.snapshot import Snapshot


__all__ = ("bundled", "data_folder")

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  pathlib is slow to import
_COMPILED = os.path.join(_PACKAGE, "_data", "catalog.jsonl")  # noqa: PTH118
_CHECKOUT = os.path.dirname(os.path.dirname(_PACKAGE))  # noqa: PTH120
_DATA = os.path.join(_CHECKOUT, "data")  # noqa: PTH118
_CACHE = os.path.join(_CHECKOUT, "build", "weaponref")  # noqa: PTH118

# Two changes within one tick of a file system's clock cannot be told apart by their times.
_CLOCK_TICK_NS = 2_000_000_000


@cache
def bundled() -> Snapshot:
    """The compiled catalogue of this package.

    Raises:
        FileNotFoundError: neither a compiled catalogue nor a folder of data files is there.
        DataError: the data files of a checkout have faults.
    """
    try:
        # The loader reads from a zip file as well, and costs less than importlib.resources.
        content: bytes = __spec__.loader.get_data(_COMPILED)  # type: ignore[union-attr]
    except OSError:
        content = _from_checkout()
    return Snapshot(content)


def data_folder() -> str | None:
    """The folder of data files that the bundled catalogue is compiled from, or None in an installed package.

    >>> data_folder() is None or os.path.isdir(data_folder())
    True
    """
    return _DATA if not os.path.exists(_COMPILED) and os.path.isdir(_DATA) else None  # noqa: PTH110, PTH112


def _from_checkout() -> bytes:
    signature, newest = _signature()
    if signature is None:
        raise FileNotFoundError(
            f"weaponref was installed without its data: there is no {_COMPILED}, and no folder {_DATA}"
        )
    path = os.path.join(_CACHE, "catalog.jsonl")  # noqa: PTH118
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            if file.readline() == signature:
                return file.read()
    except OSError:
        pass
    from weaponref.store import compile_data

    content = compile_data(_DATA)
    # A file changed while it was read, or a moment ago, may change again without a trace: such a result is not kept.
    again, newest = _signature()
    if again == signature and newest + _CLOCK_TICK_NS < _now():
        _keep(path, signature + content)
    return content


def _now() -> int:
    from time import time_ns

    return time_ns()


def _signature() -> tuple[bytes | None, int]:
    """Names, sizes and times of all files that the compiled form is made from, on one line; and the newest time."""
    if not os.path.isdir(_DATA):  # noqa: PTH112
        return None, 0
    parts: list[str] = []
    newest = 0
    folders = [_DATA, _PACKAGE]
    while folders:
        for entry in os.scandir(folders.pop()):
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    folders.append(entry.path)
            elif entry.name.endswith((".yaml", ".yml", ".py", "VERSION")) and not entry.name.startswith("."):
                try:
                    state = entry.stat()
                except OSError:  # gone again, or a link that leads nowhere: the reader will say so
                    parts.append(entry.path)
                    continue
                # The time of change tells even where an editor or a copy keeps the time of modification.
                newest = max(newest, state.st_mtime_ns, state.st_ctime_ns)
                parts.append(f"{entry.path}|{state.st_size}|{state.st_mtime_ns}|{state.st_ctime_ns}|{state.st_ino}")
    parts.sort()
    return ("\t".join(parts) + "\n").encode("utf-8", "surrogateescape"), newest


def _keep(path: str, content: bytes) -> None:
    """Write the cache in one step; a checkout that cannot be written to is compiled each time."""
    from contextlib import suppress
    from tempfile import NamedTemporaryFile

    with suppress(OSError):
        os.makedirs(_CACHE, exist_ok=True)  # noqa: PTH103
        with NamedTemporaryFile(dir=_CACHE, delete=False) as file:
            name = file.name
            try:
                file.write(content)
                file.close()
                os.replace(name, path)  # noqa: PTH105
            except OSError:
                os.unlink(name)  # noqa: PTH108
                raise

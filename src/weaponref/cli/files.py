"""Writing a result into a file: in one step, and never over another file unless asked."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import click


__all__ = ("check_target", "write_file")


def check_target(path: Path, *, force: bool) -> None:
    """Say before any work is done that a file cannot be written.

    Raises:
        click.UsageError: there is something at the path already, or no folder to put it into.
    """
    if path.is_dir():
        raise click.UsageError(f"{path} is a folder; give the name of a file")
    if not force and os.path.lexists(path):
        raise click.UsageError(f"{path} is there already; --force writes over it")
    if not path.absolute().parent.is_dir():
        raise click.UsageError(f"there is no folder {path.parent}")


def write_file(path: Path, text: str, *, force: bool) -> None:
    """Write a text as UTF-8, line ends as they are: whole, or not at all.

    Raises:
        click.UsageError: without ``force``, if a file has come to the path in the meantime.
        OSError: the file cannot be written.
    """
    from tempfile import NamedTemporaryFile

    target = path.resolve() if force else path
    with NamedTemporaryFile("wb", dir=target.absolute().parent, prefix=".", suffix=".part", delete=False) as new:
        temporary = Path(new.name)
    try:
        temporary.write_bytes(text.encode())
        if force and target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        else:
            temporary.chmod(0o666 & ~_umask())
        if force:
            temporary.replace(target)
        else:
            _move_to_free(temporary, target)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def _move_to_free(temporary: Path, target: Path) -> None:
    """Give a file its name, unless another has it."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError as error:
        raise click.UsageError(f"{target} is there already; --force writes over it") from error
    except OSError:  # a file system without hard links
        check_target(target, force=False)
        temporary.replace(target)


def _umask() -> int:
    current = os.umask(0o077)
    os.umask(current)
    return current

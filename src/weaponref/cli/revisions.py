"""Catalogues of other versions of the data: folders, the bundled one, and revisions of a git repository."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from weaponref.cli import options


if TYPE_CHECKING:
    from weaponref.catalogue import Catalog

__all__ = ("version_of",)

BUNDLED = "bundled"


def version_of(text: str) -> Catalog:
    """The catalogue that an argument means: ``bundled``, a folder or file that exists, or a git revision.

    Raises:
        click.UsageError: it is none of these, or git or the data are missing.
        DataError: the data have faults.

    >>> import weaponref
    >>> version_of("bundled") is weaponref.catalog()
    True
    """
    if text == BUNDLED:
        return options.the_catalog()
    if Path(text).exists():
        return options.the_catalog(text, only=True)
    return _revision(text)


def _revision(text: str) -> Catalog:
    """The catalogue of the folder ``data`` of the repository around the working directory, as it was at a revision."""
    import io
    import tarfile
    from tempfile import TemporaryDirectory

    from weaponref.catalogue import Catalog
    from weaponref.store import compile_data
    from weaponref.store.snapshot import Snapshot

    where = f"{text!r} is no folder and no file"
    top = _git("rev-parse", "--show-toplevel", problem=f"{where}, and there is no git repository here").decode().strip()
    commit = _git(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{text}^{{commit}}",
        problem=f"{where}, and git knows no such revision",
    ).decode().strip()  # fmt: skip
    packed = _git("-C", top, "archive", commit, "data", problem=f"the revision {text!r} has no folder data")
    with TemporaryDirectory(prefix="weaponref-") as folder, tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        # The first releases of Python 3.11 know no filters; the archive is made by git from its own store.
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(folder)  # noqa: S202
        return Catalog(Snapshot(compile_data(Path(folder) / "data")))


def _git(*arguments: str, problem: str) -> bytes:
    import subprocess

    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607  no shell
    except OSError as error:
        raise click.UsageError(f"{problem.partition(',')[0]}, and git, which reads revisions, cannot be run") from error
    if done.returncode:
        raise click.UsageError(problem)
    return done.stdout

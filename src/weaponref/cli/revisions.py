"""Catalogues of other versions of the data: the bundled one, folders and files, and revisions of a git repository."""

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

    from weaponref.catalogue import Catalog
    from weaponref.store.archives import read_tar

    where = f"{text!r} is no folder and no file"
    top = _git("rev-parse", "--show-toplevel", problem=f"{where}, and there is no git repository here").decode().strip()
    commit = _git(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{text}^{{commit}}",
        problem=f"{where}, and git knows no such revision",
    ).decode().strip()  # fmt: skip
    packed = _git("-C", top, "archive", commit, "data", problem=f"the revision {text!r} has no folder data")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        return Catalog(read_tar(archive))


def _git(*arguments: str, problem: str) -> bytes:
    import subprocess

    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607  no shell
    except OSError as error:
        raise click.UsageError(f"{problem.partition(',')[0]}, and git, which reads revisions, cannot be run") from error
    if done.returncode:
        raise click.UsageError(problem)
    return done.stdout

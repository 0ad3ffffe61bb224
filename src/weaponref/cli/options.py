"""Options that several commands share, and the catalogue that they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click


if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from weaponref.catalogue import Catalog

__all__ = ("as_json", "claim_choice", "claims", "data", "only_data", "page_format", "the_catalog", "units")

_Command = TypeVar("_Command", bound="Callable[..., Any]")

_UNITS = ("metric", "imperial", "as-stated")


def as_json(command: _Command) -> _Command:
    """``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON.")(command)


def page_format(command: _Command) -> _Command:
    """``--format``."""
    return click.option(
        "--format",
        "page_format",
        type=click.Choice(("text", "markdown")),
        default="text",
        show_default=True,
        help="A page for a terminal, or Markdown.",
    )(command)


def units(command: _Command) -> _Command:
    """``--units``."""
    return click.option(
        "--units",
        type=click.Choice(_UNITS),
        default="metric",
        show_default=True,
        help="Units of the figures; as-stated shows every statement in its own.",
    )(command)


def claims(command: _Command) -> _Command:
    """``--claims`` and ``--sources``."""
    listed = click.option(
        "--claims/--no-claims",
        "with_claims",
        default=None,
        help="List who says what for every property, or for none. [default: range, payload and warhead]",
    )
    sources = click.option(
        "--sources/--no-sources", "with_sources", default=True, show_default=True, help="List the sources."
    )
    return listed(sources(command))


def claim_choice(with_claims: bool | None) -> Any:
    """What ``--claims`` means to a page.

    >>> claim_choice(None), claim_choice(True), claim_choice(False)
    ('main', 'all', 'none')
    """
    return "main" if with_claims is None else "all" if with_claims else "none"


def only_data(command: _Command) -> _Command:
    """``--data`` and ``--only``."""
    path = click.option(
        "--data",
        "data_path",
        metavar="PATH",
        help="A folder or file of your own data, laid over the data that comes with weaponref.",
    )
    only = click.option("--only", is_flag=True, help="Use the data of --data alone.")
    return path(only(command))


def data(command: _Command) -> _Command:
    """``--data``, ``--only`` and ``--as-of``."""
    date = click.option(
        "--as-of",
        metavar="DATE",
        help="Only the claims published by the end of a day, month or year (2021-06-30); undated names stay.",
    )
    return only_data(date(command))


def the_catalog(data_path: str | None = None, only: bool = False, as_of: str | None = None) -> Catalog:
    """The catalogue that the options ask for.

    Raises:
        click.UsageError: the date cannot be read, there is nothing at the path, or ``--only`` stands alone.
        DataError: the data have faults.

    >>> the_catalog(as_of="2019").data_version.endswith("as of 2019")
    True
    """
    from weaponref.store import catalog, load

    found = catalog()
    if only and data_path is None:
        raise click.UsageError("--only needs --data PATH")
    if data_path is not None:
        if not data_path:
            # A variable that a script left unset; Python would take it for the working folder.
            raise click.UsageError("--data needs a folder or a file, not an empty text")
        try:
            own = load(data_path)
        except OSError as error:
            raise click.UsageError(f"cannot read {data_path}: {error.strerror or error}") from error
        found = own if only else found.overlay(own)
    if as_of is not None:
        try:
            found = found.as_of(as_of)
        except ValueError as error:
            raise click.UsageError(f"--as-of: {error}") from error
    return found

"""The command line: ``weaponref``.

Exit codes: 0 fine; 1 nothing found, an unknown or ambiguous name, or a quantity that cannot be converted (for ``diff``:
there are differences; for ``validate`` and ``lint``: there are findings); 2 wrong usage or data that cannot be loaded;
130 interrupted. Results go to standard output, messages to standard error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from weaponref.errors import AmbiguousNameError, DataError, UnknownSystemError, WeaponrefError


if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ("cli", "main")

_COMMANDS = {
    "show": "What is published about one system, claim by claim.",
    "compare": "Several systems side by side.",
    "find": "Systems by country, kind, range class or any figure.",
    "search": "Systems whose names are like a text.",
    "convert": "A quantity in another unit.",
    "cite": "A bibliography of the sources behind a system, or the data set itself.",
    "sources": "The sources behind a system, or all of them.",
    "export": "All the data, for other programs.",
    "diff": "What changed between two versions of the data.",
    "validate": "Check tables of names and figures against what is published.",
    "lint": "Check data files: faults, doubtful figures, form.",
    "coverage": "How well each figure is sourced, by kind and country.",
    "schema": "The JSON Schema of a data file, for editors.",
}

_INTERRUPTED = 130


class _Commands(click.Group):
    """Commands that are imported when they are called; `get` by name must stay quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        from importlib import import_module

        found: click.Command = import_module(f"weaponref.cli.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except UnknownSystemError as error:
            raise _failure(error, 1) from error
        except AmbiguousNameError as error:
            # Its own message may lead to a function of Python, which is no help here.
            raise _failure(AmbiguousNameError(error.name, error.candidates), 1) from error
        except DataError as error:
            raise _failure(error, 2) from error
        except BrokenPipeError:
            raise
        except (WeaponrefError, ValueError, OSError) as error:
            # What a command does not handle itself was wrong in what it was asked.
            raise _failure(error, 2) from error


class _NotFound(click.ClickException):
    """What was asked for is not there."""

    exit_code = 1


class _Trouble(click.ClickException):
    """What was asked for cannot be done."""

    exit_code = 2


def _failure(error: Exception, code: int) -> click.ClickException:
    return _NotFound(str(error)) if code == 1 else _Trouble(str(error))


def _version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    import weaponref
    from weaponref.cli.output import write

    try:
        package = weaponref.__version__
    except ImportError:  # a checkout on the path, never installed
        package = "(not installed)"
    write(f"weaponref {package}\ndata {weaponref.data_version}\n")
    ctx.exit()


@click.group(
    cls=_Commands,
    name="weaponref",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=False,
    invoke_without_command=True,
    epilog="Names can be written in any script and spelling: KN-23, kn23, Hwasong-11Ga, 화성-11가.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version of the package and of the data, and exit.",
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Published, source-attributed reference figures on weapon systems: who said what, and when."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code.

    >>> main(["convert", "550 miles", "km"])
    885.1392 km
    550 miles (890 km)
    0
    """
    try:
        result = cli.main(
            args=None if arguments is None else list(arguments), prog_name="weaponref", standalone_mode=False
        )
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    return result if isinstance(result, int) else 0

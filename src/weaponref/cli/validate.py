"""``weaponref validate``: checking tables of names and figures against what is published."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from weaponref.cli import options


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from weaponref.validation import Report

__all__ = ("command",)

_FORMATS = ("text", "json", "markdown", "html", "sarif", "junit", "csv")
_STANDARD_INPUT = "-"
_LONG_WORK = 2_000_000  # bytes of files from which it is worth showing how far the work is
_STEPS = 5  # that a check tells of


@click.command("validate")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--name", metavar="COLUMN", help="The column of names; found by its header if not given.")
@click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="COLUMN=PROPERTY[:UNIT]",
    help="What a column holds; may be given several times. COLUMN= leaves one out. [default: by the headers]",
)
@click.option("--unit", metavar="UNIT|COLUMN", help="The unit of numbers without one, or the column that gives it.")
@click.option("--country", metavar="COUNTRY|COLUMN", help="The country of origin, or the column that gives it.")
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True, help="The form of the report."
)
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", "note")),
    default="warning",
    show_default=True,
    help="The severity from which the exit code is 1.",
)
@click.option(
    "--tolerance",
    default="5%",
    show_default=True,
    metavar="SHARE",
    help="How far outside what is published a value is still near: 5% or 0.05.",
)
@click.option("--limit", type=click.IntRange(1), default=10_000, show_default=True, help="Rows listed at most.")
@click.option(
    "--severity",
    "graded",
    multiple=True,
    metavar="VERDICT=LEVEL",
    help="How serious a verdict is: ok, note, warning or error; may be given several times.",
)
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook; the first that holds a table if not given.")
@click.option("--encoding", metavar="NAME", help="The encoding of a text file; found out if not given.")
@click.option("--separator", metavar="SIGN", help="What separates cells: a sign, or tab, comma, semicolon or pipe.")
@options.data
@click.option("--output", type=click.Path(path_type=Path), metavar="PATH", help="Write the report into a file.")
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    name: str | None,
    mapped: tuple[str, ...],
    unit: str | None,
    country: str | None,
    form: str,
    fail_on: str,
    tolerance: str,
    limit: int,
    graded: tuple[str, ...],
    sheet: str | None,
    encoding: str | None,
    separator: str | None,
    data_path: str | None,
    only: bool,
    as_of: str | None,
    output: Path | None,
    force: bool,
) -> None:
    """Check tables of names and figures against what is published.

    FILE is CSV, TSV, JSON, JSON Lines, Excel or Parquet; "-" is standard input. Columns are found by their headers
    (range_km, "Range (mi)", 사거리); the report says how each was read, and --name and --map say it otherwise.

    Nothing is ever called wrong: a value agrees with what is published or is outside it. The exit code is 0 if nothing
    at or above --fail-on was found, 1 if something was, and 2 if a file could not be checked; nothing is written then.
    """
    from weaponref.cli.files import check_target, write_file
    from weaponref.validation import validate

    if output == Path("-"):
        output = None  # standard output, as it is without the option
    if output is not None:
        check_target(output, force=force)
        _check_no_table(output, files)
    asked: Any = {
        "name": name,
        "columns": _pairs(mapped, "--map", "COLUMN=PROPERTY[:UNIT]") or None,
        "unit": unit,
        "country": country,
        "catalog": options.the_catalog(data_path, only, as_of),
        "tolerance": _share(tolerance),
        "severities": _pairs(graded, "--severity", "VERDICT=LEVEL"),
        "limit": limit,
        "sheet": sheet,
        "encoding": encoding,
        "separator": separator,
    }
    reports: list[Report] = []
    with ExitStack() as held:
        paths = [_path_of(file, held) for file in files]
        with _progress(paths) as steps:
            for file, path in zip(files, paths, strict=True):
                with _named(file):
                    report = validate(path, **asked, progress=steps(file))
                reports.append(_of_standard_input(report) if file == _STANDARD_INPUT else report)
        if output is None:
            _print(form, reports, fail_on)
        else:
            write_file(output, _text(form, reports, fail_on), force=force)
            _say_where(reports, output)
    ctx.exit(1 if any(report.reaches(fail_on) for report in reports) else 0)


def _check_no_table(output: Path, files: Sequence[str]) -> None:
    """Refuse to write a report over a table that it is about."""
    for file in files:
        if file != _STANDARD_INPUT and Path(file).exists() and output.exists() and output.samefile(file):
            raise click.UsageError(f"{output} is a table that is to be checked; the report needs a file of its own")


def _pairs(given: Sequence[str], option: str, form: str) -> dict[str, str | None]:
    """The values of an option like ``--map``: what stands before and after the last equals sign.

    >>> _pairs(("reach=range_max:mi", "notes="), "--map", "COLUMN=PROPERTY")
    {'reach': 'range_max:mi', 'notes': None}
    """
    found: dict[str, str | None] = {}
    for each in given:
        before, sign, after = each.rpartition("=")
        if not sign or not before.strip():
            raise click.UsageError(f"{option} is {form}, not {each!r}")
        if before in found:
            raise click.UsageError(f"{option}: {before!r} is given twice")
        found[before] = after.strip() or None
    return found


def _share(text: str) -> float:
    """A share as a number, or in per cent.

    >>> _share("5%"), _share("0.1")
    (0.05, 0.1)
    """
    number, percent, rest = text.strip().partition("%")
    try:
        share = float(number) / (100 if percent else 1)
    except ValueError:
        share = -1.0
    if rest or not 0 <= share < 1:
        raise click.UsageError(f"--tolerance is a share such as 5% or 0.05, not {text!r}")
    return share


def _path_of(file: str, held: ExitStack) -> Path:
    """The path of a file; what comes in on standard input is kept in a file for as long as it is needed."""
    if file != _STANDARD_INPUT:
        return Path(file)
    import shutil
    import sys
    from tempfile import TemporaryDirectory

    kept = Path(held.enter_context(TemporaryDirectory()), "standard input")
    with kept.open("wb") as copy:
        shutil.copyfileobj(sys.stdin.buffer, copy)
    return kept


def _of_standard_input(report: Report) -> Report:
    from attrs import evolve

    return evolve(report, source="standard input", path=None)


@contextmanager
def _named(file: str) -> Iterator[None]:
    """Say in which file something is not as it was asked for."""
    from weaponref.errors import BindingError, TableError

    shown = "standard input" if file == _STANDARD_INPUT else file
    try:
        yield
    except BindingError as error:
        raise BindingError(f"{shown}: {error}", error.headers) from error
    except TableError as error:
        raise TableError(shown, error.reason, line=error.line, column=error.column) from error


@contextmanager
def _progress(paths: Sequence[Path]) -> Iterator[Callable[[str], Callable[[str], None]]]:
    """What is told of the steps of each check: a bar for long work on a terminal, else nothing."""
    import sys

    size = sum(path.stat().st_size for path in paths if path.is_file())
    if size < _LONG_WORK or not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=_STEPS * len(paths))

        def of_file(file: str) -> Callable[[str], None]:
            bar.update(task, description=f"{escape(file)}: reading")

            def step(words: str) -> None:
                bar.update(task, advance=1, description=f"{escape(file)}: {words}")

            return step

        yield of_file


def _silent(_file: str) -> Callable[[str], None]:
    return lambda _step: None


def _text(form: str, reports: Sequence[Report], fail_on: str) -> str:
    """The reports in a form, as one text."""
    from weaponref.render import report as forms

    if form == "json":
        return forms.report_json(reports[0]) if len(reports) == 1 else forms.reports_json(reports)
    if form == "junit":
        return forms.reports_junit(reports, fail_on=fail_on)
    made: dict[str, Callable[[Sequence[Report]], str]] = {
        "text": forms.reports_text,
        "markdown": forms.reports_markdown,
        "html": forms.reports_html,
        "sarif": forms.reports_sarif,
        "csv": forms.reports_csv,
    }
    return made[form](reports)


def _print(form: str, reports: Sequence[Report], fail_on: str) -> None:
    """Write the reports to standard output: in colour on a terminal, and JSON so that it can show it."""
    from weaponref.cli.output import write, write_json, write_page
    from weaponref.render import report as forms

    if form == "text":
        for place, report in enumerate(reports):
            if place:
                write("\n")
            write_page(forms.report_page(report))
    elif form == "json":
        write_json(forms.report_data(reports[0]) if len(reports) == 1 else forms.reports_data(reports))
    elif form == "sarif":
        write_json(forms.sarif_data(reports))
    else:
        write(_text(form, reports, fail_on))


def _say_where(reports: Sequence[Report], output: Path) -> None:
    """A line for each report that went into a file."""
    from weaponref.cli.output import message
    from weaponref.render.report.words import headline

    for report in reports:
        message(f"{report.source}: {headline(report)}")
    message(f"{output} written")

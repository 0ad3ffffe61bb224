"""``weaponref lint``: checking data files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from weaponref.cli import options


if TYPE_CHECKING:
    from weaponref.linting import Finding, LintReport

__all__ = ("command",)


@click.command("lint")
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--fix", is_flag=True, help="Write the files in their canonical form; no text is changed.")
@click.option("--notes/--no-notes", default=True, show_default=True, help="Show what could be better.")
@click.option("--only", multiple=True, metavar="RULE", help="Run this rule alone; may be given several times.")
@options.as_json
@click.pass_context
def command(
    ctx: click.Context, path: Path | None, fix: bool, notes: bool, only: tuple[str, ...], as_json: bool
) -> None:
    """Check data files: what keeps them from loading, what is doubtful, and their form.

    PATH is a folder of data files, a part of one, or a file; without it, the folder "data" of the project that the
    command is run in. Files of your own may refer to the records and sources that come with weaponref.

    A finding is file:line:column: severity: what and what to do [rule]. The exit code is 0 if there is neither an error
    nor a warning, 1 if there is, and 2 if nothing could be checked.
    """
    from weaponref.cli.output import message, write, write_json
    from weaponref.linting import lint

    folder = path or _default()
    report = lint(folder, fix=fix, only=only or None)
    if fix and report.ok:
        _refresh_stub(folder)
    shown = [finding for finding in report.findings if notes or finding.severity != "note"]
    if as_json:
        write_json(_data(report, shown))
    elif shown:
        write("".join(f"{finding}\n" for finding in shown))
    message(_summary(report))
    ctx.exit(0 if report.ok else 1)


def _default() -> Path:
    """The folder ``data`` of the project around the working directory."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "data" / "systems").is_dir():
            data = folder / "data"
            return data.relative_to(here) if data.is_relative_to(here) else data
    raise click.UsageError("there is no folder data/systems here or above; give the PATH of your data files")


def _refresh_stub(path: Path) -> None:
    """Bring the stub that lists the bundled systems up to date, where their own data files were checked."""
    from weaponref.cli.output import message
    from weaponref.store import catalog
    from weaponref.store.bundled import data_folder

    data = data_folder()
    if data is None or not path.resolve().is_relative_to(Path(data).resolve()):
        return
    from weaponref.render import stubs

    if stubs.refresh(catalog(), stubs.STUB):
        message(f"{stubs.STUB.name} rewritten")


def _data(report: LintReport, shown: list[Finding]) -> dict[str, Any]:
    from attrs import asdict

    return {
        "ok": report.ok,
        "files": report.files,
        "records": report.records,
        "errors": report.count("error"),
        "warnings": report.count("warning"),
        "notes": report.count("note"),
        "fixed": list(report.fixed),
        "findings": [asdict(finding) for finding in shown],
    }


def _summary(report: LintReport) -> str:
    from weaponref.render.words import counted

    parts = [counted(report.count(severity), severity) for severity in ("error", "warning", "note")]
    files = f"{counted(report.files, 'file')}, {counted(report.records, 'record')}"
    fixed = f"; {counted(len(report.fixed), 'file')} rewritten" if report.fixed else ""
    return f"{files}: {', '.join(parts)}{fixed}"

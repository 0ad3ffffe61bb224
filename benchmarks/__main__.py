"""Measure weaponref and print one Markdown table: ``python benchmarks`` where the wheel is installed.

``nox -s bench`` builds the wheel, installs it beside the libraries it is compared with, and runs this. What is
measured, and how, is told in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import data_files
import exports
import first_use
import growth
import validate
import warm_calls
from processes import output
from table import paste, render


__all__ = ("main",)


class _Effort(NamedTuple):
    rounds: int
    batches: int
    batch_seconds: float
    sizes: tuple[int, int, int]
    yaml_rounds: int
    file_rounds: int
    export_rounds: int


_FULL = _Effort(
    rounds=21, batches=9, batch_seconds=0.05, sizes=(35, 346, 3460), yaml_rounds=1, file_rounds=5, export_rounds=3
)
_QUICK = _Effort(
    rounds=1, batches=1, batch_seconds=0.001, sizes=(2, 4, 8), yaml_rounds=1, file_rounds=1, export_rounds=1
)


def main() -> int:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="python benchmarks", description="Measure weaponref; print one table.")
    parser.add_argument("--quick", action="store_true", help="tiny counts: shows that it runs, not how fast")
    parser.add_argument("--rounds", type=int, help="how many fresh processes each case gets")
    parser.add_argument("--validate", action="store_true", help="measure checks of tables instead, which takes minutes")
    parser.add_argument("--large", action="store_true", help="with --validate: also check ten times as many rows")
    parser.add_argument("--paste", type=Path, action="append", default=[], metavar="FILE", help="also put it into FILE")
    arguments = parser.parse_args()
    effort = _QUICK if arguments.quick else _FULL
    if arguments.rounds:
        effort = effort._replace(rounds=arguments.rounds)
    if not hasattr(os, "wait4"):
        sys.exit("The benchmarks ask the system what a process cost, which needs Linux, macOS or another Unix.")
    if find_spec("weaponref") is None:
        sys.exit("weaponref is not installed in this Python; nox -s bench builds and installs it.")
    try:
        text = measure_checks(arguments) if arguments.validate else measure(effort)
    except RuntimeError as error:
        sys.exit(
            f"{error}\nA measured process failed, as shown above. Is the installed weaponref that of this checkout?"
        )
    print(text)
    for path in arguments.paste:
        paste(text, path, "checks" if arguments.validate else "benchmarks")
    return 0


def measure(effort: _Effort) -> str:
    """Everything: the facts of the machine, an empty line, the table."""
    with TemporaryDirectory(prefix="weaponref-bench-") as work:
        # First, because it is what fails when the installed package and the data do not belong together.
        catalogues = growth.prepare(effort.sizes, Path(work))
        rows = first_use.measure(effort.rounds)
        rows += warm_calls.measure(effort.batches, effort.batch_seconds)
        rows += exports.measure(effort.export_rounds)
        rows += growth.measure(catalogues, effort.rounds, effort.yaml_rounds)
        rows += data_files.measure(effort.file_rounds)
    return f"{_facts(effort)}\n\n{render(rows)}"


def measure_checks(arguments: argparse.Namespace) -> str:
    """What checks of tables cost: the facts of the machine, an empty line, the table."""
    rows = 2_000 if arguments.quick else 10_000_000
    rounds = arguments.rounds or (1 if arguments.quick else 3)
    sizes = validate.Sizes(rows, 10 * rows * arguments.large, rows // 10, rows // 100)
    with TemporaryDirectory(prefix="weaponref-bench-") as work:
        table = render(validate.measure(sizes, rounds, Path(work)))
    names = ("duckdb", "frictionless", "narwhals", "pandas", "pandera", "pint", "polars", "pyarrow")
    libraries = ", ".join(f"{name} {found}" for name in names if (found := _version(name)))
    return f"{_machine()}; {libraries}. CPU time of the work alone; median of {rounds} processes a case.\n\n{table}"


def _machine() -> str:
    return (
        f"{platform.python_implementation()} {platform.python_version()} on {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} cores; weaponref {_version('weaponref') or 'unknown'} "
        f"({_state()})"
    )


def _facts(effort: _Effort) -> str:
    libraries = ", ".join(f"{name} {found}" for name in ("attrs", *first_use.PEERS) if (found := _version(name)))
    return (
        f"{_machine()}; {libraries}. "
        f"First look-ups and compiled catalogues: median of {effort.rounds} processes a case."
    )


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _state() -> str:
    """How weaponref is installed, for figures that only hold for one way of doing it."""
    code = (
        f"{first_use.LOOK_UP}; import json, os, sys; "
        "own = [each for name, each in sys.modules.items() if name.partition('.')[0] == 'weaponref']; "
        "folder = os.path.dirname(weaponref.__file__); "
        "print(json.dumps([os.path.isdir(os.path.join(folder, '_data')), "
        "all(each.__cached__ and os.path.exists(each.__cached__) for each in own)]))"
    )
    is_wheel, is_compiled = json.loads(output("-P", "-c", code))
    return f"{'wheel' if is_wheel else 'source checkout'}, {'' if is_compiled else 'not '}byte-compiled"


if __name__ == "__main__":
    sys.exit(main())

"""What a check of a table costs, beside the same check by hand, just reading the file, and other validators."""

from __future__ import annotations

from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from messy_cells import CELLS
from processes import FOLDER, Usage, output
from table import Row, megabytes, microseconds, milliseconds, verdict


if TYPE_CHECKING:
    from pathlib import Path

__all__ = ("Sizes", "measure")

_MEMORY_MOST = 600e6
_HAND_MOST, _READ_MOST, _GROWTH_MOST = 1.4, 4.0, 1.5
_PANDERA_LEAST, _FRICTIONLESS_LEAST, _PINT_LEAST = 3.0, 4.0, 300.0
_TEXT_LEAST, _CELL_MOST = 8e6, 15e-6
_PROGRAM = str(FOLDER / "validate_cases.py")
_NEEDED = {
    "polars": "polars",
    "duckdb": "duckdb",
    "pandas": "pandas",
    "pandera": "pandera",
    "frictionless": "frictionless",
}


class Sizes(NamedTuple):
    """How many rows the files have.

    Attributes:
        rows: of the Parquet files.
        large: of the one for growth; 0 leaves it out.
        text: of the CSV file that is read row by row.
        pint: of the one that is read with a Quantity for every cell.
    """

    rows: int
    large: int
    text: int
    pint: int


def measure(sizes: Sizes, rounds: int, folder: Path) -> list[Row]:
    """Rows for the engines, for the other validators, and for a column of texts.

    Args:
        sizes: how large the tables are.
        rounds: how many fresh processes each case gets.
        folder: where the tables are written.
    """
    files = {
        "numbers": _written(folder / "numbers.parquet", sizes.rows),
        "text": _written(folder / "text.parquet", sizes.rows, "text"),
        "csv": _written(folder / "rows.csv", sizes.text),
        "pint": _written(folder / "few.csv", sizes.pint),
    }
    small = {
        ".parquet": _written(folder / "small.parquet", 1000),
        ".csv": _written(folder / "small.csv", 1000),
        "text": _written(folder / "small-text.parquet", 1000, "text"),
    }
    cases = {
        **dict.fromkeys(("read_polars", "hand_polars", "check_polars", "read_duckdb", "hand_duckdb"), "numbers"),
        **dict.fromkeys(("check_duckdb", "check_path", "check_pandas", "pandera_pandas"), "numbers"),
        **dict.fromkeys(("check_csv", "frictionless_csv"), "csv"),
        "pint_rows": "pint", "check_text": "text", "read_cells": "text",
    }  # fmt: skip
    found: dict[str, list[Usage]] = {case: [] for case in cases if _there(case)}
    for _ in range(rounds):
        for case, uses in found.items():
            file = files[cases[case]]
            uses.append(_run(case, file, small["text"] if cases[case] == "text" else small[file.suffix]))
    costs = {
        case: Usage(median(each.cpu for each in uses), median(each.memory for each in uses))
        for case, uses in found.items()
    }
    rows = [row for engine in ("polars", "duckdb") for row in _engine(engine, costs, sizes.rows)]
    if sizes.large:
        large = _written(folder / "large.parquet", sizes.large)
        for engine in ("polars", "duckdb"):
            case = f"check_{engine}"
            rows.append(_growth(engine, sizes.large, _run(case, large, small[".parquet"]), costs[case]))
    rows.append(_row("the path of the file", sizes.rows, costs.get("check_path")))
    rows += _peer("pandas", "check_pandas", "pandera", "pandera_pandas", costs, sizes.rows, _PANDERA_LEAST)
    rows += _peer(
        "standard library, CSV", "check_csv", "frictionless", "frictionless_csv", costs, sizes.text, _FRICTIONLESS_LEAST
    )
    return [*rows, _pint(costs, sizes), *_texts(costs, sizes.rows)]


def _written(path: Path, rows: int, kind: str = "numbers") -> Path:
    output("-P", _PROGRAM, "write", str(path), str(rows), kind, first=FOLDER)
    return path


def _run(case: str, path: Path, small: Path) -> Usage:
    cpu, memory = output("-P", _PROGRAM, case, str(path), str(small), first=FOLDER).split()[-2:]
    return Usage(float(cpu), float(memory))


def _there(case: str) -> bool:
    return all(find_spec(package) is not None for word, package in _NEEDED.items() if word in case)


def _row(case: str, rows: int, cost: Usage | None, ratio: str = "", bar: str = "", met: str = "") -> Row:
    told = f"{case}, {rows:,} rows"
    if cost is None:
        return Row("check", told, "not installed")
    return Row("check", told, milliseconds(cost.cpu), megabytes(cost.memory), ratio, bar, met)


def _engine(engine: str, costs: dict[str, Usage], rows: int) -> list[Row]:
    read, hand, check = (costs.get(f"{what}_{engine}") for what in ("read", "hand", "check"))
    if read is None or hand is None or check is None:
        return [_row(f"{engine}: **weaponref**", rows, None)]
    to_hand, to_read = check.cpu / hand.cpu, check.cpu / read.cpu
    return [
        _row(f"{engine}: just reading", rows, read),
        _row(f"{engine}: by hand", rows, hand, f"{hand.cpu / read.cpu:.2f}"),
        _row(
            f"{engine}: **weaponref**", rows, check, f"{to_hand:.2f}, {to_read:.2f}",
            f"≤ {_HAND_MOST} of by hand, ≤ {_READ_MOST:.0f} of reading, ≤ {_MEMORY_MOST / 1e6:.0f} MB",
            verdict(to_hand <= _HAND_MOST, to_read <= _READ_MOST, check.memory <= _MEMORY_MOST),
        ),
    ]  # fmt: skip


def _growth(engine: str, rows: int, large: Usage, small: Usage) -> Row:
    ratio = large.memory / small.memory
    bar = f"memory ≤ {_GROWTH_MOST} of a tenth of the rows"
    return _row(f"{engine}: **weaponref**", rows, large, f"{ratio:.2f}", bar, verdict(ratio <= _GROWTH_MOST))


def _peer(case: str, own: str, peer: str, theirs: str, costs: dict[str, Usage], rows: int, least: float) -> list[Row]:
    mine, other = costs.get(own), costs.get(theirs)
    if mine is None or other is None:
        return [_row(f"{case}: **weaponref**", rows, mine), _row(f"{case}: {peer}", rows, other)]
    ratio = other.cpu / mine.cpu
    return [
        _row(f"{case}: **weaponref**", rows, mine),
        _row(f"{case}: {peer}", rows, other, f"{ratio:.2f}", f"≥ {least:.0f} of weaponref", verdict(ratio >= least)),
    ]


def _pint(costs: dict[str, Usage], sizes: Sizes) -> Row:
    """A Quantity for every cell, against the check of a file by its path; both by row."""
    each, check = costs["pint_rows"], costs.get("check_path")
    if check is None:
        return _row("a pint Quantity for every cell", sizes.pint, each)
    ratio = (each.cpu / sizes.pint) / (check.cpu / sizes.rows)
    bar = f"≥ {_PINT_LEAST:.0f} of weaponref, by row"
    return _row("a pint Quantity for every cell", sizes.pint, each, f"{ratio:,.0f}", bar, verdict(ratio >= _PINT_LEAST))


def _texts(costs: dict[str, Usage], rows: int) -> list[Row]:
    cell = costs["read_cells"].cpu / CELLS
    bar = f"≤ {_CELL_MOST * 1e6:.0f} µs"
    read = Row("check", "a distinct messy cell, read", microseconds(cell), bar=bar, met=verdict(cell <= _CELL_MOST))
    check = costs.get("check_text")
    if check is None:
        return [read, _row("polars: a column of 10,000 distinct messy cells", rows, None)]
    speed = rows / check.cpu
    told = _row(
        "polars: a column of 10,000 distinct messy cells", rows, check, f"{speed / 1e6:.1f} million rows/s",
        f"≥ {_TEXT_LEAST / 1e6:.0f} million rows/s", verdict(speed >= _TEXT_LEAST),
    )  # fmt: skip
    return [read, told]

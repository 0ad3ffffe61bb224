"""What it takes to export the whole catalogue: a fresh process for each format, from its start to its end."""

from __future__ import annotations

from importlib.util import find_spec

from processes import interleaved
from table import Row, megabytes, milliseconds, verdict


__all__ = ("measure",)

# Each format, and the package that it needs besides those that weaponref always has.
_FORMATS: dict[str, str | None] = {
    "csv": None,
    "json": None,
    "parquet": "pyarrow",
    "sqlite": None,
    "datapackage": None,
    "csl-json": None,
    "bibtex": None,
}
_BAR = 2.0


def measure(rounds: int) -> list[Row]:
    """The time and memory of an export in each format, against its bar."""
    there = [name for name, package in _FORMATS.items() if package is None or find_spec(package)]
    found = interleaved({name: (_code(name), None) for name in there}, rounds)
    rows = []
    for name in _FORMATS:
        case = f"`catalog().export(…, format={name!r})`"
        if name not in found:
            rows.append(Row("export", case, "not installed"))
            continue
        cpu, memory = found[name]
        rows.append(
            Row("export", case, milliseconds(cpu), megabytes(memory), bar=f"≤ {_BAR:.0f} s", met=verdict(cpu <= _BAR))
        )
    return rows


def _code(name: str) -> str:
    return (
        "import tempfile, weaponref\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        f"    weaponref.catalog().export(folder + '/made', format={name!r})\n"
    )

"""What a script pays that imports a library and looks one thing up: weaponref beside other reference libraries."""

from __future__ import annotations

from importlib.util import find_spec
from typing import NamedTuple

from processes import Usage, interleaved, output
from table import Row, megabytes, milliseconds, verdict


__all__ = ("LOOK_UP", "PEERS", "UNWANTED", "measure")

LOOK_UP = 'import weaponref; weaponref.get("Hwasong-11Ga").range_max.high'
UNWANTED = (
    "asyncio",
    "click",
    "duckdb",
    "importlib.metadata",
    "importlib.resources",
    "matplotlib",
    "narwhals",
    "numpy",
    "pandas",
    "pint",
    "polars",
    "pyarrow",
    "rich",
    "yaml",
)
"""Modules that a look-up has no use for."""

_NAME = "first look-up"
_MEASURE = "pycountry"


class _Case(NamedTuple):
    label: str
    package: str | None
    code: str


PEERS = ("pycountry", "periodictable", "particle", "mendeleev", "chemicals")
_CASES = (
    _Case("bare Python (the floor)", None, "pass"),
    _Case("`import attrs`", "attrs", "import attrs"),
    _Case("**weaponref** `get(…).range_max.high`", "weaponref", LOOK_UP),
    _Case("pycountry `countries.lookup(…)`", "pycountry", 'import pycountry; pycountry.countries.lookup("Germany")'),
    _Case("periodictable `Fe.mass`", "periodictable", "import periodictable; periodictable.Fe.mass"),
    _Case(
        "particle `Particle.from_name(…)`",
        "particle",
        'from particle import Particle; Particle.from_name("pi+")',
    ),
    _Case("mendeleev `element(…)`", "mendeleev", 'from mendeleev import element; element("Fe")'),
    _Case("chemicals `CAS_from_any(…)`", "chemicals", 'from chemicals import CAS_from_any; CAS_from_any("water")'),
)


def measure(rounds: int) -> list[Row]:
    """Import and first look-up in a fresh process, all libraries by turns."""
    present = [case for case in _CASES if case.package is None or find_spec(case.package)]
    found = interleaved({case.label: (case.code, None) for case in present}, rounds)
    measures = [found[case.label] for case in present if case.package == _MEASURE]
    rows = [_row(case, found.get(case.label), *measures) for case in _CASES]
    return [*rows, _unwanted()]


def _row(case: _Case, use: Usage | None, measure: Usage | None = None) -> Row:
    if use is None:
        return Row(_NAME, case.label, "not installed")
    row = Row(_NAME, case.label, milliseconds(use.cpu), megabytes(use.memory))
    if measure is None:
        return row
    time, memory = use.cpu / measure.cpu, use.memory / measure.memory
    row = row._replace(ratio=f"{time:.2f}, {memory:.2f}")
    if case.package != "weaponref":
        return row
    return row._replace(bar=f"≤ 1, ≤ 1 of {_MEASURE}", met=verdict(time <= 1, memory <= 1))


def _unwanted() -> Row:
    code = f"{LOOK_UP}; import sys; print(*sorted(set({UNWANTED!r}) & set(sys.modules)))"
    loaded = output("-P", "-c", code).split()
    case = f"weaponref: heavy modules loaded, of {len(UNWANTED)}"
    return Row(_NAME, case, ", ".join(loaded) or "none", bar="none", met=verdict(not loaded))

"""The edge to pint."""

from __future__ import annotations

import subprocess
import sys

import pint
import pytest

from weaponref.errors import AmbiguousUnitError, DimensionError, UnknownUnitError
from weaponref.quantities import quantity
from weaponref.units import SYMBOLS, dimension


def test_a_quantity_is_of_the_application_registry() -> None:
    registry = pint.get_application_registry()  # type: ignore[no-untyped-call]
    assert quantity(900, "km") + 1 * registry.kilometer == 901 * registry.kilometer


@pytest.mark.parametrize(
    "symbol", [s for s in SYMBOLS if s not in ("ton", "mach") and not dimension(s).startswith("money:")]
)
def test_every_measurable_unit_has_a_quantity(symbol: str) -> None:
    assert quantity(2.0, symbol).magnitude == 2.0


def test_counts_and_bare_numbers_are_dimensionless() -> None:
    assert quantity(148, "count").dimensionless
    assert quantity(148, None).dimensionless


@pytest.mark.parametrize(
    ("symbol", "error", "word"),
    [
        ("mach", DimensionError, "sound"),
        ("ton", AmbiguousUnitError, "short ton"),
        ("USD", DimensionError, "money"),
        ("parsec", UnknownUnitError, "parsec"),
    ],
)
def test_what_pint_cannot_measure_is_refused_with_the_reason(symbol: str, error: type[Exception], word: str) -> None:
    with pytest.raises(error, match=word):
        quantity(1.0, symbol)


def test_parsing_and_converting_load_no_pint() -> None:
    code = (
        "import sys; from weaponref.grammar import parse; parse('about 900 km (550 miles)').to('mi').format('news');"
        "sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 -- fixed arguments

"""One table gives one report, whatever holds it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines import ENGINES, adversarial, checked, tables, told


ADVERSARIAL = adversarial()
REFERENCE = {
    limit: told(checked(ENGINES["rows"](ADVERSARIAL), headers=ADVERSARIAL.column_names, limit=limit))
    for limit in (1000, 6, 1)
}


@pytest.mark.parametrize("limit", [1000, 6, 1])
@pytest.mark.parametrize("engine", ENGINES)
def test_the_adversarial_table(engine: str, limit: int) -> None:
    """Nulls, NaN, infinities, monsters, every type: each finding, count and message is that of plain rows."""
    found = told(checked(ENGINES[engine](ADVERSARIAL), headers=ADVERSARIAL.column_names, limit=limit))
    for part, expected in REFERENCE[limit].items():
        assert found[part] == expected, part

"""What all tests share: how hypothesis searches, and where the checkout and a built wheel are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from building import build


# No deadline: how long one example takes depends on the machine and says nothing about the code.
settings.register_profile("dev", deadline=None)
# The same examples in every run, so that a red run is red again.
settings.register_profile(
    "ci", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The project's folder. It lacks src/ where the tests run against an installed wheel."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the checkout: the one that WEAPONREF_WHEEL names, or else a new one."""
    given = os.environ.get("WEAPONREF_WHEEL")
    if given:
        return Path(given)
    return build("wheel", checkout, tmp_path_factory.mktemp("wheel"))

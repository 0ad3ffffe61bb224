"""Past one machine: a Dask cluster of two workers checks a table."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import pytest

from weaponref import validate


if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL = {
    "missile": ["KN-23", "KN-24", None, "КN-23", "Foo"] * 20,
    "range_km": [280.0, 410.0, None, 9e9, -1.0] * 20,
    "payload": ["500 kg", "0.5 t", "n/a", "300 mi", "300"] * 20,
}


@pytest.fixture(scope="module")
def dask() -> Iterator[Any]:
    """A cluster of two worker processes."""
    import dask.dataframe as dd
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        Client(cluster),
    ):
        yield dd


def test_users_see_no_warning_of_the_frame_library(dask: Any) -> None:
    """What narwhals has to tell its own callers stays there, also where warnings are errors."""
    import pandas as pd

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        report = validate(dask.from_pandas(pd.DataFrame(SMALL), npartitions=2))

    assert report.rows == 100

"""Past one machine: a Dask cluster of two workers and a PySpark session give the report that plain rows give."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import pytest

from engines import adversarial, checked, told
from weaponref import validate


if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = ("missile", "range_km", "payload", "length", "unit", "apogee", "text", "country")
# Every type that the two have in common; what only one machine can take is tried in tests/.
ROWS = [
    {column: row[column] for column in COLUMNS}
    for row in adversarial().to_pylist()
    if not any(isinstance(cell, str) and len(cell) > 1000 for cell in row.values())
]
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


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A session of two threads."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]")
    for key, value in {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2"}.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def report_on(table: object, limit: int) -> dict[str, object]:
    """All that is said of a table of these columns."""
    return told(checked(table, headers=COLUMNS, limit=limit))


@pytest.mark.parametrize("limit", [1000, 6])
def test_a_dask_cluster_gives_the_same_report(dask: Any, limit: int) -> None:
    """In three partitions on two workers: the whole listing, and the first rows with counts of all."""
    import pandas as pd

    found = report_on(dask.from_pandas(pd.DataFrame(ROWS), npartitions=3), limit)

    for part, value in report_on(ROWS, limit).items():
        assert found[part] == value, part


@pytest.mark.parametrize("limit", [1000, 6])
def test_a_spark_session_gives_the_same_report(spark: Any, limit: int) -> None:
    """In the order in which the rows were given, numbered across partitions."""
    schema = (
        "missile string, range_km double, payload bigint, length string, unit string, apogee double, text string, "
        "country string"
    )
    frame = spark.createDataFrame([tuple(row[column] for column in COLUMNS) for row in ROWS], schema)
    assert frame.rdd.getNumPartitions() == 2

    found = report_on(frame, limit)

    for part, value in report_on(ROWS, limit).items():
        assert found[part] == value, part


def test_users_see_no_warning_of_the_frame_library(dask: Any) -> None:
    """What narwhals has to tell its own callers stays there, also where warnings are errors."""
    import pandas as pd

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        report = validate(dask.from_pandas(pd.DataFrame(SMALL), npartitions=2))

    assert report.rows == 100

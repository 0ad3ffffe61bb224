"""Catalogues, finds, comparisons, records and claims as tables."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Any

import pandas as pd
import pint
import polars as pl
import pyarrow as pa
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import weaponref
from making import catalogue, claim, family, figure, name, source, statements, system, transfer
from record_strategies import claims
from weaponref.comparison import compare
from weaponref.errors import DimensionError
from weaponref.render.data import claim_data, source_data
from weaponref.render.tables import Table, table
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from pathlib import Path

    from weaponref.model import Claim
    from weaponref.render.tables.units import Units

QUANTITIES = [prop for prop in PROPERTIES.values() if prop.type == "quantity"]
EMPTY = catalogue()
PYTHON = {"text": str, "number": float, "integer": int, "boolean": bool, "date": dt.date}


def wide(*claims: Any, units: Units | None = None, **fields: Any) -> dict[str, Any]:
    """The one row of a system that bears claims."""
    (row,) = system(*claims, **fields).to_records(shape="wide", units=units)
    return row


def long(*claims: Any, units: Units | None = None) -> list[dict[str, Any]]:
    """The rows of the claims of a system."""
    return system(*claims).to_records(units=units)


class TestLong:
    def test_a_row_is_a_claim(self) -> None:
        """Every claim has a row, deprecated ones too, with the record before it and the source behind it."""
        paper = source("post-2021", "2021-03", publisher="The Post")

        rows = long(claim("about 500 km", by=paper, attributed_to="Staff"), claim("900 km", deprecated=True))

        assert [(row["system"], row["name"], row["country"], row["record_type"]) for row in rows] == [
            ("x-1", "X-1", "KP", "system")
        ] * 2
        assert [(row["low"], row["high"], row["unit"], row["qualifier"]) for row in rows] == [
            (500.0, 500.0, "km", "about"),
            (900.0, 900.0, "km", None),
        ]
        assert [(row["deprecated"], row["in_hull"]) for row in rows] == [(False, True), (True, False)]
        assert (rows[0]["speaker"], rows[0]["source"], rows[0]["source_publisher"]) == (
            "Staff",
            "post-2021",
            "The Post",
        )
        assert rows[0]["source_issued"] == "2021-03"
        assert rows[0]["source_issued_earliest"] == dt.date(2021, 3, 1)
        assert rows[0]["source_issued_latest"] == dt.date(2021, 3, 31)

    def test_it_has_all_that_a_claim_and_its_source_have(self) -> None:
        """No field of the JSON of a claim or a source is without a column."""
        stated = claim("500 km")
        names = set(table(system(stated)).column_names)

        assert {"claim_id" if key == "id" else key for key in claim_data(stated)} <= names
        assert {"source" if key == "id" else f"source_{key}" for key in source_data(stated.source)} <= names

    @pytest.mark.parametrize(
        ("text", "low", "high", "open_low", "open_high"),
        [
            ("up to 500 km", None, 500.0, True, False),
            ("over 600 km", 600.0, None, False, True),
            ("up to 40–70 km", 40.0, 70.0, True, False),
            ("380–800 km", 380.0, 800.0, False, False),
        ],
    )
    def test_open_ends(self, text: str, low: float | None, high: float | None, open_low: bool, open_high: bool) -> None:
        """An open end is empty, and flagged; a range that a qualifier opens is flagged too."""
        (row,) = long(claim(text))

        assert (row["low"], row["high"], row["open_low"], row["open_high"]) == (low, high, open_low, open_high)

    @pytest.mark.parametrize(
        ("units", "high", "unit"),
        [
            ("metric", 885.1392, "km"),
            ("imperial", 550.0, "mi"),
            ("as-stated", 550.0, "mi"),
            ({"range_max": "m"}, 885139.2, "m"),
        ],
    )
    def test_units(self, units: Units, high: float, unit: str) -> None:
        """A quantity is given in the unit that was asked for, and as it is written in the data."""
        (row,) = long(claim("550 miles"), units=units)

        assert (row["high"], row["unit"], row["value"]) == (pytest.approx(high), unit, "550 miles")

    def test_what_does_not_convert_keeps_its_unit(self) -> None:
        """Mach has columns of its own; an unexplained ton and other money are in no hull and say what they are."""
        rows = long(
            claim("Mach 6", "speed_max"), claim("2 tons", "payload_mass", ton="unstated"), claim("€5", "unit_cost")
        )

        assert [(row["unit"], row["in_hull"]) for row in rows] == [("mach", True), ("ton", False), ("EUR", False)]

    def test_values_that_are_no_quantities(self) -> None:
        """Texts and countries stand in value; a date has the days that it may mean; the rest is empty."""
        rows = long(claim("deployed", "status"), claim("KP RU", "operators"), claim("1970s", "in_service"))

        assert [row["value"] for row in rows] == ["deployed", "KP, RU", "1970s"]
        assert [row["type"] for row in rows] == ["text", "countries", "date"]
        assert (rows[2]["value_earliest"], rows[2]["value_latest"]) == (dt.date(1970, 1, 1), dt.date(1979, 12, 31))
        assert {row[key] for row in rows for key in ("low", "high", "unit", "qualifier", "in_hull")} == {None}


class TestWide:
    @pytest.mark.parametrize("prop", PROPERTIES.values(), ids=lambda prop: prop.name)
    def test_every_property_has_columns(self, prop: Any) -> None:
        """What is stated, the numbers of claims and of origins, and the ends of what has ends."""
        names = {column.name for column in table(EMPTY, shape="wide").columns if column.property == prop.name}

        assert {f"{prop.name}_stated", f"{prop.name}_claims", f"{prop.name}_origins"} <= names
        if prop.type == "quantity":
            flags = {f"{prop.name}_{flag}" for flag in ("open_low", "open_high", "disagrees", "beside")}
            ends = {end for end in names if end.startswith((f"{prop.name}_low", f"{prop.name}_high"))}
            assert flags <= names
            assert len(ends) in (2, 4)
        if prop.type == "date":
            assert {f"{prop.name}_{part}" for part in ("earliest", "latest", "disagrees")} <= names

    def test_the_spread(self) -> None:
        """The ends of the hull, how many say so and independently, and that they cannot all be right."""
        row = wide(
            claim("up to 420 km", by="a", origin="o"),
            claim("420 km", by="b", origin="o"),
            claim("690 km", by="c"),
            claim("9,999 km", by="d", deprecated=True),
        )

        assert (row["range_max_low_km"], row["range_max_high_km"]) == (420.0, 690.0)
        assert (row["range_max_open_low"], row["range_max_open_high"]) == (True, False)
        assert (row["range_max_claims"], row["range_max_origins"], row["range_max_disagrees"]) == (3, 2, True)
        assert row["range_max_stated"] == "up to 420 km; 420 km; 690 km"

    def test_nothing_published(self) -> None:
        """Counts are 0, and all else is empty: no flag says that nothing is open or that nobody disagrees."""
        row = wide()
        columns = [column for column in table(system(), shape="wide").columns if column.property]

        counts = ("_claims", "_origins", "_beside")
        assert {row[column.name] for column in columns if column.name.endswith(counts)} == {0}
        assert {row[column.name] for column in columns if not column.name.endswith(counts)} == {None}

    def test_mach_stands_beside_kilometres_an_hour(self) -> None:
        """A speed has its ends in both, neither is converted, and no claim is left out."""
        row = wide(claim("Mach 6", "speed_max", by="a"), claim("2,000 km/h", "speed_max", by="b"))

        assert (row["speed_max_low_km_h"], row["speed_max_high_km_h"]) == (2000.0, 2000.0)
        assert (row["speed_max_low_mach"], row["speed_max_high_mach"]) == (6.0, 6.0)
        assert row["speed_max_beside"] == 0

    def test_what_is_beside_the_ends_is_counted(self) -> None:
        """A claim that converts to none of the units is counted and shown as stated, not lost."""
        row = wide(claim("€5", "unit_cost", by="a"), claim("$9", "unit_cost", by="b"))
        both = wide(claim("€5", "unit_cost"), units={"unit_cost": ("USD", "EUR")})

        assert (row["unit_cost_high_USD"], row["unit_cost_beside"], row["unit_cost_claims"]) == (9.0, 1, 2)
        assert (both["unit_cost_high_USD"], both["unit_cost_high_EUR"], both["unit_cost_beside"]) == (None, 5.0, 0)

    def test_dates(self) -> None:
        """The first and the last day that the claims may mean, and whether they exclude each other."""
        row = wide(claim("2019-05", "first_flight", by="a"), claim("2020", "first_flight", by="b"))

        assert (row["first_flight_earliest"], row["first_flight_latest"]) == (
            dt.date(2019, 5, 1),
            dt.date(2020, 12, 31),
        )
        assert row["first_flight_disagrees"] is True
        assert row["first_flight_stated"] == "2019-05; 2020"

    def test_what_a_record_is(self) -> None:
        """Its names, kind and country, classes that its claims support, and how much is behind it."""
        row = wide(claim("600 km"), names=(name("X-1"), name("КН-1")), external_ids=(("wikidata", "Q1"),))

        assert (row["name"], row["kind"], row["country"], row["names"]) == (
            "X-1",
            "ballistic missile",
            "KP",
            "X-1; КН-1",
        )
        assert (row["range_class_us"], row["mtcr"], row["external_ids"]) == ("SRBM", "unknown", "wikidata Q1")
        assert (row["claims"], row["origins"], row["sources"]) == (1, 1, 1)

    def test_units_as_stated_have_no_ends(self) -> None:
        """A column has one unit, so statements in their own units are shown as written; the flags stay."""
        row = wide(claim("550 miles", by="a"), claim("900 km", by="b"), units="as-stated")

        assert [key for key in row if key.startswith(("range_max_low", "range_max_high", "range_max_beside"))] == []
        assert row["range_max_stated"] == "550 miles; 900 km"
        assert row["range_max_disagrees"] is False

    @given(st.lists(claims(), max_size=8))
    def test_it_says_what_the_figure_says(self, stated: list[Claim]) -> None:
        """The ends and flags of a row are those of the record's own figures, wherever those are in the same unit."""
        record = system(*stated)
        (row,) = record.to_records(shape="wide")

        for prop in QUANTITIES:
            view: Any = record.view(prop.name)
            if view is not None and view.unit == prop.unit:
                suffix = {"km/h": "_km_h", "count": ""}.get(view.unit, f"_{view.unit}")
                ends = (row[f"{prop.name}_low{suffix}"], row[f"{prop.name}_high{suffix}"])
                assert ends == (view.low, view.high)
                assert row[f"{prop.name}_claims"] == len([each for each in view.claims if not each.deprecated])
                assert row[f"{prop.name}_origins"] == len(view.origins)


class TestWhatIsTabled:
    def test_a_catalogue(self) -> None:
        """Long: the claims of systems, families and transfers, each once. Wide: a row for each system."""
        member = system(claim("500 km"), family="xs")
        made = catalogue(
            member, family(claim("600 km"), members=(member,)), transfer(claim("40", "quantity_transferred"))
        )

        assert [row["record_type"] for row in made.to_records()] == ["system", "family", "transfer"]
        assert [row["system"] for row in made.to_records(shape="wide")] == ["x-1"]

    def test_the_bundled_catalogue(self) -> None:
        """It has as many rows as claims, and as many as systems; every id of a claim is there once."""
        bundled = weaponref.catalog()
        records = [*bundled.values(), *bundled.transfers.values()]
        rows = bundled.to_records()

        assert len(rows) == sum(len(record.claims) for record in records) == len({row["claim_id"] for row in rows})
        assert [row["system"] for row in bundled.to_records(shape="wide")] == list(bundled.systems)

    def test_what_a_filter_found(self) -> None:
        """All claims of the systems found, marked where they met the filter."""
        found = catalogue(system(claim("500 km", by="a"), claim("900 km", by="b"))).find(range_max="> 600 km")

        assert [(row["value"], row["met_filter"]) for row in found.to_records()] == [
            ("500 km", False),
            ("900 km", True),
        ]

    def test_what_a_search_found(self) -> None:
        """The records in the order of the hits, each row with score and reason; a family stands for itself alone."""
        member = system(claim("500 km"), family="xs")
        made = catalogue(member, family(claim("600 km", system="xs"), members=(member,)))
        hits = made.search("X")
        wide = hits.to_records(shape="wide")

        assert len(hits) == 2
        assert [(row["system"], row["score"], row["why"]) for row in wide] == [
            (hit.system.id, hit.score, hit.why) for hit in hits
        ]
        assert [row["score"] for row in hits.to_records()] == [hit.score for hit in hits]
        assert "score" in hits.to_pandas().columns
        assert "score" not in made.to_pandas().columns

    def test_a_search_that_found_nothing(self) -> None:
        """No rows, and the same columns."""
        made = catalogue(system(claim("500 km")))

        assert made.search("nothing like it").to_records() == []
        assert made.search("nothing like it").to_polars().columns == made.search("X").to_polars().columns

    def test_a_comparison(self) -> None:
        """Its own records, properties and units, unless others are asked for."""
        both = compare([system(claim("550 miles")), family(claim("1 t", "payload_mass"))], units="imperial")

        assert [row["unit"] for row in both.to_records()] == ["mi", "lb"]
        assert [row["system"] for row in both.to_records(shape="wide")] == ["x-1", "xs"]
        assert {c.property for c in table(both, shape="wide").columns} == {None, "range_max", "payload_mass"}
        assert both.to_records(units="metric", properties=["payload_mass"])[0]["high"] == 1000.0

    def test_a_family(self) -> None:
        """The family as a whole, then its members."""
        made = family(claim("600 km", system="xs"), members=(system(claim("500 km")),))

        assert [row["system"] for row in made.to_records()] == ["xs", "x-1"]
        assert [row["system"] for row in made.to_records(shape="wide")] == ["xs", "x-1"]

    def test_a_figure(self) -> None:
        """Its claims in its own unit; the record is not at hand, so its name is not in the columns."""
        shown = figure(claim("550 miles")).to("nmi")
        (row,) = shown.to_records()

        assert (row["system"], row["unit"], "name" in row) == ("x-1", "nmi", False)
        assert shown.to_records(shape="wide")[0]["range_max_high_nmi"] == pytest.approx(477.937, abs=0.001)
        assert shown.to_records(units="imperial")[0]["unit"] == "mi"

    def test_statements(self) -> None:
        """Their claims."""
        assert [row["value"] for row in statements(claim("deployed", "status")).to_records()] == ["deployed"]

    def test_other_things_are_refused(self) -> None:
        """What holds no claims is no table, and the error says what would be."""
        with pytest.raises(TypeError, match=r"a table is made of a catalogue, .* not of str"):
            table("KN-23")  # type: ignore[arg-type]


class TestChoices:
    @pytest.mark.parametrize(
        ("choices", "error", "message"),
        [
            ({"shape": "tall"}, ValueError, "unknown shape 'tall'; one of long, wide"),
            ({"units": "furlongs"}, ValueError, "unknown units 'furlongs'"),
            ({"units": {"rnage_max": "km"}}, ValueError, "did you mean 'range_max'"),
            ({"units": {"status": "km"}}, ValueError, "status is a text and has no unit"),
            ({"units": {"range_max": "kg"}}, DimensionError, "'km' measures length, 'kg' measures mass"),
            ({"properties": ["rnage_max"]}, ValueError, "did you mean 'range_max'"),
        ],
    )
    def test_what_is_unknown_is_refused(self, choices: Any, error: type[Exception], message: str) -> None:
        """The error says what was wrong and what would be right."""
        with pytest.raises(error, match=message):
            system().to_records(**choices)

    def test_properties_are_columns_in_the_order_asked_for(self) -> None:
        """And no others."""
        columns = table(EMPTY, shape="wide", properties=["crew", "range_max"]).columns

        assert list(dict.fromkeys(column.property for column in columns if column.property)) == ["crew", "range_max"]

    @pytest.mark.parametrize("units", ["metric", "imperial"])
    def test_a_unit_is_in_the_name_and_in_the_column(self, units: Units) -> None:
        """Every column with a unit ends in it, but for counts; names are fit for SQL, and none occurs twice."""
        columns = table(EMPTY, shape="wide", units=units).columns
        measured = [column for column in columns if column.unit not in (None, "count")]

        assert len(measured) > len(QUANTITIES)
        assert [each.name for each in measured if not each.name.endswith("_" + str(each.unit).replace("/", "_"))] == []
        assert [each.name for each in columns if not each.name.isidentifier()] == []
        assert len({each.name.lower() for each in columns}) == len(columns)


@pytest.mark.parametrize("shape", ["long", "wide"])
class TestFrames:
    def made(self, shape: Any) -> Table:
        """A table with every type of value, and with empty cells in every column that may have them."""
        record = system(
            claim("up to 500 km", by=source("a", "2021-03")),
            claim("2019-05", "first_flight"),
            claim("deployed", "status"),
            claim("40", "crew"),
        )
        return table(catalogue(record, system(id="y-1", name="화성-11가")), shape=shape)

    def test_values_are_of_the_type_of_their_column(self, shape: Any) -> None:
        """Text, float, int, bool or date, or nothing."""
        made = self.made(shape)
        types = {column.name: PYTHON[column.type] for column in made.columns}

        wrong = [
            (key, value)
            for row in made.records()
            for key, value in row.items()
            if value is not None and type(value) is not types[key]
        ]
        assert wrong == []

    def test_pandas(self, shape: Any) -> None:
        """The same values; missing ones are missing; units and versions are in attrs."""
        catalog = weaponref.catalog()
        made, frame = table(catalog, shape=shape), catalog.to_pandas(shape=shape)

        assert frame.attrs["data_version"] == catalog.data_version
        assert frame.attrs["licence"] == "CC0-1.0"
        assert frame.attrs["columns"].keys() == set(frame.columns)
        assert frame.isna().sum().sum() == sum(row.count(None) for row in made.rows)
        for column, values in made.values().items():
            assert frame[column].dropna().tolist() == [self.as_pandas(value) for value in values if value is not None]

    def test_pandas_keeps_what_is_known_of_columns(self, shape: Any, tmp_path: Path) -> None:
        """Also in a part of a frame, in a copy, and in a Parquet file."""
        frame = weaponref.get("KN-23").to_pandas(shape=shape)
        path = tmp_path / "kn-23.parquet"
        frame.to_parquet(path)

        for each in (frame["system"], frame[frame.system == "kn-23"], frame.copy(), pd.read_parquet(path)):
            assert each.attrs == frame.attrs

    def as_pandas(self, value: Any) -> Any:
        return pd.Timestamp(value) if isinstance(value, dt.date) else value

    def test_empty_pandas(self, shape: Any) -> None:
        """Without a row the columns and their types are the same."""
        full, empty = weaponref.catalog().to_pandas(shape=shape), EMPTY.to_pandas(shape=shape)

        assert len(empty) == 0
        assert empty.dtypes.to_dict() == full.dtypes.to_dict()
        expected = {"text": "string", "number": "float64", "integer": "Int64", "boolean": "boolean"}
        for column in table(EMPTY, shape=shape).columns:
            wanted = expected.get(column.type, "datetime64[s]")
            assert empty[column.name].dtype == pd.Series([], dtype=wanted).dtype

    def test_polars(self, shape: Any) -> None:
        """The same values, also without a row."""
        made = self.made(shape)
        frame = weaponref.catalog().to_polars(shape=shape)
        types = {"text": pl.String, "number": pl.Float64, "integer": pl.Int64, "boolean": pl.Boolean, "date": pl.Date}

        assert frame.to_dicts() == weaponref.catalog().to_records(shape=shape)
        assert dict(frame.schema) == {column.name: types[column.type] for column in made.columns}
        assert EMPTY.to_polars(shape=shape).schema == frame.schema

    def test_arrow(self, shape: Any) -> None:
        """The same values, also without a row; units and versions are in the metadata of the schema."""
        catalog = weaponref.catalog()
        made = catalog.to_arrow(shape=shape)

        assert made.to_pylist() == catalog.to_records(shape=shape)
        assert EMPTY.to_arrow(shape=shape).schema.equals(made.schema)
        assert made.schema.metadata[b"data_version"].decode() == catalog.data_version
        for column in table(EMPTY, shape=shape).columns:
            field = made.schema.field(column.name)
            assert {key.decode(): text.decode() for key, text in field.metadata.items()} == column.metadata
            assert pa.types.is_null(field.type) is False


class TestPint:
    def test_numbers_are_quantities(self) -> None:
        """What pint measures is a quantity of the application registry; Mach and money stay numbers."""
        frame = system(claim("550 miles"), claim("Mach 6", "speed_max")).to_pandas(shape="wide", dtype="pint")
        high = frame["range_max_high_km"]

        assert high.iloc[0].to("mile").magnitude == pytest.approx(550)
        assert high.pint.units == pint.get_application_registry().kilometer  # type: ignore[no-untyped-call]
        assert frame["speed_max_high_mach"].tolist() == [6.0]
        assert frame["unit_cost_low_USD"].dtype == "float64"

    def test_an_empty_frame_keeps_its_units(self) -> None:
        """A result without rows has the types of one with rows."""
        empty = EMPTY.to_pandas(shape="wide", dtype="pint")

        assert empty.dtypes.to_dict() == weaponref.catalog().to_pandas(shape="wide", dtype="pint").dtypes.to_dict()

    def test_a_table_without_units_is_refused(self) -> None:
        """In the long shape the unit stands in each row; the error says what to ask for."""
        with pytest.raises(ValueError, match='ask for shape="wide"'):
            system().to_pandas(dtype="pint")

    def test_other_dtypes_are_refused(self) -> None:
        """The error names those that there are."""
        with pytest.raises(ValueError, match="unknown dtype 'numpy'; one of plain, pint"):
            system().to_pandas(dtype="numpy")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("module", "extra", "call"),
    [
        ("pandas", "pandas", lambda: system().to_pandas()),
        ("polars", "polars", lambda: system().to_polars()),
        ("pyarrow", "arrow", lambda: system().to_arrow()),
        ("pint_pandas", "pint-pandas", lambda: system().to_pandas(shape="wide", dtype="pint")),
    ],
)
def test_a_missing_library(module: str, extra: str, call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the command that installs what is missing."""
    monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(ModuleNotFoundError, match=rf'pip install "weaponref\[{extra}\]"'):
        call()


def test_records_compare_as_before() -> None:
    """To be a table is no part of what a record is: equality and copies are as they were."""
    record = system(claim("500 km"))

    assert evolve(record) == record
    assert hash(record.range_max) == hash(system(claim("500 km")).range_max)

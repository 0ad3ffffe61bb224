"""Repaired copies: what is written, and what stays as it was."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import weaponref
from weaponref.validation.executors.mending import changed_pandas
from weaponref.validation.repairs import Change
from weaponref.validation.slips import Slip


if TYPE_CHECKING:
    from pathlib import Path

NAMES = ["КN-23", "KN-24", "KN-23"]  # the first letter of the first is Cyrillic


def repaired(data: Any, accept: object = None) -> Any:
    return weaponref.validate(data).fixed(accept).table


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Нwasong-11Ga", "Hwasong-11Ga"),
        ("3 x КN-23 (DPRK)", "3 x KN-23 (DPRK)"),
        ("Iskander-М / KN-23", "Iskander-M / KN-23"),
        ("Кинжaл", "Кинжал"),  # one letter was Latin
        ("Tочка-У", "Точка-У"),
        ("Oниkс", "Oniks"),
    ],
)
def test_a_name_in_one_script_is_the_name_that_was_written(written: str, better: str) -> None:
    """Another name of the system, a count and words in brackets stay; only letters are changed, and none is mixed."""
    assert repaired([{"missile": written}]) == [{"missile": better}]
    assert weaponref.validate([{"missile": better}]).findings[0].verdict != "mixed-script"


def test_a_point_that_may_part_thousands_is_left_to_a_person() -> None:
    """600.000 metres are 600 km in German; unasked, no number is made of them."""
    table = [{"Rakete": "KN-23", "Reichweite (m)": "600.000"}]
    (finding,) = (each for each in weaponref.validate(table) if each.verdict == "number-as-text")

    assert "may part thousands" in finding.message
    assert repaired(table) == table


def test_figures_beside_alternatives_in_two_scripts_are_compared() -> None:
    """A Cyrillic letter in one of two alternatives leaves no doubt about which systems are meant."""
    report = weaponref.validate([{"missile": "Iskander-М / KN-23", "range_km": 5000}])

    assert [finding.verdict for finding in report] == ["mixed-script", "unit-slip"]


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("~690-450 km", "~450-690 km"),
        ("약 690–450 km 추정", "약 450–690 km 추정"),
        ("up to 1,200 - 900 km (est.)", "up to 900 - 1,200 km (est.)"),
    ],
)
def test_an_interval_that_is_put_in_order_keeps_its_words(written: str, better: str) -> None:
    """The two numbers change places; qualifiers and comments are the user's."""
    assert repaired([{"missile": "KN-23", "range": written}])[0]["range"] == better


def test_rows_keep_their_keys() -> None:
    """A mapping of a list has in the copy the keys that it had, of the type that they had."""
    rows: list[dict[object, object]] = [{1: "КN-23", "range_km": 420}, {1: "KN-24"}]
    fixed = weaponref.validate(rows, name="1").fixed()

    assert fixed.table == [{1: "KN-23", "range_km": 420}, {1: "KN-24"}]
    assert rows[0][1] == "КN-23"


def test_a_mapping_of_columns_stays_one() -> None:
    """Columns go in, and columns come out."""
    assert repaired({"missile": NAMES, "n": [1, 2, 3]}) == {"missile": ["KN-23", "KN-24", "KN-23"], "n": [1, 2, 3]}


def test_columns_with_one_header_in_a_file_are_all_kept(tmp_path: Path) -> None:
    """Two columns called "note" are two columns in the copy as well."""
    path = tmp_path / "table.csv"
    path.write_text("missile,note,note\nКN-23,a,b\n", encoding="utf-8")

    assert repaired(path) == [{"missile": "KN-23", "note": "a", "note (2)": "b"}]


def test_a_parquet_file_can_be_repaired(tmp_path: Path) -> None:
    """A file that an engine reads gives rows as well."""
    path = tmp_path / "table.parquet"
    pl.DataFrame({"missile": NAMES, "n": [1, 2, 3]}).write_parquet(path)

    assert repaired(path)[0] == {"missile": "KN-23", "n": 1}


@pytest.mark.parametrize(
    ("kind", "after"),
    [("Int64", "Float64"), ("int8", "float64"), ("float32", "float32"), ("int64[pyarrow]", "double[pyarrow]")],
)
def test_pandas_keeps_the_family_of_types(kind: str, after: str) -> None:
    """Whole numbers become floats of their own family if they have to, and indices and categories stay."""
    frame = pd.DataFrame({"missile": NAMES, "stock": [50, 100, 110]}, index=[7, 7, 3])
    frame = frame.astype({"missile": "category", "stock": kind})
    report = weaponref.validate(frame, columns={"stock": "range_max:nmi"})
    changes = [Change(row, "stock", 0, value, "a test") for row, value in enumerate((120.5, 100.0))]

    fixed = changed_pandas(report.fixed().table, list(frame.columns), changes)

    assert fixed.index.tolist() == [7, 7, 3]
    assert fixed["missile"].tolist() == ["KN-23", "KN-24", "KN-23"]
    assert fixed["stock"].tolist() == [120.5, 100.0, 110.0]
    assert [str(each) for each in fixed.dtypes] == ["category", after]


@pytest.mark.parametrize("module", ["pandas", "polars", "pyarrow"])
def test_a_number_too_large_for_its_column_widens_it(module: str) -> None:
    """A byte cannot hold 500, and a repair neither fails nor loses it."""
    columns = {"missile": ["KN-24"], "range_km": [50]}
    frames: dict[str, Any] = {
        "pandas": pd.DataFrame(columns).astype({"range_km": "int8"}),
        "polars": pl.DataFrame(columns, schema_overrides={"range_km": pl.Int8}),
        "pyarrow": pa.table({"missile": columns["missile"], "range_km": pa.array([50], pa.int8())}),
    }

    assert repaired(frames[module], "all")["range_km"][0] in (500, pa.scalar(500.0))


def test_whole_numbers_stay_whole() -> None:
    """A power of ten does not make a float of a whole number."""
    rows = [{"missile": "KN-23", "range_km": 55}, {"missile": "KN-23", "range_km": 55.0}]
    after = [row["range_km"] for row in repaired(rows, "all")]

    assert [type(value) for value in after] == [int, float]
    assert after == [550, 550]
    frame = pl.DataFrame({"missile": ["KN-23"], "range_km": [55]}, schema_overrides={"range_km": pl.Int16})
    assert repaired(frame, "all").schema["range_km"] == pl.Int16


def test_numbers_that_were_texts_are_whole_beside_an_empty_cell() -> None:
    """An empty cell does not make floats of whole numbers."""
    columns = {"missile": NAMES, "range_km": ["420", None, "690"]}

    assert str(repaired(pd.DataFrame(columns)).dtypes["range_km"]) == "Int64"
    assert repaired(pl.DataFrame(columns)).schema["range_km"] == pl.Int64
    assert repaired(pa.table(columns)).schema.field("range_km").type == pa.int64()


def test_a_number_beside_other_texts_stays_a_text() -> None:
    """A column that also holds "690 km" cannot hold numbers, so there is nothing to mend."""
    report = weaponref.validate([{"missile": "KN-23", "range_km": "420"}, {"missile": "KN-23", "range_km": "690 km"}])

    assert report.counts["number-as-text"] == 1
    assert report.fixed().changes == ()


def test_polars_keeps_categories_and_enums() -> None:
    """A category that a repair brings in is added."""
    for kind in (pl.Categorical, pl.Enum(["КN-23", "KN-24", "KN-23"]), pl.Enum(["КN-23"])):
        fixed = repaired(pl.DataFrame({"missile": NAMES[:1]}, schema={"missile": kind}))
        assert fixed.schema["missile"].base_type() == (pl.Categorical if kind is pl.Categorical else pl.Enum)
        assert fixed["missile"].to_list() == ["KN-23"]


def test_arrow_keeps_dictionaries_and_columns_of_one_name() -> None:
    """Encodings, kinds of text and columns that share a header stay; decimals become floats if they have to."""
    table = pa.table(
        [
            pa.array(NAMES).dictionary_encode(),
            pa.array([Decimal("280.0"), Decimal("410.0"), None], pa.decimal128(10, 1)),
            pa.array(["a", "b", "c"], pa.large_string()),
            pa.array([1, 2, 3], pa.int8()),
        ],
        names=["missile", "range_km", "x", "x"],
    )
    fixed = repaired(table, "all")

    assert fixed.schema.types == [table.schema.types[0], pa.float64(), pa.large_string(), pa.int8()]
    assert fixed.column(1).to_pylist() == [450.62, 410.0, None]
    assert fixed.column(0).to_pylist() == ["KN-23", "KN-24", "KN-23"]


def test_a_flight_is_at_most_a_remark() -> None:
    """A test that is far longer than any published one is worth a note, and a short one is in order."""
    report = weaponref.validate([{"missile": "KN-23", "distance travelled": value} for value in ("9000 km", "1 km")])

    assert [finding.severity for finding in report if finding.column != "missile"] == ["note", "ok"]
    assert report.ok


@pytest.mark.filterwarnings("error")
def test_a_giant_number_is_told_of_without_a_warning() -> None:
    """A number that overflows when it is converted is a finding, and nothing on the console."""
    frame = pd.DataFrame({"missile": ["KN-23"], "range (mi)": [1.7e308]})

    assert [finding.severity for finding in weaponref.validate(frame)][1] in ("warning", "error")


def test_a_column_in_tons_is_told_in_words() -> None:
    """The meanings of "ton" have names in the message on a column, as other units have."""
    rows = [{"missile": name, "weight (tons)": mass} for name, mass in (("Trident II", 65), ("Bulava", 40.6))]
    message = weaponref.validate(rows).columns["weight (tons)"].message

    assert message.startswith("the unit 'tons' has several meanings; ")
    assert str(Slip(907.18474, "short ton")) == "in short tons"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"missile": "KN-23"}, "the column 'missile' is a str; in a mapping, every column is a list of cells"),
        ({"missile": ["KN-23"], "range_km": 420}, "the column 'range_km' is a int"),
    ],
)
def test_one_row_as_a_mapping_is_refused(data: object, said: str) -> None:
    """A text is no column of letters."""
    with pytest.raises(TypeError, match=said):
        weaponref.validate(data)


def test_names_that_are_an_index_are_found_by_the_message() -> None:
    """A frame whose index holds the names says how they become a column."""
    frame = pd.DataFrame({"missile": NAMES, "range_km": [1, 2, 3]}).set_index("missile")

    with pytest.raises(weaponref.BindingError, match="The index holds 'missile': reset_index"):
        weaponref.validate(frame)


def test_a_workbook_whose_first_sheet_is_a_preface_names_the_others(tmp_path: Path) -> None:
    """A message on the wrong sheet names the right one."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["read me"])
    book.create_sheet("launches").append(["missile"])
    path = tmp_path / "table.xlsx"
    book.save(path)

    with pytest.raises(weaponref.BindingError, match="This is the sheet 'Sheet'; the others are 'launches'"):
        weaponref.validate(path)
    assert weaponref.validate(path, sheet="launches").rows == 0


def test_arguments_of_another_kind_are_told() -> None:
    """A list of columns and a share in words are refused with what would be right."""
    with pytest.raises(TypeError, match="columns is a mapping from header to property"):
        weaponref.validate([{"missile": "KN-23"}], columns=["range_km"])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"the tolerance is a share from 0 to 1, such as 0\.05, not '5%'"):
        weaponref.validate([{"missile": "KN-23"}], tolerance="5%")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["Shahed-136 (Geran-2)", "Geran-2 (Shahed-136)"])
def test_two_names_that_a_source_calls_the_same_do_not_conflict(name: str) -> None:
    """A weapon and its licensed twin have records of their own, and stand in one cell for one thing."""
    report = weaponref.validate([{"missile": name, "range": "2,000 km"}, {"missile": "KN-23 (KN-24)"}])

    assert [finding.verdict for finding in report] == ["either", "agrees", "conflict"]

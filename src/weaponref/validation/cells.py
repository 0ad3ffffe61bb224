"""One cell of a quantity column: what it states, or why it states nothing that can be compared.

A cell is read once for each distinct way of writing. What is wrong with it here is wrong whatever system it is about.
"""

from __future__ import annotations

import re
from decimal import Decimal
from math import inf, isfinite, isnan
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from weaponref.errors import (
    AmbiguousUnitError,
    DimensionError,
    MultipleQuantitiesError,
    QuantityParseError,
    ReversedIntervalError,
    UnknownUnitError,
)
from weaponref.grammar import pair_disagrees, parse
from weaponref.interval import Interval
from weaponref.units import dimension, read_unit
from weaponref.validation.binding import Binding, dimensions_of, fits_dimension
from weaponref.validation.notes import without_notes
from weaponref.validation.points import IN_BRACKETS, PARTED, spelled
from weaponref.validation.rewriting import in_order
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = (
    "MACHINE_NUMBER",
    "PLAIN_NUMBER",
    "TEXTLESS",
    "Cell",
    "Remark",
    "Strange",
    "base_unit",
    "is_missing",
    "label_text",
    "may_part_thousands",
    "plain_value",
    "read_cell",
    "read_unit_cell",
)

#: What every reader of numbers takes for the same number, and the grammar too.
PLAIN_NUMBER = r"^(0|[1-9][0-9]{0,14})(\.([0-9]{1,2}|[0-9]{4,9}))?$"
#: What a spreadsheet or a data frame writes for a number. A text column of nothing else is a column of numbers.
MACHINE_NUMBER = r"^[+-]?([0-9]{1,18}(\.[0-9]{0,20})?|\.[0-9]{1,20})([eE][+-]?[0-9]{1,2})?$"

# "450" says nothing on how thousands are written; "4500" only that four digits are not parted.
_SHORT = re.compile(r"0|[1-9][0-9]{0,2}", re.ASCII)
_FOUR_DIGITS = re.compile(r"[1-9][0-9]{3}", re.ASCII)
_PLAIN = re.compile(PLAIN_NUMBER, re.ASCII)
_MACHINE = re.compile(MACHINE_NUMBER, re.ASCII)
_MISSING = frozenset(
    (
        "", "-", "–", "—", "--", "---", "?", "??", ".", "..", "...", "…", "n/a", "na", "n.a.", "n.a", "#n/a",
        "#na", "nan", "null", "none", "nil", "unknown", "unk", "unkn", "not known", "not available",
        "not stated", "not applicable", "no data", "not specified", "unspecified", "tbd", "tba", "tbc",
        "classified", "undisclosed", "нет данных", "н/д", "нд", "неизвестно", "невідомо", "미상", "불명",
        "없음", "不明", "未知", "無", "unbekannt", "k.a.", "inconnu", "nc", "n.c.", "desconocido", "s/d",
        "brak danych", "sconosciuto", "desconhecido",
    )
)  # fmt: skip
_LONGEST_MISSING = 20
_NOTE = re.compile(r"\b(?:foot)?notes?\b|\b(?:ref|see)\b", re.IGNORECASE)
# Two numbers that are further apart are no interval that somebody wrote the wrong way round.
_WIDEST_REVERSED = 20
# What engines and libraries call the same kind of cell.
_KINDS = {
    "Timedelta": "duration",
    "Timestamp": "datetime",
    "bytearray": "binary value",
    "bytes": "binary value",
    "datetime64": "datetime",
    "dict": "struct",
    "ndarray": "list",
    "timedelta": "duration",
    "timedelta64": "duration",
    "tuple": "list",
}


@frozen
class Remark:
    """What a check has to say of a cell.

    Attributes:
        verdict: a term of `weaponref.validation.verdicts.VALUE_VERDICTS`.
        message: in words, what was found and what would be right.
        repair: the text or number to write instead, where one is plain; else None.
        reason: why that repair.
    """

    verdict: str
    message: str
    repair: object = None
    reason: str = ""


@frozen
class Cell:
    """A cell as it was read.

    Attributes:
        stated: the quantity; None where the cell is missing or cannot be compared.
        missing: True where the cell states nothing ("n/a", an empty cell): there is nothing to check.
        fault: why the cell cannot be compared.
        remarks: what else there is to say of a cell that can be.
        left_out: the marks of notes behind the quantity.

    >>> binding = Binding("range_km", "range_max", "km")
    >>> read_cell("450–690", binding).stated
    <Interval 450–690 km>
    >>> read_cell("500 kg", binding).fault.verdict, read_cell("n/a", binding).missing
    ('wrong-dimension', True)
    """

    stated: Interval | None = None
    missing: bool = False
    fault: Remark | None = None
    remarks: tuple[Remark, ...] = field(default=())
    left_out: str = ""


MISSING = Cell(missing=True)


#: What stands for cells that no text can be made of where one is wanted: engines write them out each in its own way, or
#: not at all.
TEXTLESS = {f"({kind})": kind for kind in ("binary value", "list", "struct")}


@frozen
class Strange:
    """A cell that holds neither text nor a number.

    Attributes:
        kind: what it is, in a word.
    """

    kind: str


def is_missing(value: object) -> bool:
    """Whether a cell states nothing.

    >>> is_missing(None), is_missing(" N/A "), is_missing(float("nan")), is_missing("0")
    (True, True, True, False)
    """
    if value is None:
        return True
    if isinstance(value, str):
        return len(value) <= _LONGEST_MISSING + 20 and value.strip().casefold() in _MISSING
    if isinstance(value, Decimal):
        return value.is_nan()
    if isinstance(value, float):
        return isnan(value)
    # The missing values of data frames say so by their name.
    return type(value).__name__ in ("NAType", "NaTType") or (_array_kind(value) in ("m", "M") and str(value) == "NaT")


def label_text(value: object) -> str | None:
    """A cell of a column of names, units or countries as a text; None for nothing.

    >>> label_text("KN-23"), label_text(5), label_text(float("nan")), label_text(["KN-23", "KN-24"])
    ('KN-23', '5', None, '(list)')
    """
    if isinstance(value, str):
        return value
    if is_missing(value):
        return None
    held = plain_value(value)
    marked = f"({held.kind})" if isinstance(held, Strange) else ""
    return marked if marked in TEXTLESS else str(value)


def may_part_thousands(cells: Iterable[object]) -> bool:
    """Whether the points in a column of numbers as computers write them may part thousands.

    They may where every number with a point has one to three digits before and three behind it, and the others have
    none and are below a thousand; or below ten thousand where no four digits are parted, as in Spanish.

    >>> may_part_thousands(["1.500", "450"]), may_part_thousands(["1.500", "450", "450.5"])
    (True, False)
    >>> may_part_thousands(["1.500", "450", "2300"]), may_part_thousands(["1.500", "450.000"])
    (False, True)
    >>> may_part_thousands(["15.000", "450", "2300"])
    True
    """
    parted = four_parted = four = False
    for cell in cells:
        if isinstance(cell, str) and PARTED.fullmatch(cell):
            parted = True
            four_parted = four_parted or cell[1] == "."
        elif isinstance(cell, str) and _FOUR_DIGITS.fullmatch(cell):
            four = True
        elif not (isinstance(cell, str) and _SHORT.fullmatch(cell)) and not is_missing(cell):
            return False
    return parted and not (four and four_parted)


def base_unit(name: str, dimension_: str) -> str:
    """The unit in which quantities of a property and a dimension are compared.

    >>> base_unit("range_max", "length"), base_unit("speed_max", "mach"), base_unit("unit_cost", "money:EUR")
    ('km', 'mach', 'EUR')
    """
    own = PROPERTIES[name].unit or ""
    if dimension(own) == dimension_:
        return own
    return "mach" if dimension_ == "mach" else dimension_.partition(":")[2]


def read_unit_cell(value: object, binding: Binding) -> str | Remark:
    """The unit that a cell of a unit column gives, or what is wrong with it.

    >>> read_unit_cell("miles", Binding("range", "range_max", unit_column="unit"))
    'mi'
    """
    if is_missing(value):
        return Remark("missing-unit", f"no unit is given in the column {binding.unit_column!r}")
    word = str(value).strip()
    try:
        unit = read_unit(word)
    except AmbiguousUnitError as error:
        return Remark("ambiguous-unit", str(error))
    except UnknownUnitError as error:
        return Remark("unknown-unit", str(error))
    if not fits_dimension(unit, binding.property):
        return _wrong_dimension(unit, binding)
    return unit


def read_cell(
    value: object,
    binding: Binding,
    unit: str | Remark | None = None,
    *,
    typed: bool = False,
    machine: bool = False,
    decimal: str | None = None,
) -> Cell:
    """Read one cell.

    Args:
        value: the cell: a text, a number, or nothing.
        binding: the column it stands in.
        unit: what the unit column gives for its row (`read_unit_cell`), where there is one.
        typed: whether cells have types, so that a number that is a text is worth a word.
        machine: whether all cells of the column are numbers as computers write them, so that "1.500" is one and a half.
        decimal: the decimal mark of the column, where it is known which one it is.
    """
    value = plain_value(value)
    if value is None or is_missing(value):
        return MISSING
    if isinstance(value, Strange):
        return _faulty("not-a-quantity", f"a {value.kind} is no quantity")
    if not isinstance(value, str):
        return _number(value, binding, unit)
    text = value.strip()
    figure, notes = without_notes(text)
    if notes:
        way = figure if decimal is None else spelled(figure, decimal)
        cell = _shown_as(text, _text(way, binding, unit))
        if cell.stated is not None:
            return evolve(cell, left_out=notes)
    way = text if decimal is None else spelled(text, decimal)
    if way != text:
        return _respelled(text, way, binding, unit, typed=typed)
    return _written(text, binding, unit, typed=typed, machine=machine)


def _respelled(text: str, way: str, binding: Binding, unit: str | Remark | None, *, typed: bool) -> Cell:
    """A cell with a number that can be read in two ways, read in the way of its column."""
    if _PLAIN.match(way):
        cell = _number(float(way), binding, unit)
        as_text = typed and cell.fault is None and PARTED.fullmatch(text)
        return _as_text(cell, text, alone=True) if as_text else cell
    return _shown_as(text, _text(way, binding, unit))


def _shown_as(text: str, cell: Cell) -> Cell:
    """A cell that was read from other words, shown as it was written; a repair would be two things at once."""
    if cell.stated is None:
        return cell
    remarks = tuple(evolve(remark, repair=None, reason="") for remark in cell.remarks)
    return Cell(evolve(cell.stated, text=text), cell.missing, cell.fault, remarks)


def _written(text: str, binding: Binding, unit: str | Remark | None, *, typed: bool, machine: bool) -> Cell:
    if _PLAIN.match(text) or (machine and _MACHINE.match(text)):
        cell = _number(float(text), binding, unit)
        return _as_text(cell, text, alone=not machine) if typed and cell.fault is None else cell
    return _text(text, binding, unit)


def plain_value(value: object) -> str | float | Strange | None:
    """A cell of any table as a text, a number, nothing, or something that is no quantity.

    >>> from decimal import Decimal
    >>> plain_value(Decimal("1.5")), plain_value(True), plain_value(float("nan"))
    (1.5, Strange(kind='truth value'), None)
    """
    if value is None or isinstance(value, (str, Strange)):
        return value
    kind = _array_kind(value)
    if isinstance(value, bool) or kind == "b":
        return Strange("truth value")
    if isinstance(value, (int, float, Decimal)) or kind in ("i", "u", "f"):
        return _size(value)
    if is_missing(value):
        return None
    name = type(value).__name__
    return Strange(_KINDS.get(name, name))


def _array_kind(value: object) -> str:
    """What a cell of an array is, by the letter of its type; empty for other cells, and for arrays in a cell."""
    return getattr(getattr(value, "dtype", None), "kind", "") if getattr(value, "ndim", None) == 0 else ""


def _size(value: Any) -> float | None:
    """A number of any type as a float; None for one that is not a number."""
    try:
        number = float(value)
    except OverflowError:
        return inf if value > 0 else -inf
    except ValueError:  # a signalling NaN
        return None
    return None if isnan(number) else number


def _number(value: float, binding: Binding, unit: str | Remark | None) -> Cell:
    if not isfinite(value):
        return _faulty("not-a-quantity", f"{value} is no size")
    if value < 0:
        return _faulty("not-a-quantity", f"a size is not negative: {value:,.15g}")
    meant = unit if binding.unit_column else binding.unit
    if isinstance(meant, Remark):
        return Cell(fault=meant)
    if meant is None:
        return Cell(fault=_no_unit(binding))
    return Cell(Interval(value, value, meant))


def _text(text: str, binding: Binding, unit: str | Remark | None) -> Cell:
    try:
        stated = _parsed(text, binding)
    except ReversedIntervalError as error:
        return _reversed(error, binding, unit)
    except (AmbiguousUnitError, UnknownUnitError) as error:
        return _faulty("ambiguous-unit" if isinstance(error, AmbiguousUnitError) else "unknown-unit", str(error))
    except MultipleQuantitiesError as error:
        return _faulty("not-a-quantity", f"it states {len(error.parts)} quantities; give each a row of its own")
    except (QuantityParseError, DimensionError) as error:
        number = _machine_number(text)
        if number is not None:
            return _number(number, binding, unit)
        return _faulty("not-a-quantity", getattr(error, "reason", str(error)))
    return _placed(stated, binding, unit)


def _parsed(text: str, binding: Binding) -> Interval:
    stated = parse(text)
    if stated.unit is None and _is_mark(text, stated, binding):
        raise QuantityParseError(
            text, "its only number stands in brackets behind other words, as the mark of a note does"
        )
    return stated


def _is_mark(text: str, stated: Interval, binding: Binding) -> bool:
    """Whether a bare number may be the mark of a note: it stands in brackets, and behind other words or a dash.

    What is counted may stand before it: "launchers (6)".
    """
    outside = IN_BRACKETS.sub(" ", text).strip()
    if outside in ("", text) or not (is_missing(outside) or any(map(str.isalpha, stated.comment))):
        return False
    if dimensions_of(binding.property) == ("count",) and not is_missing(outside) and not _NOTE.search(outside):
        return False
    try:
        parse(outside)
    except (QuantityParseError, UnknownUnitError, AmbiguousUnitError, DimensionError):
        return True
    return False


def _placed(stated: Interval, binding: Binding, unit: str | Remark | None) -> Cell:
    """A quantity that was read, in the unit that it has or that its column gives."""
    if stated.unit is None:
        meant = unit if binding.unit_column else binding.unit
        if isinstance(meant, Remark):
            return Cell(fault=meant)
        if meant is None:
            return Cell(fault=_no_unit(binding))
        stated = Interval(
            stated.low, stated.high, meant, stated.qualifier, stated.text, stated.comment, stated.warnings
        )
    if stated.unit == "ton":
        return _faulty("ambiguous-unit", "a bare ton is a short ton, a long ton or a tonne; say which")
    if not fits_dimension(stated.unit or "", binding.property):
        return Cell(fault=_wrong_dimension(stated.unit or "", binding))
    if pair_disagrees(stated):
        return Cell(stated, remarks=(Remark("pair-disagrees", "; ".join(stated.warnings)),))
    return Cell(stated)


def _reversed(error: ReversedIntervalError, binding: Binding, unit: str | Remark | None) -> Cell:
    if error.high > _WIDEST_REVERSED * error.low:
        told = f"it reads as an interval from {error.high:,.15g} to {error.low:,.15g}; is it a date, or misspelt?"
        return _faulty("not-a-quantity", told)
    ordered = Interval(error.low, error.high, error.unit)
    cell = _placed(ordered, binding, unit)
    if cell.fault is not None:
        return cell
    message = f"the first end is the larger one: {error.high:,.15g} before {error.low:,.15g}"
    remark = Remark("reversed", message, in_order(error.text, error.low, error.high), "the smaller end stands first")
    return Cell(cell.stated, remarks=(remark,))


def _as_text(cell: Cell, text: str, *, alone: bool) -> Cell:
    """The cell of a number that is stored as text, with a word on that; beside other texts it has to stay one."""
    number: float | int = int(text) if text.isdecimal() else float(text)
    message = "a number that is stored as text"
    if PARTED.fullmatch(text):
        remark = Remark("number-as-text", f"{message}; its point may part thousands")
    elif alone:
        remark = Remark("number-as-text", message)
    else:
        remark = Remark("number-as-text", message, number, "the column can hold numbers")
    return Cell(cell.stated, cell.missing, cell.fault, (remark,))


def _machine_number(text: str) -> float | None:
    """A number as computers write it ("1e3"), for texts that the grammar refuses."""
    return float(text) if _MACHINE.match(text) and "e" in text.lower() else None


def _no_unit(binding: Binding) -> Remark:
    if binding.choices:
        choices = " or ".join(map(repr, binding.choices))
        return Remark("ambiguous-unit", f"the unit {binding.unit_word!r} in the header is ambiguous; write {choices}")
    units = " or ".join(
        base_unit(binding.property, each) for each in dimensions_of(binding.property) if each != "money"
    )
    return Remark("missing-unit", f"no unit is given; write it into the cell or the header ({units or 'a currency'})")


def _wrong_dimension(unit: str, binding: Binding) -> Remark:
    wanted = " or ".join(dimensions_of(binding.property))
    label = PROPERTIES[binding.property].label
    return Remark("wrong-dimension", f"{unit} measures {dimension(unit)}, and {label} is a {wanted}")


def _faulty(verdict: str, message: str) -> Cell:
    return Cell(fault=Remark(verdict, message))

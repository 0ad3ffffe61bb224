"""What can go wrong, each error with the facts a caller needs to act on it.

Every error of the library derives from `WeaponrefError` and from the built-in exception that fits it, so that
``except KeyError`` works around `get` and ``except ValueError`` around `parse`.
"""

from __future__ import annotations

from typing import NamedTuple


__all__ = (
    "AmbiguousNameError",
    "AmbiguousUnitError",
    "DataError",
    "DimensionError",
    "Fault",
    "MultipleQuantitiesError",
    "QuantityParseError",
    "TableError",
    "UnknownClaimError",
    "UnknownSystemError",
    "UnknownUnitError",
    "WeaponrefError",
)


class WeaponrefError(Exception):
    """Base of every error that weaponref raises on purpose.

    >>> import weaponref
    >>> try:
    ...     weaponref.parse("classified")
    ... except weaponref.WeaponrefError as error:
    ...     print(type(error).__name__)
    QuantityParseError
    """

    def __str__(self) -> str:
        # KeyError shows the repr of its argument; a message is meant to be read.
        return str(self.args[0]) if self.args else ""

    def __reduce__(self) -> tuple[object, ...]:
        # The default would call the class with the message alone and lose (or miss) the other arguments.
        return (_restore, (type(self), self.args, self.__dict__.copy()))


def _restore(cls: type[WeaponrefError], args: tuple[object, ...], state: dict[str, object]) -> WeaponrefError:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class UnknownSystemError(WeaponrefError, KeyError):
    """No record bears the name.

    Attributes:
        name: the text that was looked up.
        suggestions: names of records that look alike; empty where no suggestion would help.

    >>> import weaponref
    >>> try:
    ...     weaponref.get("NK-23")
    ... except weaponref.UnknownSystemError as error:
    ...     print(error)
    no system is named 'NK-23'; did you mean 'KN-23'?
    """

    name: str
    suggestions: tuple[str, ...]

    def __init__(self, name: str, suggestions: tuple[str, ...] = (), detail: str = "") -> None:
        self.name = name
        self.suggestions = suggestions
        message = f"no system is named {_shown(name)}"
        if detail:
            message += f": {detail}"
        if suggestions:
            message += f"; did you mean {_choices(suggestions)}?"
        super().__init__(message)


class UnknownClaimError(WeaponrefError, KeyError):
    """No claim has the id, and none ever had it under another id of its record or source.

    Attributes:
        id: the id that was looked up.

    >>> import weaponref
    >>> try:
    ...     weaponref.catalog().claim("000000000000")
    ... except weaponref.UnknownClaimError as error:
    ...     print(error)
    no claim has the id '000000000000'
    """

    id: str

    def __init__(self, id: str) -> None:  # noqa: A002  the field keeps the word of the design
        self.id = id
        super().__init__(f"no claim has the id {_shown(id)}")


class AmbiguousNameError(WeaponrefError, LookupError):
    """More than one record bears the name.

    Attributes:
        name: the text that was looked up.
        candidates: the ids of the records that bear it.

    >>> import weaponref
    >>> try:
    ...     weaponref.get("KN-23/24")
    ... except weaponref.AmbiguousNameError as error:
    ...     print(error.candidates)
    ('kn-23', 'kn-24')
    """

    name: str
    candidates: tuple[str, ...]

    def __init__(self, name: str, candidates: tuple[str, ...], detail: str = "") -> None:
        self.name = name
        self.candidates = candidates
        message = detail or f"{_shown(name)} names {len(candidates)} records"
        super().__init__(f"{message}; look up one of {_choices(candidates)}")


class QuantityParseError(WeaponrefError, ValueError):
    """The text is not a quantity that the grammar reads.

    Attributes:
        text: the text that was read.
        reason: why it was refused.

    >>> import weaponref
    >>> try:
    ...     weaponref.parse("1.500 km")
    ... except weaponref.QuantityParseError as error:
    ...     print(error.text)
    1.500 km
    """

    text: str
    reason: str

    def __init__(self, text: str, reason: str) -> None:
        self.text = text
        self.reason = reason
        super().__init__(f"cannot read {_shown(text)} as a quantity: {reason}")


class MultipleQuantitiesError(QuantityParseError):
    """The text states several quantities side by side.

    Attributes:
        parts: the text of each of them, ready to be parsed alone.

    >>> import weaponref
    >>> try:
    ...     weaponref.parse("70 km (A)/300 km (B)")
    ... except weaponref.MultipleQuantitiesError as error:
    ...     print(error.parts)
    ('70 km (A)', '300 km (B)')
    """

    parts: tuple[str, ...]

    def __init__(self, text: str, parts: tuple[str, ...]) -> None:
        self.parts = parts
        super().__init__(text, f"it states {len(parts)} quantities: {_choices(parts)}")


class UnknownUnitError(WeaponrefError, ValueError):
    """The unit is not in the closed list.

    Attributes:
        unit: the unit as written.
        suggestions: the nearest units of the list.

    >>> import weaponref
    >>> try:
    ...     weaponref.parse("420 kilometrs")
    ... except weaponref.UnknownUnitError as error:
    ...     print("kilometers" in error.suggestions)
    True
    """

    unit: str
    suggestions: tuple[str, ...]

    def __init__(self, unit: str, suggestions: tuple[str, ...] = (), text: str = "") -> None:
        self.unit = unit
        self.suggestions = suggestions
        message = f"unknown unit {_shown(unit)}"
        if text and text != unit:
            message += f" in {_shown(text)}"
        if suggestions:
            message += f"; did you mean {_choices(suggestions)}?"
        super().__init__(message)


class AmbiguousUnitError(WeaponrefError, ValueError):
    """The unit has more than one meaning, and which one is meant cannot be told from the text.

    Attributes:
        unit: the unit as written.
        choices: unambiguous units to write instead.

    >>> import weaponref
    >>> try:
    ...     weaponref.parse("2.5 tons")
    ... except weaponref.AmbiguousUnitError as error:
    ...     print(error.choices)
    ('short ton', 'long ton', 't')
    """

    unit: str
    choices: tuple[str, ...]

    def __init__(self, unit: str, choices: tuple[str, ...], text: str = "") -> None:
        self.unit = unit
        self.choices = choices
        where = f" in {_shown(text)}" if text and text != unit else ""
        meanings = _MEANINGS.get(unit.lower())
        why = f": {meanings}" if meanings else ""
        super().__init__(f"the unit {_shown(unit)}{where} is ambiguous{why}; write {_choices(choices)}")


# Where the unit to write instead does not tell what else may be meant.
_MEANINGS = {
    "nm": "nautical miles, or nanometres, which are not read",
    "kn": "knots, or kilonewtons, which are not read",
}


class DimensionError(WeaponrefError, ValueError):
    """A quantity of one dimension stands where another is needed (a mass as a range, Mach as a speed).

    >>> import weaponref
    >>> try:
    ...     weaponref.convert("500 kg", "km")
    ... except weaponref.DimensionError as error:
    ...     print("mass" in str(error))
    True
    """


class Fault(NamedTuple):
    """One thing wrong with a data file: where, what, and what would be right.

    ``line`` and ``column`` count from 1; they are None when the fault is the file itself.

    >>> print(Fault("kn-23.yaml", 3, 7, "unknown kind 'misile'; did you mean 'missile'?"))
    kn-23.yaml:3:7: unknown kind 'misile'; did you mean 'missile'?
    """

    file: str
    line: int | None
    column: int | None
    message: str

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return f"{where}: {self.message}"


class DataError(WeaponrefError, ValueError):
    """Data files that cannot be loaded: every fault found, not just the first.

    Attributes:
        faults: all faults, in order of file, line and column.

    >>> error = DataError((Fault("a.yaml", 1, 5, "the id is empty"), Fault("b.yaml", None, None, "is empty")))
    >>> error.file, error.line, len(error.faults)
    ('a.yaml', 1, 2)
    """

    faults: tuple[Fault, ...]

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))

    @property
    def file(self) -> str:
        """The file of the first fault."""
        return self.faults[0].file

    @property
    def line(self) -> int | None:
        """The line of the first fault, from 1."""
        return self.faults[0].line

    @property
    def column(self) -> int | None:
        """The column of the first fault, from 1."""
        return self.faults[0].column


class TableError(WeaponrefError, ValueError):
    """A file that cannot be read as a table.

    Attributes:
        path: the file as it was named.
        reason: what is wrong with it, and what would be right.
        line: the line of the file, from 1, where one is to blame; the row of the sheet in a workbook.
        column: the character in that line, from 1, where one is to blame.

    >>> import weaponref
    >>> raise weaponref.TableError("launches.csv", "5 cells in the row, 4 in the header", line=7)
    Traceback (most recent call last):
        ...
    weaponref.errors.TableError: launches.csv:7: 5 cells in the row, 4 in the header
    """

    path: str
    reason: str
    line: int | None
    column: int | None

    def __init__(self, path: str, reason: str, *, line: int | None = None, column: int | None = None) -> None:
        self.path = path
        self.reason = reason
        self.line = line
        self.column = column
        super().__init__(str(Fault(path, line, column, reason)))


def _shown(text: str, limit: int = 80) -> str:
    """The text as a person would quote it, cut when it is long."""
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")


def _choices(options: tuple[str, ...], limit: int = 6) -> str:
    shown = [_shown(option) for option in options[:limit]]
    if len(options) > limit:
        shown.append(f"{len(options) - limit} more")
    return " or ".join([part for part in (", ".join(shown[:-1]), *shown[-1:]) if part])

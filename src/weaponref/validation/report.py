"""What a check found: a finding for each cell, and what they come to for columns, names and systems."""

from __future__ import annotations

import builtins  # these classes have a property called property
from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

from weaponref.model.claims import Shown
from weaponref.validation.points import Convention
from weaponref.validation.verdicts import RANKS


if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from weaponref.catalogue.results import Resolution
    from weaponref.interval import Interval
    from weaponref.model import Claim, Family, Source, System
    from weaponref.render.tables import Table
    from weaponref.validation.binding import Binding, Bindings
    from weaponref.validation.executors import Checked
    from weaponref.validation.judge import Judgement
    from weaponref.validation.repairs import Fixed
    from weaponref.validation.slips import Slip
    from weaponref.validation.unread import Unread
    from weaponref.validation.verdicts import Severity

__all__ = (
    "ColumnReport",
    "ColumnVerdict",
    "Conflict",
    "Finding",
    "Hypothesis",
    "NameReport",
    "PublishedFigure",
    "Report",
    "Suggestion",
    "SystemReport",
)


@frozen
class Suggestion:
    """What to write into a cell instead.

    Attributes:
        value: the text or number.
        reason: why.
        exchanged_with: the column of the cell that is to have this one's value; both are changed or neither. None
            where the cell is mended by itself.
    """

    value: object
    reason: str
    exchanged_with: str | None = None


@frozen
class PublishedFigure:
    """What a value was compared with.

    Attributes:
        property: the property of the vocabulary.
        low: the lowest published figure, in ``unit``.
        high: the highest.
        unit: the symbol of the unit of both.
        claims: the nearest claims, nearest first; three at most.
        claim_count: how many claims there are in all.
        origin_count: how many independent statements they go back to.
        words: the spread in words.
    """

    property: str
    low: float
    high: float
    unit: str
    claims: tuple[Claim, ...]
    claim_count: int
    origin_count: int
    words: str

    @builtins.property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the nearest claims."""
        return tuple({claim.source.id: claim.source for claim in self.claims}.values())

    def __str__(self) -> str:
        return self.words


@frozen(kw_only=True)
class Finding:
    """The verdict on one cell.

    Attributes:
        row: position of the row, from 0.
        column: the header.
        value: the cell as written.
        verdict: a term of `weaponref.validation.verdicts`.
        severity: ``ok``, ``note``, ``warning`` or ``error``.
        systems: the systems or families that the row is about; of an unknown name, those that look like it.
        published: what the value was compared with; None where it was not.
        suggestion: what to write instead, where something is plain; never applied unasked.
        message: the finding in words.
        name: the name in the row, as written.

    >>> import weaponref
    >>> report = weaponref.validate([{"missile": "KN-23", "range_km": 280}])
    >>> print(report.findings[1])
    row 0, range_km: 280: unit-slip: outside what is published (...); 280 km would fit if it were in miles, that is ...
    """

    row: int
    column: str
    value: object
    verdict: str
    severity: Severity
    systems: tuple[System | Family, ...] = ()
    published: PublishedFigure | None = None
    suggestion: Suggestion | None = None
    message: str = ""
    name: str = ""

    def __str__(self) -> str:
        return f"row {self.row}, {self.column}: {shown(self.value)}: {self.verdict}: {self.message}"


@frozen
class Hypothesis:
    """What a column may be instead of what its label says.

    Attributes:
        slip: the unit or the factor; None for columns that change places.
        swap_with: the column that it may have changed places with.
        share: the share of compared cells that would fit, from 0 to 1.
    """

    slip: Slip | None
    share: float
    swap_with: str | None = None

    def __str__(self) -> str:
        return str(self.slip) if self.slip else f"the column {self.swap_with!r}"


ColumnVerdict = Literal["fits", "mixed", "unit-slip", "swapped", "missing-unit", "ambiguous-unit", "not-compared"]
"""What a whole column can turn out to be."""


@frozen(kw_only=True)
class ColumnReport:
    """A column of quantities as a whole.

    Attributes:
        binding: the property and unit that it was read as.
        cells: how many cells state something.
        compared: how many could be compared with a published figure.
        share: the share of those that fits as labelled, from 0 to 1; None where none was compared.
        hypothesis: the best other reading, where one was worth trying.
        verdict: ``fits``; ``mixed`` where many cells do not; ``unit-slip`` or ``swapped`` where another reading fits
            far better; ``missing-unit`` or ``ambiguous-unit``; ``not-compared``.
        message: the verdict in words.
        counts: how many cells have which verdict.
        convention: how its numbers are written, where some can be read in two ways: which mark is the decimal one, what
            shows it, and whether that is certain. One without a mark where each number is read by itself.
    """

    binding: Binding
    cells: int
    compared: int
    share: float | None
    hypothesis: Hypothesis | None
    verdict: ColumnVerdict
    message: str
    counts: Mapping[str, int] = field(factory=dict)
    convention: Convention = field(factory=Convention)

    @builtins.property
    def column(self) -> str:
        """The header."""
        return self.binding.column

    @builtins.property
    def property(self) -> str:
        """The property of the vocabulary."""
        return self.binding.property

    @builtins.property
    def unit(self) -> str | None:
        """The symbol of the unit of its bare numbers."""
        return self.binding.unit


@frozen(kw_only=True)
class NameReport:
    """A distinct spelling in the name column.

    Attributes:
        text: the cell as written.
        resolution: how it was resolved.
        verdict: a term of `weaponref.validation.verdicts.NAME_VERDICTS`.
        count: how many rows it stands in.
        message: the verdict in words.
    """

    text: str
    resolution: Resolution
    verdict: str
    count: int
    message: str = ""


@frozen
class Conflict:
    """One system that stands under two names in a table, with values that differ.

    Attributes:
        system: the system.
        column: the column.
        values: for each spelling the one value that it always has.
    """

    system: System | Family
    column: str
    values: Mapping[str, Interval]

    def __str__(self) -> str:
        told = ", ".join(f"{value} as {text!r}" for text, value in self.values.items())
        return f"{self.system.name} has two values in {self.column!r}: {told}"


@frozen
class SystemReport:
    """What a table says of one system.

    Attributes:
        system: the system or family.
        rows: how many rows name it and nothing else.
        spellings: how it is written.
        counts: how many of its cells in bound columns have which verdict.
    """

    system: System | Family
    rows: int
    spellings: tuple[str, ...]
    counts: Mapping[str, int]


@frozen(kw_only=True, repr=False)
class Report(Shown):
    """What a check found.

    Attributes:
        findings: the verdict on each cell, by row; of a table with more rows than ``limit``, only the warnings and
            errors of the first ``limit`` rows that have any.
        bindings: which column was read as what, and how that was found.
        columns: each column of quantities as a whole.
        names: each distinct spelling, the most frequent first.
        systems: what the table says of each system.
        conflicts: systems under two names with values that differ; each cell of theirs has a finding ``conflict``.
        rows: how many rows there are.
        counts: how many cells have which verdict, in all rows, whatever the limit is. Where not every row is listed,
            ``within`` includes what agrees: which of the claims a value repeats is asked of listed rows alone.
        severity_counts: how many cells have a verdict of which severity.
        complete: whether every row is in ``findings``.
        limit: how many rows are listed at most.
        tolerance: how far outside what is published a value is still near, as a share.
        severities: how serious each verdict is.
        data_version: the version of the data.
        source: what was checked: the name of a file, or a word for the data.
        path: the path of the file; None for other data.
        warnings: what of a file was read with a doubt, or left out.
        checked: the table that was checked, which lines, copies and tables of findings are asked of.

    >>> import weaponref
    >>> report = weaponref.validate([{"missile": "KN-23", "range_km": 450}, {"missile": "KN 24", "range_km": "410 km"}])
    >>> report.ok, [finding.verdict for finding in report.findings]
    (True, ['match', 'agrees', 'match', 'agrees'])
    """

    findings: tuple[Finding, ...]
    bindings: Bindings
    columns: Mapping[str, ColumnReport]
    names: Mapping[str, NameReport]
    systems: Mapping[str, SystemReport]
    conflicts: tuple[Conflict, ...]
    rows: int
    counts: Mapping[str, int]
    severity_counts: Mapping[str, int]
    complete: bool
    limit: int
    tolerance: float
    severities: Mapping[str, Severity]
    data_version: str
    source: str
    checked: Checked = field(eq=False)
    warnings: tuple[str, ...] = ()
    path: str | None = None

    @property
    def ok(self) -> bool:
        """True if there is neither an error nor a warning."""
        return not self.reaches("warning")

    @property
    def unread(self) -> tuple[Unread, ...]:
        """The columns that are bound to nothing, each with what would have it read.

        >>> import weaponref
        >>> column, = weaponref.validate([{"missile": "KN-23", "rnage (km)": 450}]).unread
        >>> column.column, column.mappings
        ('rnage (km)', ('range_max:km',))
        """
        return self.bindings.unread

    def reaches(self, severity: str) -> bool:
        """Whether anything was found that is at least so serious.

        Raises:
            ValueError: the severity is none of ``note``, ``warning`` and ``error``.

        >>> import weaponref
        >>> weaponref.validate([{"missile": "KN-23/24"}]).reaches("note")
        True
        """
        if severity not in RANKS:
            raise ValueError(f"severity is one of {', '.join(RANKS)}, not {severity!r}")
        return any(count and RANKS[each] >= RANKS[severity] for each, count in self.severity_counts.items())

    @property
    def problems(self) -> tuple[Finding, ...]:
        """The findings that are a warning or an error."""
        return tuple(finding for finding in self.findings if RANKS[finding.severity] >= RANKS["warning"])

    def count(self, severity: Severity) -> int:
        """How many cells have a verdict of a severity."""
        return self.severity_counts.get(severity, 0)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __repr__(self) -> str:
        counts = {
            "row": self.rows,
            **{each: self.severity_counts.get(each, 0) for each in ("error", "warning", "note")},
        }
        told = ", ".join(f"{count} {what}{'' if count == 1 else 's'}" for what, count in counts.items())
        return f"<Report on {self.source}: {told}>"

    def fixed(self, accept: object = None) -> Fixed:
        """A copy of the table with repairs made, and what was changed. The table itself stays as it is.

        Args:
            accept: which suggestions are taken: verdicts, ``"all"``, or a function from a finding to True or False. If
                not given, those that are no hypotheses: names in one script, intervals put in order, numbers stored as
                text. Of two cells that are swapped both change places, or neither.

        Raises:
            ValueError: not every row is in the report, or a verdict is unknown.
            TypeError: the table is not in memory; collect it first.

        >>> import weaponref
        >>> report = weaponref.validate([{"missile": "КN-23", "range": "690-450 km"}])
        >>> report.fixed().table
        [{'missile': 'KN-23', 'range': '450-690 km'}]
        """
        from weaponref.validation.repairs import fixed

        return fixed(self, self.checked, accept)

    def lines(self, rows: Collection[int]) -> Mapping[int, int]:
        """The lines of the file on which rows stand, by the positions of the rows; empty where they are not known.

        >>> import weaponref
        >>> weaponref.validate([{"missile": "KN-23"}]).lines([0])
        {}
        """
        return self.checked.lines(rows)

    @property
    def table(self) -> object:
        """The findings as a tidy table, in the kind of table that was checked: `to_records` for lists and files.

        >>> import weaponref
        >>> weaponref.validate([{"missile": "KN-23"}]).table[0]["verdict"]
        'match'
        """
        found = self._findings
        return self.checked.table_of(found.records(), {column.name: column.type for column in found.columns})

    def to_records(self) -> list[dict[str, Any]]:
        """The findings as dicts of plain values, one for each.

        Each has where it is (``source``, ``row``, ``line``, ``column``), what is written (``name``, ``value``), the
        ``verdict`` with its ``severity``, ``message`` and ``systems``, what is published (``property``,
        ``published_low``, ``published_high``, ``published_unit``, ``published``, ``nearest``, ``sources``, ``links``),
        and the ``suggestion`` with its ``reason``. Texts longer than 1,000 characters are cut.
        """
        from weaponref.render.report import findings_table

        return findings_table(self).records()

    def to_pandas(self) -> pd.DataFrame:
        """`to_records` as a pandas frame.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        from weaponref.render.tables.frames import pandas_frame

        return pandas_frame(self._findings)

    def to_polars(self) -> pl.DataFrame:
        """`to_records` as a polars frame.

        Raises:
            MissingExtraError: polars is not installed.
        """
        from weaponref.render.tables.frames import polars_frame

        return polars_frame(self._findings)

    def to_arrow(self) -> pa.Table:
        """`to_records` as an Arrow table.

        Raises:
            MissingExtraError: pyarrow is not installed.
        """
        from weaponref.render.tables.frames import arrow_table

        return arrow_table(self._findings)

    @property
    def _findings(self) -> Table:
        from weaponref.render.report import findings_table

        return findings_table(self)

    def to_json(self) -> str:
        """Everything in the report as JSON; claims and sources stand once each, by id.

        >>> import json, weaponref
        >>> json.loads(weaponref.validate([{"missile": "KN-23"}]).to_json())["ok"]
        True
        """
        from weaponref.render.report import report_json

        return report_json(self)

    def to_text(self, *, width: int = 100, most: int = 1000) -> str:
        """The report as text.

        Args:
            width: how many columns a line has.
            most: how many findings are listed at most, the most serious ones.
        """
        from weaponref.render.report import report_text

        return report_text(self, width=width, most=most)

    def to_markdown(self, *, most: int = 200) -> str:
        """The report as Markdown.

        Args:
            most: how many findings are listed at most, the most serious ones.
        """
        from weaponref.render.report import report_markdown

        return report_markdown(self, most=most)

    def to_html(self, *, most: int = 1000) -> str:
        """The report as a page of its own: light and dark, without a script, and with everything of the table escaped.

        Args:
            most: how many findings are listed at most, the most serious ones.
        """
        from weaponref.render.report import report_html

        return report_html(self, most=most)

    def to_sarif(self) -> str:
        """What is not in order as SARIF 2.1.0, which code forges show beside the lines of a file."""
        from weaponref.render.report import report_sarif

        return report_sarif(self)

    def to_junit(self, *, fail_on: str = "warning") -> str:
        """What is not in order as JUnit XML: a suite for each column, a test for each finding.

        Args:
            fail_on: the severity from which a finding is a failure.
        """
        from weaponref.render.report import report_junit

        return report_junit(self, fail_on=fail_on)

    def to_csv(self) -> str:
        """`to_records` as CSV that a spreadsheet opens without running anything in it.

        A text that looks like a formula, or begins with an apostrophe, has an apostrophe in front; take one off, and it
        is as it was. Numbers have none.
        """
        from weaponref.render.report import report_csv

        return report_csv(self)

    def _repr_html_(self) -> str:
        from weaponref.render.report import report_card

        return report_card(self)

    def _repr_markdown_(self) -> str:
        return self.to_markdown(most=50)


def figure_of(judged: Judgement) -> PublishedFigure | None:
    """What a judgement compared with, as a report keeps it."""
    known = judged.published
    if known is None:
        return None
    return PublishedFigure(
        known.property, known.low, known.high, known.unit, judged.nearest, len(known.claims), len(known.origins),
        known.words,
    )  # fmt: skip


def shown(value: object, most: int = 60) -> str:
    """A cell as a message quotes it, cut when it is long.

    >>> shown("KN-23"), shown(4.0), shown("x" * 100, 5)
    ("'KN-23'", '4', "'xxxx…'")
    """
    if isinstance(value, str):
        return repr(value if len(value) <= most else value[: most - 1] + "…")
    if isinstance(value, float) and abs(value) < 1e15 and value == int(value):  # noqa: PLR2004  exact as a whole number
        return str(int(value))
    try:
        text = str(value)
    except ValueError:  # an integer of thousands of digits
        return f"a {type(value).__name__} too long to show"
    return text if len(text) <= most else text[: most - 1] + "…"

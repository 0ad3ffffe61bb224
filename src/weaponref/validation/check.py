"""A check from beginning to end: read what is distinct, compare in the engine, judge what is listed, sum up."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from attrs import evolve

from weaponref.countries import find_country
from weaponref.interval import Interval
from weaponref.model import System
from weaponref.units import dimension
from weaponref.validation.cells import (
    TEXTLESS,
    Remark,
    base_unit,
    is_missing,
    label_text,
    plain_value,
    read_cell,
    read_unit_cell,
)
from weaponref.validation.columns import column_report
from weaponref.validation.conventions import convention_by_figures
from weaponref.validation.judge import Judgement, is_slip, judge_cell, judge_row, rescaled
from weaponref.validation.naming import Named, read_name
from weaponref.validation.plan import COMPARED, Plan, column_plan, swaps_of
from weaponref.validation.points import Convention, is_open, marks_of, spelled
from weaponref.validation.published import Reference
from weaponref.validation.repairs import CERTAIN
from weaponref.validation.report import Conflict, Finding, NameReport, Suggestion, SystemReport, figure_of
from weaponref.validation.rewriting import like
from weaponref.validation.verdicts import RANKS
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from weaponref.catalogue import Catalog
    from weaponref.model import Family
    from weaponref.validation.binding import Binding, Bindings
    from weaponref.validation.cells import Cell
    from weaponref.validation.executors import ColumnTally, Distinct, Executor, Tally
    from weaponref.validation.plan import CellKey, ColumnPlan
    from weaponref.validation.report import ColumnReport
    from weaponref.validation.verdicts import Severity

__all__ = ("Check",)

_FITTING = ("agrees", "within", "near")
_COMPARED = frozenset(("agrees", "within", "near", "outside", "unit-slip", "swapped"))
# A longer table is a log: that one system has several values in it is no conflict.
_MOST_ROWS_OF_SPECIFICATIONS = 100_000


class Check:
    """One check of one table, step by step.

    Args:
        table: the table, loaded with the bindings.
        bindings: what its columns hold.
        catalog: what it is compared with.
        tolerance: how far outside what is published a value is still near, as a share.
        severities: how serious each verdict is.
        limit: how many rows are listed at most.
        values_in_conflict: how serious it is that one system has two values under two names.
        progress: called with a word for each step as it begins.
    """

    def __init__(
        self,
        table: Executor,
        bindings: Bindings,
        catalog: Catalog,
        *,
        tolerance: float,
        severities: Mapping[str, Severity],
        limit: int,
        values_in_conflict: Severity = "note",
        progress: Callable[[str], None] = lambda _step: None,
    ) -> None:
        self.table = table
        self.bindings = bindings
        self.severities = severities
        self.limit = limit
        self.values_in_conflict = values_in_conflict
        self.reference = Reference(tolerance)
        self._cells: dict[tuple[str, str | None, object, str | None], Cell] = {}
        progress("reading names")
        self.name_counts = table.names()
        self.named = [self._read_name(key, catalog) for key in self.name_counts]
        self._named = dict(zip(map(_folded_key, self.name_counts), self.named, strict=True))
        self.rows = table.rows()
        self.complete = self.rows <= limit
        if not self.complete:
            self._refuse_what_is_not_counted()
        progress("reading cells")
        self.distinct = {column: table.distinct(column) for column in bindings}
        self.machine = {
            column: bool(found.plain) and all(is_missing(cell) for cell, _ in found.cells)
            for column, found in self.distinct.items()
        }
        self.conventions = {column: self._convention(column, binding) for column, binding in bindings.items()}
        self.plan = self._make_plan()
        progress("comparing")
        self.tally: Tally = table.tally(self.plan)
        for found, tally in zip(self.distinct.values(), self.tally.columns, strict=True):
            found.plain = found.plain if tally.plain is None else tally.plain
        self.conflicts = self._conflicts()
        self._conflict_of = {
            (conflict.column, conflict.system.id, text): conflict
            for conflict in self.conflicts
            for text in conflict.values
        }
        progress("listing")
        self.findings = self._list()
        progress("summing up")
        self.columns: dict[str, ColumnReport] = {
            column: column_report(self, place) for place, column in enumerate(bindings)
        }
        self.findings = _exchanges_in_pairs(self._by_column_verdict(finding) for finding in self.findings)

    def _refuse_what_is_not_counted(self) -> None:
        """A long table is not asked which of its fitting values agree: where that decides on a warning, say so."""
        graver = {verdict for verdict in ("agrees", "within") if RANKS[self.severities[verdict]] >= RANKS["warning"]}
        if len(graver) == 1:
            raise ValueError(
                f"the severity of {graver.pop()!r} is a warning or more, and in a table of more rows than the limit "
                f"what agrees and what is within are not told apart; check it with limit={self.rows}"
            )

    # Reading what is distinct

    def _read_name(self, key: tuple[object, object], catalog: Catalog) -> Named:
        text, country = key
        code = self.bindings.country
        if code is None and isinstance(country, str) and not is_missing(country):
            code = find_country(country)
        named = read_name(text, catalog, code)
        if isinstance(text, str) and text in TEXTLESS and named.verdict == "unknown":
            return evolve(named, message=f"a {TEXTLESS[text]} is no name; a name is one text")
        return named

    def cell(self, binding: Binding, value: object, unit: object) -> Cell:
        """A cell of a column, as it was read."""
        held = plain_value(value)
        beside = label_text(unit) if binding.unit_column and not is_missing(unit) else None
        # A column is read in other ways only by another unit; to hash a whole binding for every cell takes longer.
        key = (binding.column, binding.unit, held, beside)
        found = self._cells.get(key)
        if found is None:
            meant = read_unit_cell(beside, binding) if binding.unit_column else None
            found = read_cell(
                held, binding, meant, typed=self.table.typed, machine=self.machine[binding.column],
                decimal=self.conventions[binding.column].decimal,
            )  # fmt: skip
            self._cells[key] = found
        return found

    def _convention(self, column: str, binding: Binding) -> Convention:
        """How the numbers of a column are written: what its texts show, else what the published figures tell."""
        distinct = self.distinct[column]
        texts = [cell for cell, _ in distinct.cells if isinstance(cell, str)]
        marks = marks_of(texts, fractions=distinct.fractions)
        if not marks.is_open:
            return Convention()
        return marks.shown or convention_by_figures(self, binding, marks, texts)

    def label_of(self, place: int) -> str | None:
        """The unit in which most of a column is given, if it is one that is known."""
        column, binding = list(self.bindings.items())[place]
        found: Counter[str] = Counter()
        distinct = self.distinct[column]
        for key, count in distinct.cells.items():
            cell = self.cell(binding, *key)
            if cell.stated is not None and cell.stated.unit:
                found[cell.stated.unit] += count
        for unit, count in distinct.units.items():
            meant = read_unit_cell(unit, binding)
            if isinstance(meant, str):
                found[meant] += count
        if binding.unit:
            found[binding.unit] += distinct.plain
        return max(found, key=lambda unit: found[unit], default=None)

    def plan_in(self, place: int, unit: str) -> Plan:
        """The plan with one column read as if it were labelled with a unit."""
        columns = list(self.plan.columns)
        columns[place] = self._column_plan(evolve(columns[place].binding, unit=unit, choices=()))
        return evolve(self.plan, columns=tuple(columns))

    def plan_of(self, columns: tuple[ColumnPlan, ...], *, ends: bool = False) -> Plan:
        """The plan of some columns."""
        listed = tuple(RANKS[self.severity_of_name(each)] >= RANKS["warning"] for each in self.named)
        return Plan(tuple(self.name_counts), listed, columns, ends=ends)

    def _make_plan(self) -> Plan:
        columns = tuple(self._column_plan(binding) for binding in self.bindings.values())
        few = sum(self.name_counts.values()) <= _MOST_ROWS_OF_SPECIFICATIONS
        bearers = Counter(named.records for named in self.named if named.records)
        ends = few and any(count > 1 for count in bearers.values())
        return evolve(self.plan_of(columns, ends=ends), swaps=swaps_of(columns))

    def _column_plan(self, binding: Binding) -> ColumnPlan:
        return self.column_plan(binding, {key: self.cell(binding, *key) for key in self.distinct[binding.column].cells})

    def column_plan(self, binding: Binding, cells: Mapping[CellKey, Cell]) -> ColumnPlan:
        """The plan of a column with its distinct cells as they are read."""
        found = self.distinct[binding.column]
        return column_plan(
            binding,
            self.named,
            cells,
            {key: read_unit_cell(key, binding) for key in found.units} if binding.unit_column else {},
            self.reference,
            self.severities,
            observation=PROPERTIES[binding.property].observation,
            number_as_text=self.table.typed and bool(found.numbers_as_text),
        )

    # Judging rows

    def severity_of_name(self, named: Named) -> Severity:
        """How serious the verdict on a name is; an empty cell is worth a note at most."""
        severity = self.severities[named.verdict]
        return "note" if named.missing and RANKS[severity] > RANKS["note"] else severity

    def severity_of(self, verdict: str, binding: Binding) -> Severity:
        """How serious a verdict on a value is; a flight beyond the usual is a remark at most."""
        severity = self.values_in_conflict if verdict == "conflict" else self.severities[verdict]
        if verdict in ("outside", "unit-slip", "swapped") and PROPERTIES[binding.property].observation:
            return "note" if RANKS[severity] > RANKS["note"] else severity
        return severity

    def _list(self) -> tuple[Finding, ...]:
        plan = self.plan
        if RANKS[self.values_in_conflict] >= RANKS["warning"] and self._conflict_of:
            listed = tuple(
                worth or any(self._conflict_in(named, column) for column in self.bindings)
                for worth, named in zip(plan.listed_names, self.named, strict=True)
            )
            plan = evolve(plan, listed_names=listed)
        rows = self.table.listed(None if self.complete else plan, self.limit)
        return tuple(finding for row, raw in rows for finding in self._row(row, raw))

    def _row(self, row: int, raw: Mapping[str, object]) -> list[Finding]:
        named = self._name_of(raw)
        found = [self._name_finding(row, raw[self.bindings.name], named)]
        cells = {
            column: self.cell(binding, raw[column], raw.get(binding.unit_column or ""))
            for column, binding in self.bindings.items()
        }
        for column, said in judge_row(named, cells, self.bindings, self.reference).items():
            binding = self.bindings[column]
            told = [self._finding(row, raw, binding, named, each) for each in said]
            if told and cells[column].left_out:
                message = f"{told[0].message}; {cells[column].left_out!r} behind the figure is left out, as a note"
                told[0] = evolve(told[0], message=message)
            found += told
            conflict = self._conflict_in(named, column)
            if conflict is not None and cells[column].stated is not None:
                judged = Judgement(Remark("conflict", str(conflict)))
                found.append(self._finding(row, raw, binding, named, judged))
        if self.complete:
            return found
        return [finding for finding in found if RANKS[finding.severity] >= RANKS["warning"]]

    def _conflict_in(self, named: Named, column: str) -> Conflict | None:
        """The conflict of values that a name is part of in a column."""
        if len(named.records) != 1:
            return None
        return self._conflict_of.get((column, named.records[0].id, named.text))

    def _name_of(self, raw: Mapping[str, object]) -> Named:
        """The name of a row; to engines, nothing and an empty text are the same."""
        text = raw[self.bindings.name]
        country = raw[self.bindings.country_column] if self.bindings.country_column else None
        return self._named[_folded_key((text, country))]

    def _name_finding(self, row: int, value: object, named: Named) -> Finding:
        suggestion = Suggestion(named.repair, "the same name in one script") if named.repair else None
        if suggestion is None and named.verdict == "unknown" and named.likely:
            suggestion = Suggestion(named.likely[0].name, "the name that looks most like it")
        return Finding(
            row=row,
            column=self.bindings.name,
            value=value,
            verdict=named.verdict,
            severity=self.severity_of_name(named),
            systems=named.records or named.likely,
            suggestion=suggestion,
            message=named.message,
            name=named.text,
        )

    def _finding(
        self, row: int, raw: Mapping[str, object], binding: Binding, named: Named, judged: Judgement
    ) -> Finding:
        remark, value = judged.remark, raw[binding.column]
        suggestion = None if remark.repair is None else Suggestion(like(value, remark.repair), remark.reason)
        if judged.partner is not None and self._would_fit_exchanged(raw, binding.column, judged.partner, named):
            suggestion = Suggestion(like(value, raw[judged.partner]), remark.reason, judged.partner)
        return Finding(
            row=row,
            column=binding.column,
            value=value,
            verdict=remark.verdict,
            severity=self.severity_of(remark.verdict, binding),
            systems=named.records,
            published=figure_of(judged),
            suggestion=suggestion,
            message=remark.message,
            name=named.text,
        )

    def _would_fit_exchanged(self, raw: Mapping[str, object], one: str, other: str, named: Named) -> bool:
        """Whether two cells, each written as it is in the other's place, would both be near what is published.

        Text in a column of numbers would make all of it text, so that they have to be of one kind.
        """
        if isinstance(raw[one], str) != isinstance(raw[other], str):
            return False
        for here, there in ((one, other), (other, one)):
            binding = self.bindings[here]
            cell = self.cell(binding, raw[there], raw.get(binding.unit_column or ""))
            said = judge_cell(named, cell, binding, self.reference)
            if not said or said[0].remark.verdict not in _FITTING:
                return False
        return True

    def _by_column_verdict(self, finding: Finding) -> Finding:
        """A finding in the light of its column.

        A value without a unit is given the unit that fits the column. Where the whole column fits far better in another
        unit, every bare number in it is to be converted, also one that happens to fit as it stands; but not one that
        would only have to be converted again.
        """
        column = self.columns.get(finding.column)
        if column is not None:
            finding = self._by_convention(finding)
        slip = column.hypothesis.slip if column is not None and column.hypothesis is not None else None
        if column is None or slip is None:
            return finding
        if finding.verdict == "missing-unit" and slip.unit:
            text = finding.value if isinstance(finding.value, str) else f"{finding.value:,.15g}"
            return evolve(finding, suggestion=Suggestion(f"{text} {slip.unit}", f"the column fits best {slip}"))
        if column.verdict == "unit-slip" and finding.verdict in _COMPARED:
            stated = self.cell(column.binding, finding.value, None).stated
            if stated is not None and stated.unit == column.unit and not stated.text:
                meant = rescaled(stated, slip.factor)
                if is_slip(meant, finding.systems, column.binding, self.reference):
                    return finding
                reason = f"the whole column fits if it is {slip}"
                return evolve(finding, suggestion=Suggestion(like(finding.value, meant.ends[-1]), reason))
        return finding

    def _by_convention(self, finding: Finding) -> Finding:
        """A finding on a number that is read in one of two ways because of what is published: the way is suggested."""
        convention = self.conventions[finding.column]
        text = finding.value
        if convention.certain or convention.decimal != "," or not isinstance(text, str) or not is_open(text):
            return finding
        # What is concluded is never written unasked, so it is no suggestion of a verdict that is repaired so.
        if finding.suggestion is not None or finding.verdict in CERTAIN:
            return finding
        reason = f"{convention.what} in the whole column, which is a hypothesis"
        way = spelled(text, ",")
        return evolve(finding, suggestion=Suggestion(way, reason), message=f"{finding.message}; read as {way!r}")

    # Summing up

    @property
    def doubts(self) -> tuple[str, ...]:
        """What is concluded of the way in which numbers are written, and is a hypothesis."""
        return tuple(
            f"the column {column!r}: {convention}"
            for column, convention in self.conventions.items()
            if not convention.certain and convention.decimal == ","
        )

    def counts(self) -> tuple[dict[str, int], dict[str, int]]:
        """How many cells have which verdict, and which severity."""
        verdicts: Counter[str] = Counter()
        grades: Counter[str] = Counter()
        if self.complete:
            for finding in self.findings:
                verdicts[finding.verdict] += 1
                grades[finding.severity] += 1
            return dict(verdicts), dict(grades)
        for named, count in zip(self.named, self.name_counts.values(), strict=True):
            verdicts[named.verdict] += count
            grades[self.severity_of_name(named)] += count
        for place, binding in enumerate(self.bindings.values()):
            for verdict, count in self.column_counts(place).items():
                verdicts[verdict] += count
                grades[self.severity_of(verdict, binding)] += count
        return dict(verdicts), dict(grades)

    def column_counts(self, place: int) -> dict[str, int]:
        """How many cells of a column have which verdict."""
        column, binding = list(self.bindings.items())[place]
        if self.complete:
            return dict(Counter(finding.verdict for finding in self.findings if finding.column == column))
        found: Counter[str] = Counter()
        tally, distinct = self.tally.columns[place], self.distinct[column]
        for code, named in enumerate(self.named):
            if named.records:
                found["within"] += tally.inside[code]
                found["near"] += tally.near[code]
                found["unit-slip"] += tally.slips[code]
                found["swapped"] += tally.swapped[code]
                found["outside"] += tally.outside[code] - tally.slips[code] - tally.swapped[code]
                found["no-reference"] += tally.no_reference[code]
                if self._conflict_in(named, column) is not None:
                    stated = (tally.inside, tally.near, tally.outside, tally.no_reference)
                    found["conflict"] += sum(each[code] for each in stated)
        found["not-a-quantity"] += tally.faulty
        if self.table.typed and self.plan.columns[place].plain.state == COMPARED:
            found["number-as-text"] += distinct.numbers_as_text
        elif self.table.typed and binding.unit_column:
            found["number-as-text"] += sum(
                count
                for unit, count in distinct.units_of_texts.items()
                if isinstance(read_unit_cell(unit, binding), str)
            )
        self._count_faults(found, binding, distinct)
        return {verdict: count for verdict, count in found.items() if count}

    def _count_faults(self, found: Counter[str], binding: Binding, distinct: Distinct) -> None:
        for key, count in distinct.cells.items():
            cell = self.cell(binding, *key)
            for remark in filter(None, (cell.fault, *cell.remarks)):
                found[remark.verdict] += count
        if binding.unit_column:
            for unit, count in distinct.units.items():
                meant = read_unit_cell(unit, binding)
                if not isinstance(meant, str):
                    found[meant.verdict] += count
        elif binding.unit is None:
            found["ambiguous-unit" if binding.choices else "missing-unit"] += (
                distinct.plain - self._tally_of(binding).faulty
            )

    def _tally_of(self, binding: Binding) -> ColumnTally:
        return self.tally.columns[list(self.bindings).index(binding.column)]

    def names(self) -> dict[str, NameReport]:
        """Each distinct spelling, the most frequent first."""
        found: dict[str, NameReport] = {}
        for named, count in zip(self.named, self.name_counts.values(), strict=True):
            known = found.get(named.text)
            total = count + (known.count if known else 0)
            found[named.text] = NameReport(
                text=named.text, resolution=named.resolution, verdict=named.verdict, count=total, message=named.message
            )
        return dict(sorted(found.items(), key=lambda item: (-item[1].count, item[0])))

    def systems(self) -> dict[str, SystemReport]:
        """What the table says of each system, the most frequent first."""
        rows: Counter[str] = Counter()
        spellings: defaultdict[str, dict[str, None]] = defaultdict(dict)
        verdicts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        records: dict[str, System | Family] = {}
        for code, (named, count) in enumerate(zip(self.named, self.name_counts.values(), strict=True)):
            if len(named.records) != 1:
                continue
            record = named.records[0]
            records[record.id] = record
            rows[record.id] += count
            spellings[record.id][named.text] = None
            for tally in self.tally.columns:
                for verdict, each in (
                    ("within", tally.inside), ("near", tally.near), ("outside", tally.outside),
                    ("no-reference", tally.no_reference),
                ):  # fmt: skip
                    verdicts[record.id][verdict] += each[code]
        order = sorted(rows, key=lambda id_: (-rows[id_], id_))
        return {
            id_: SystemReport(
                records[id_],
                rows[id_],
                tuple(sorted(spellings[id_])),
                {key: n for key, n in verdicts[id_].items() if n},
            )
            for id_ in order
        }

    def _conflicts(self) -> tuple[Conflict, ...]:
        """Systems that stand under several names with one value each, and the values differ."""
        found: list[Conflict] = []
        for place, (column, binding) in enumerate(self.bindings.items()):
            if PROPERTIES[binding.property].observation:
                continue  # flights differ
            tally, slot = self.tally.columns[place], self._first_dimension(place)
            # One spelling beside several countries is one spelling.
            ends: defaultdict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
            records: dict[str, System | Family] = {}
            for code, named in enumerate(self.named):
                low, high = tally.low[code], tally.high[code]
                if slot and len(named.records) == 1 and isinstance(named.records[0], System) and low <= high:
                    record = named.records[0]
                    records[record.id] = record
                    before = ends[record.id].get(named.text, (low, high))
                    ends[record.id][named.text] = min(low, before[0]), max(high, before[1])
            unit = base_unit(binding.property, slot) if slot else None
            for id_, spellings in ends.items():
                stated = {text: Interval(low, high, unit) for text, (low, high) in spellings.items() if low == high}
                if _differ(list(stated.values())):
                    found.append(Conflict(records[id_], column, dict(sorted(stated.items()))))
        return tuple(sorted(found, key=lambda conflict: (conflict.column, conflict.system.id)))

    def _first_dimension(self, place: int) -> str:
        plan = self.plan.columns[place]
        if len(plan.bounds) != 1:
            return ""
        binding = plan.binding
        units = [unit for unit in plan.unit_keys if isinstance(unit, str)]
        if binding.unit:
            return dimension(binding.unit)
        for key in plan.cell_keys:
            cell = self.cell(binding, *key)
            if cell.stated is not None:
                return cell.stated.dimension or ""
        for unit in units:
            meant = read_unit_cell(unit, binding)
            if isinstance(meant, str):
                return dimension(meant)
        return ""


def _exchanges_in_pairs(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, without the suggestion of an exchange where the other cell is to be mended by itself."""
    found = tuple(findings)
    places = {
        (finding.row, finding.column): (finding.row, finding.suggestion.exchanged_with)
        for finding in found
        if finding.suggestion is not None and finding.suggestion.exchanged_with is not None
    }
    alone = {place for place, partner in places.items() if partner not in places}
    return tuple(
        evolve(finding, suggestion=None)
        if (finding.row, finding.column) in alone and finding.verdict == "swapped"
        else finding
        for finding in found
    )


def _folded_key(key: tuple[object, object]) -> tuple[str, str]:
    text, country = (label_text(part) or "" for part in key)
    return text, country


def _differ(values: Sequence[Interval]) -> bool:
    """Whether values of one unit differ by more than a conversion and its rounding."""
    ends = [value.ends[0] for value in values]
    return len(ends) > 1 and max(ends) > 1.02 * min(ends)

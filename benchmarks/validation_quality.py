"""Measure how well a check tells slips from honest columns: ``python benchmarks/validation_quality.py``.

Columns are made of the figures that the catalogue publishes, with a seed. Honest ones hold stated figures, values
between them and a few outside, rounded as people round; rough ones have many outside, and far. Planted ones are such
columns in another unit, ten times too large, or with two columns swapped; in some a third of the rows is in another
unit, or single cells are. What is printed: how often a slip is named rightly, otherwise or not at all, and how many
honest cells are called one.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from typing import TYPE_CHECKING

from attrs import Factory, define, frozen

import weaponref
from weaponref.model import System
from weaponref.units import ratio
from weaponref.validation.published import Published, Reference
from weaponref.validation.slips import Slip
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from weaponref.validation.report import ColumnReport, Report

__all__ = ("Rates", "honest", "main", "planted")

FEWEST_SYSTEMS, FEWEST_WIDE = 50, 5
ROWS = (20, 50, 200)
# The unit of the header, and the unit that the numbers are really in.
UNIT_SLIPS = {
    "km": (("km", "mi"), ("km", "nmi"), ("km", "m"), ("mi", "km"), ("nmi", "km")),
    "kg": (("kg", "t"), ("kg", "lb"), ("t", "kg"), ("lb", "kg")),
    "m": (("m", "cm"), ("m", "mm"), ("m", "ft")),
}
POWERS = (10.0, 0.1)
SWAPS = (
    ("range_max", "payload_mass"),
    ("range_max", "warhead_mass"),
    ("range_max", "launch_mass"),
    ("payload_mass", "launch_mass"),
    ("warhead_mass", "launch_mass"),
    ("length", "diameter"),
)
# A share of honest values is outside what is published, by up to so much; in rough columns more are, and farther.
OUTLIERS, FARTHEST = (0.05, 0.10), 1.3
ROUGH_OUTLIERS, ROUGH_FARTHEST = (0.20, 0.30), 2.0
# Sources on a system whose highest figure is so many times its lowest cannot tell kilometres from miles.
WIDE = 1.5
BLOCK, SINGLE = 1 / 3, 0.05


@frozen
class Known:
    """What is published of the systems of a property."""

    name: str
    unit: str
    figures: dict[str, Published]


@define
class Rates:
    """Counts of one experiment: how many columns, how many told as planted, how many told otherwise."""

    columns: int = 0
    right: int = 0
    other: int = 0
    untold: int = 0
    cells: int = 0
    cell_slips: int = 0
    confused: Counter[str] = Factory(Counter)

    @property
    def share(self) -> float:
        """The share that was told rightly."""
        return self.right / self.columns if self.columns else 1.0


def known_properties(*, observations: bool = False) -> list[Known]:
    """The properties with enough systems, and what is published of each."""
    reference = Reference()
    systems = [record for record in weaponref.catalog().values() if isinstance(record, System)]
    found = []
    for name, prop in PROPERTIES.items():
        if prop.type != "quantity" or prop.unit not in UNIT_SLIPS or prop.observation is not observations:
            continue
        figures = {}
        for system in systems:
            published = reference.of((system,), name, prop.dimensions[0])
            if published is not None and published.property == name and published.high > 0:
                figures[system.name] = published
        if sum(1 for _ in figures) >= FEWEST_SYSTEMS:
            found.append(Known(name, prop.unit, figures))
    return found


def honest(draw: random.Random, known: Published, outliers: float, farthest: float = FARTHEST) -> float:
    """A value as somebody who copies from sources would write it."""
    low, high = known.low, known.high
    if known.observation:
        value = high * draw.uniform(0.05, 1.0)
        return rounded(draw, value * (draw.uniform(1.05, farthest) if draw.random() < outliers / 2 else 1.0))
    stated = [known.stated(claim) for claim in known.claims]
    ends = [end for each in stated if each is not None for end in each.ends]
    if draw.random() < outliers:
        return rounded(draw, draw.choice((low / draw.uniform(1.0, farthest), high * draw.uniform(1.0, farthest))))
    return draw.choice(ends) if draw.random() < 0.5 else rounded(draw, draw.uniform(low, high))  # noqa: PLR2004


def rounded(draw: random.Random, value: float) -> float:
    """A value with two or three significant digits."""
    return float(f"{value:.{draw.choice((2, 3))}g}")


def names_of(draw: random.Random, figures: Sequence[str], rows: int) -> list[str]:
    """The systems of a column: few or many, some more often than others."""
    few = draw.choice((5, 12, 30, len(figures)))
    chosen = draw.sample(list(figures), min(few, len(figures)))
    return [draw.choice(chosen) for _ in range(rows)]


def honest_column(draw: random.Random, known: Known, rows: int) -> list[tuple[str, float]]:
    """Systems with honest values, in the unit of the property."""
    outliers = draw.uniform(*OUTLIERS)
    return [(name, honest(draw, known.figures[name], outliers)) for name in names_of(draw, list(known.figures), rows)]


def in_unit(value: float, unit: str, other: str) -> float:
    """A value in another unit, with the digits that a conversion leaves."""
    numerator, denominator = ratio(unit, other)
    return float(f"{value * numerator / denominator:.4g}")


def check(names: Iterable[str], columns: dict[str, tuple[str, str, Sequence[float]]]) -> Report:
    """The report on a table of one name column and columns given as property, unit and values."""
    rows = [
        {"system": name, **{column: values[index] for column, (_, _, values) in columns.items()}}
        for index, name in enumerate(names)
    ]
    spec = {column: f"{name}:{unit}" for column, (name, unit, _) in columns.items()}
    return weaponref.validate(rows, name="system", columns=spec)


def told(column: ColumnReport) -> str:
    """What a check names: a unit, a factor, a swap, or nothing."""
    if column.verdict == "swapped":
        return "swapped"
    if column.verdict != "unit-slip" or column.hypothesis is None or column.hypothesis.slip is None:
        return ""
    slip = column.hypothesis.slip
    return slip.unit or f"x{slip.factor:g}"


def planted(known: Known, label: str, real: str, factor: float, rows: int, draw: random.Random) -> tuple[str, Report]:
    """A column whose header says one unit and whose numbers are in another, or times a factor, and its report."""
    column = honest_column(draw, known, rows)
    values = [in_unit(value, known.unit, real) * factor for _, value in column]
    report = check([name for name, _ in column], {"value": (known.name, label, values)})
    return told(report.columns["value"]), report


def count(rates: Rates, found: str, wanted: str) -> None:
    """Count one column."""
    rates.columns += 1
    rates.right += found == wanted
    rates.other += found not in (wanted, "")
    rates.untold += found == "" != wanted
    if found != wanted:
        rates.confused[found or "nothing"] += 1


def count_cells(rates: Rates, report: Report) -> None:
    """Count the cells of an honest column that are called a slip."""
    rates.cells += sum(column.compared for column in report.columns.values())
    rates.cell_slips += sum(finding.verdict in ("unit-slip", "swapped") for finding in report.findings)


def run(repeats: int, seed: int) -> dict[str, Rates]:
    """Every experiment, so often for each property and length."""
    found: dict[str, Rates] = {}
    properties = {known.name: known for known in known_properties()}
    flights = known_properties(observations=True)
    for rows in ROWS:
        for known in (*properties.values(), *flights):
            draw = random.Random(f"{seed} {known.name} {rows}")  # noqa: S311 - a seeded experiment
            for _ in range(repeats):
                _honest(found, known, rows, draw)
                _rough(found, known, rows, draw)
                _slips(found, known, rows, draw)
                if known in flights:
                    continue
                _parts(found, known, rows, draw)
                _wide(found, known, rows, draw)
        for pair in SWAPS:
            if set(pair) <= properties.keys():
                draw = random.Random(f"{seed} {pair} {rows}")  # noqa: S311 - a seeded experiment
                for _ in range(repeats):
                    _swap(found, (properties[pair[0]], properties[pair[1]]), rows, draw)
    return found


def _rough(found: dict[str, Rates], known: Known, rows: int, draw: random.Random) -> None:
    """A column copied carelessly, but in the unit of its header."""
    outliers = draw.uniform(*ROUGH_OUTLIERS)
    names = names_of(draw, list(known.figures), rows)
    values = [honest(draw, known.figures[name], outliers, ROUGH_FARTHEST) for name in names]
    report = check(names, {"value": (known.name, known.unit, values)})
    rates = found.setdefault("rough honest", Rates())
    count(rates, told(report.columns["value"]), "")
    count_cells(rates, report)


def _parts(found: dict[str, Rates], known: Known, rows: int, draw: random.Random) -> None:
    """Columns of which a part is in another unit: the whole is not to be called a slip, and the cells are."""
    label, real = draw.choice([(one, other) for one, other in UNIT_SLIPS[known.unit] if one == known.unit])
    for kind, share in (("block", BLOCK), ("single cell", SINGLE)):
        column = honest_column(draw, known, rows)
        first = draw.randrange(rows)
        if kind == "block":
            chosen = {(first + step) % rows for step in range(round(share * rows))}
        else:
            chosen = set(draw.sample(range(rows), max(1, round(share * rows))))
        values = [in_unit(value, known.unit, real) if row in chosen else value for row, (_, value) in enumerate(column)]
        report = check([name for name, _ in column], {"value": (known.name, label, values)})
        count(found.setdefault(f"{kind}: the column", Rates()), told(report.columns["value"]), "")
        cells = found.setdefault(f"{kind}: its cells", Rates())
        for finding in report.findings:
            if finding.column == "value" and finding.row in chosen and finding.verdict != "no-reference":
                slip = finding.verdict == "unit-slip"
                count(
                    cells,
                    f"{real}" if slip and str(Slip(1.0, real)) in finding.message else "other" if slip else "",
                    real,
                )


def _honest(found: dict[str, Rates], known: Known, rows: int, draw: random.Random) -> None:
    label = draw.choice([each for each, _ in UNIT_SLIPS[known.unit]])
    slip, report = planted(known, label, label, 1.0, rows, draw)
    for key in ("honest", f"honest {known.name}", f"honest {rows} rows"):
        rates = found.setdefault(key, Rates())
        count(rates, slip, "")
        count_cells(rates, report)


def _slips(found: dict[str, Rates], known: Known, rows: int, draw: random.Random) -> None:
    flight = PROPERTIES[known.name].observation
    for label, real in UNIT_SLIPS[known.unit]:
        if flight and ratio(real, label)[0] / ratio(real, label)[1] > 1:
            continue  # numbers that are too small are short flights
        slip, _ = planted(known, label, real, 1.0, rows, draw)
        kind = "flights" if flight else "slips"
        for key in (kind, f"{kind} {known.name}", f"{kind} {rows} rows", f"{kind} {real} as {label}"):
            count(found.setdefault(key, Rates()), slip, real)
    for factor in POWERS:
        if not (flight and factor < 1):
            slip, _ = planted(known, known.unit, known.unit, factor, rows, draw)
            for key in ("powers", f"powers {known.name}", f"powers {rows} rows"):
                count(found.setdefault(key, Rates()), slip, f"x{1 / factor:g}")


def _wide(found: dict[str, Rates], known: Known, rows: int, draw: random.Random) -> None:
    """Columns of nothing but systems on which sources differ: a slip is named rightly or not at all."""
    figures = {name: figure for name, figure in known.figures.items() if figure.spread >= WIDE}
    if len(figures) < FEWEST_WIDE:
        return
    for label, real in UNIT_SLIPS[known.unit][:2]:
        slip, _ = planted(Known(known.name, known.unit, figures), label, real, 1.0, rows, draw)
        count(found.setdefault(f"wide {real} as {label}", Rates()), slip, real)


def _swap(found: dict[str, Rates], pair: tuple[Known, Known], rows: int, draw: random.Random) -> None:
    one, other = pair
    shared = [name for name in one.figures if name in other.figures]
    names = names_of(draw, shared, rows)
    outliers = draw.uniform(*OUTLIERS)
    first = [honest(draw, one.figures[name], outliers) for name in names]
    second = [honest(draw, other.figures[name], outliers) for name in names]
    for swapped in (False, True):
        here, there = (second, first) if swapped else (first, second)
        report = check(names, {"one": (one.name, one.unit, here), "other": (other.name, other.unit, there)})
        verdicts = {told(column) for column in report.columns.values()}
        key = "swapped" if swapped else "honest pair"
        slip = "swapped" if verdicts == {"swapped"} else ", ".join(sorted(verdicts - {""}))
        for name in (key, f"{key} {one.name}/{other.name}", f"{key} {rows} rows"):
            rates = found.setdefault(name, Rates())
            count(rates, slip, "swapped" if swapped else "")
            if not swapped:
                count_cells(rates, report)


def lines(found: dict[str, Rates]) -> Iterator[str]:
    """The rates as a Markdown table."""
    yield "| experiment | columns | rightly told | told otherwise | not told | single cells called a slip |"
    yield "|---|---:|---:|---:|---:|---:|"
    for key in sorted(found):
        rates = found[key]
        cells = f"{rates.cell_slips / rates.cells:.2%}" if rates.cells else ""
        yield (
            f"| {key} | {rates.columns} | {rates.share:.1%} | {rates.other / rates.columns:.1%} |"
            f" {rates.untold / rates.columns:.1%} | {cells} |"
        )


def main() -> None:
    """Print the rates."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--repeats", type=int, default=10, help="columns for each property, length and slip")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--confused", action="store_true", help="print what was told instead")
    given = options.parse_args()
    found = run(given.repeats, given.seed)
    print("\n".join(lines(found)))
    if given.confused:
        for key, rates in sorted(found.items()):
            if rates.confused:
                print(key, dict(rates.confused.most_common(6)))


if __name__ == "__main__":
    main()

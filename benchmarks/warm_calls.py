"""What calls cost once everything is loaded.

Run as a program it measures, and prints the seconds of each call as JSON; so the process that prints the table
stays small, and the one that measures has nothing else in it.
"""

from __future__ import annotations

import json
import sys
from itertools import cycle, islice
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Any, NamedTuple

from processes import FOLDER, output
from table import Row, microseconds, verdict


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ("measure", "seconds")

# Texts that a reader meets, none of them spelt as the data spells it. The slowest of them counts.
_SPELLINGS = ("kn 23", "HWASONG 11GA", "화성 11가", "ＫＮ－２４", "iskander m", "SHAHED 136", "kh 101", "fateh 110")
_DISTINCT = 500
_PLAIN = [f"about {number} km" for number in range(100, 100 + _DISTINCT)]
_HARD = [
    f"between {number:,} and {2 * number:,} kilometres, depending on the payload"
    for number in range(1000, 1000 + _DISTINCT)
]


class _Call(NamedTuple):
    label: str
    bar: float | None


_CALLS = (
    _Call("`get`, spelt as stored", 2e-6),
    _Call("`get`, spelt otherwise, the slowest of eight", 10e-6),
    _Call("`resolve`, a plain name", 10e-6),
    _Call('`parse("about 900 km")`', 15e-6),
    _Call('`parse("between 1,200 and 2,400 kilometres, depending …")`', None),
    _Call('`Interval.to("mi")`', 3e-6),
    _Call('`find(range_max=">= 600 km")`', None),
    _Call("notebook card of the system with the most claims", 20e-3),
)


def measure(batches: int, batch_seconds: float) -> list[Row]:
    """The time of one call, for each kind of call, against its bar."""
    found = json.loads(output(str(FOLDER / "warm_calls.py"), str(batches), str(batch_seconds)))
    return [_row(call, time) for call, time in zip(_CALLS, found, strict=True)]


def _row(call: _Call, time: float) -> Row:
    row = Row("warm call", call.label, microseconds(time))
    return row if call.bar is None else row._replace(bar=f"≤ {call.bar * 1e6:,.0f} µs", met=verdict(time <= call.bar))


def seconds(call: Callable[[Any], object], values: Sequence[Any], batches: int, batch_seconds: float) -> float:
    """The CPU time of one call: the median over batches of calls, each with the next of the values."""
    for value in values:
        call(value)
    number = len(values)
    while _batch(call, values, number) < batch_seconds:
        number *= 2
    return median(_batch(call, values, number) / number for _ in range(batches))


def _batch(call: Callable[[Any], object], values: Sequence[Any], number: int) -> float:
    given = list(islice(cycle(values), number))
    start = process_time()
    for value in given:
        call(value)
    return process_time() - start


def _main(batches: int, batch_seconds: float) -> None:
    import weaponref

    names = [system.name for system in weaponref.catalog().systems.values()]
    plain = [name for name in names if weaponref.resolve(name, suggest=False).status == "match"]
    fullest = max(weaponref.catalog().systems.values(), key=lambda system: len(system.claims))
    distance = weaponref.parse("about 900 km")
    calls: list[tuple[Callable[[Any], object], Sequence[Any]]] = [
        (weaponref.get, plain),
        (weaponref.resolve, plain),
        (weaponref.parse, _PLAIN),
        (weaponref.parse, _HARD),
        (distance.to, ["mi"]),
        (lambda condition: weaponref.find(range_max=condition), [">= 600 km"]),
        (lambda system: system._repr_html_(), [fullest]),
    ]
    found = [seconds(call, values, batches, batch_seconds) for call, values in calls]
    found.insert(1, max(seconds(weaponref.get, [text], batches, batch_seconds) for text in _SPELLINGS))
    print(json.dumps(found))


if __name__ == "__main__":
    _main(int(sys.argv[1]), float(sys.argv[2]))

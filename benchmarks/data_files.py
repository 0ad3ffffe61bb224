"""What it costs those who tend the data: reading the whole catalogue from YAML, and checking it with every rule."""

from __future__ import annotations

from statistics import median

from growth import DATA
from processes import interleaved, output
from table import Row, megabytes, milliseconds, verdict


__all__ = ("measure",)

_LOAD_MOST = 0.6
_LINT_MOST = 3.0

# The first call in a process: what the reader imports counts, what any use of the library imports does not.
_LOAD = (
    "import sys, time, weaponref; weaponref.catalog(); start = time.process_time(); "
    "weaponref.load(sys.argv[1]); print(time.process_time() - start)"
)
_LINT = "from weaponref.linting import lint; assert not lint({!r}).count('error')"


def measure(rounds: int) -> list[Row]:
    """A row for reading and a row for checking.

    Args:
        rounds: how many fresh processes each gets.
    """
    output("-P", "-c", _LOAD, str(DATA))  # not counted: it fills the caches of the disk
    load = median(float(output("-P", "-c", _LOAD, str(DATA))) for _ in range(rounds))
    lint = interleaved({"lint": (_LINT.format(str(DATA)), None)}, rounds)["lint"]
    return [
        Row(
            "data files", "`load` of the whole catalogue", milliseconds(load),
            bar=f"≤ {_LOAD_MOST * 1e3:,.0f} ms", met=verdict(load <= _LOAD_MOST),
        ),
        Row(
            "data files", "`weaponref lint`, every rule", milliseconds(lint.cpu), megabytes(lint.memory),
            bar=f"≤ {_LINT_MOST * 1e3:,.0f} ms", met=verdict(lint.cpu <= _LINT_MOST),
        ),
    ]  # fmt: skip

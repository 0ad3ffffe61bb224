"""Fresh Python processes, and what they cost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple, TypeVar


if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ("FOLDER", "Usage", "environment", "interleaved", "output", "usage")

FOLDER = Path(__file__).resolve().parent

_Label = TypeVar("_Label")


class Usage(NamedTuple):
    """What a process cost.

    Attributes:
        cpu: user and system time, in seconds.
        memory: peak resident memory, in bytes.
    """

    cpu: float
    memory: float


def environment(first: Path | None = None) -> dict[str, str]:
    """The environment of a measured process: byte code is used and kept, whatever the shell says.

    Args:
        first: a folder that is searched for packages before all others.
    """
    found = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    path = [str(first)] if first else []
    path += [each for each in os.environ.get("PYTHONPATH", "").split(os.pathsep) if each]
    return {**found, "PYTHONPATH": os.pathsep.join(path)} if path else found


def output(*arguments: str, first: Path | None = None) -> str:
    """What Python prints when it is run with the arguments.

    Raises:
        RuntimeError: it failed; the message is what it said.
    """
    done = subprocess.run(
        [sys.executable, *arguments], env=environment(first), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip())
    return done.stdout


def usage(code: str, first: Path | None = None) -> Usage:
    """What a fresh Python costs from its start to its end, when it runs the code.

    Raises:
        RuntimeError: the code failed; the message is what Python said.
    """
    # The launcher is isolated so that it stays small; what it starts is not.
    printed = output("-I", "-S", str(FOLDER / "launcher.py"), sys.executable, "-P", "-c", code, first=first)
    cpu, memory = printed.split()
    return Usage(float(cpu), float(memory))


def interleaved(codes: Mapping[_Label, tuple[str, Path | None]], rounds: int) -> dict[_Label, Usage]:
    """The median cost of each code over several rounds.

    Every code runs once a round, so that a slow spell of the machine falls on all of them; each round begins with
    another one. An uncounted round comes first: it writes missing byte code and fills the caches of the disk.

    Args:
        codes: the code by label, and the folder to search for packages first.
        rounds: how many rounds count.
    """
    labels = list(codes)
    found: dict[_Label, list[Usage]] = {label: [] for label in labels}
    for label in labels:
        usage(*codes[label])
    for number in range(rounds):
        start = number % len(labels)
        for label in labels[start:] + labels[:start]:
            found[label].append(usage(*codes[label]))
    return {
        label: Usage(median(each.cpu for each in uses), median(each.memory for each in uses))
        for label, uses in found.items()
    }

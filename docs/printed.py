"""Put the real output of commands into the pages that show it.

    python docs/printed.py README.md docs/*.md        write what the commands print now
    python docs/printed.py --check README.md          say whether a page shows something else

A page marks such an output with a comment that names the command, above a block of text:

    <!-- printed by: weaponref convert "550 miles" km -->
    ```text
    …
    ```

or between two comments, if the command writes Markdown that is part of the page:

    <!-- printed by: weaponref diff v0.1.0 bundled --format markdown -->
    …
    <!-- end of what is printed -->

Such a part stays as it is where the command fails: a copy without the history of git cannot compare two revisions.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path


BLOCK = re.compile(r"(<!-- printed by: weaponref (.+?) -->\n```text\n)(.*?)(```\n)", re.DOTALL)
PART = re.compile(
    r"(<!-- printed by: weaponref (.+?) -->\n\n)((?!```).*?)(<!-- end of what is printed -->\n)", re.DOTALL
)
VERSION = re.compile(r"weaponref data \S+|^## \S+ to \S+$", re.MULTILINE)
WIDTH = "100"


def run(arguments: str) -> subprocess.CompletedProcess[str]:
    """Run weaponref with the arguments of a command line."""
    environment = {**os.environ, "COLUMNS": WIDTH, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "weaponref", *shlex.split(arguments)]
    return subprocess.run(command, capture_output=True, env=environment, check=False, encoding="utf-8")  # noqa: S603


def printed(arguments: str) -> str:
    """What weaponref prints for the arguments of a command line."""
    found = run(arguments)
    return found.stdout + found.stderr


def filled(page: str) -> str:
    """The page with every marked block as its command prints it now.

    A block that would differ in the version of the data alone stays: data that it does not show may change.
    """
    return PART.sub(_part, BLOCK.sub(_block, page))


def _block(match: re.Match[str]) -> str:
    return _newer(match, printed(match[2]))


def _part(match: re.Match[str]) -> str:
    found = run(match[2])
    return match[0] if found.returncode > 1 else _newer(match, f"{found.stdout.strip()}\n\n")


def _newer(match: re.Match[str], now: str) -> str:
    same = VERSION.sub("", now) == VERSION.sub("", match[3])
    return match[0] if same else match[1] + now + match[4]


def main(arguments: list[str]) -> int:
    """Fill or check pages; 1 if a page that was checked shows something else."""
    check = "--check" in arguments
    stale = 0
    for path in (Path(argument) for argument in arguments if argument != "--check"):
        page = path.read_text(encoding="utf-8")
        wanted = filled(page)
        if page != wanted:
            stale += 1
            if not check:
                path.write_text(wanted, encoding="utf-8")
            print(f"{path}: {'shows something else than is printed' if check else 'written'}")  # noqa: T201
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

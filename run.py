"""Run weaponref, or its tests, straight from a checkout.

    python3 run.py compare KN-23 KN-24     any command of weaponref
    python3 run.py test                    the tests; what follows goes to pytest

The first call makes a virtual environment in .run/ beside this file and installs the checkout and what it
needs into it, from a package index. Later calls start at once; the set-up is repeated when pyproject.toml
or Python has changed. Nothing outside the checkout is touched, so a Python that the system manages will do.
It needs Python 3.11 or newer.
"""

import sys


# Python from 3.6 on can read this file; what comes below this line only a new one can run.
if sys.version_info < (3, 11):
    sys.exit("run.py needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info))

import hashlib
import importlib.util
import json
import os
import subprocess
import tomllib
from pathlib import Path
from typing import Any


ROOT = Path(__file__).resolve().parent
PROJECT = ROOT / "pyproject.toml"
ENVIRONMENT = ROOT / ".run" / "py{}{}".format(*sys.version_info)
STAMP = ENVIRONMENT / "weaponref-set-up.json"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")

NO_VENV = """\
run.py makes a virtual environment, and this Python cannot: it has no {module} module.
On Debian and Ubuntu: sudo apt install python3-venv"""
FAILED = """\
run.py: the set-up did not finish; the lines above say why.
It needs a package index (PyPI, or the one that pip is configured for). Run the same command to try again."""


def main(arguments: list[str]) -> int:
    """Set up what is missing, then hand over.

    Args:
        arguments: what follows ``run.py`` on the command line.

    Returns:
        The exit code of the command that ran; 2 where there was none to run.
    """
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    testing = arguments[0] == "test"
    try:
        set_up({"test"} if testing else set())
    except subprocess.CalledProcessError:
        print(FAILED, file=sys.stderr)
        return 1
    if testing:
        os.chdir(ROOT)
        return hand_over([str(SCRIPTS / "python"), "-m", "pytest", *arguments[1:]])
    return hand_over([str(SCRIPTS / "weaponref"), *arguments])


def set_up(groups: set[str]) -> None:
    """Make the environment hold the checkout and the dependency groups, unless it does already."""
    facts = {
        "checkout": str(ROOT),
        "project": hashlib.sha256(PROJECT.read_bytes()).hexdigest(),
        "python": [sys.version, sys.base_prefix],
    }
    stamp = read_stamp()
    complete = all(stamp.get(key) == value for key, value in facts.items())
    installed = set(stamp["groups"]) if complete else set()
    if complete and groups <= installed:
        return
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            sys.exit(NO_VENV.format(module=module))
    folder = ENVIRONMENT.relative_to(ROOT)
    print(f"run.py: setting up {folder}; this happens once and takes about a minute", file=sys.stderr)
    # Without a stamp an interrupted set-up starts afresh.
    STAMP.unlink(missing_ok=True)
    if not complete:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=True)
    wanted = sorted(installed | groups)
    install(["--editable", str(ROOT), *requirements(wanted)])
    STAMP.write_text(json.dumps({**facts, "groups": wanted}), encoding="utf-8")


def read_stamp() -> dict[str, Any]:
    """What the last complete set-up was made of; empty if there was none."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def requirements(groups: list[str]) -> list[str]:
    """The requirements of dependency groups of pyproject.toml, for a pip that does not know ``--group``."""
    table = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["dependency-groups"]
    found: list[str] = []
    for group in groups:
        for entry in table[group]:
            found += [entry] if isinstance(entry, str) else requirements([entry["include-group"]])
    return found


def install(packages: list[str]) -> None:
    """Install packages into the environment, wherever the user's pip settings would put them."""
    pip = [str(SCRIPTS / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    # Quiet twice: errors are shown, and warnings about the user's own settings are not.
    subprocess.run([*pip, *packages], check=True, env={**os.environ, "PIP_USER": "0"})


def hand_over(command: list[str]) -> int:
    """Run the command and return its exit code."""
    if os.name != "nt":
        # Become the command: signals reach it. On Windows the shell would not wait for it.
        os.execv(command[0], command)
    return subprocess.call(command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The project's checks, each in an environment of its own.

``nox -l`` lists them, ``nox -s lint`` runs one of them, ``nox`` runs those that every change has to pass.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nox


nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "venv"
nox.options.sessions = ["lint", "data", "typing", "docs", "build", "tests"]

ROOT = Path(__file__).parent
DIST = ROOT / "dist"
PROJECT = nox.project.load_toml(ROOT / "pyproject.toml")
PYTHONS = nox.project.python_versions(PROJECT)
# Checks the types in the comments of the Explorer's modules; nothing of it runs in the page.
TYPESCRIPT = "typescript@5"
# What the tests may look at besides the installed package. src/ is not among it, on purpose.
BESIDE_THE_PACKAGE = [
    ".pre-commit-hooks.yaml",
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "LICENSE",
    "LICENSE-DATA",
    "README.md",
    "benchmarks",
    "data",
    "docs",
    "pyproject.toml",
    "schema",
    "tests",
]


def group(name: str) -> list[str]:
    """The requirements of a dependency group."""
    return list(nox.project.dependency_groups(PROJECT, name))


@nox.session
def lint(session: nox.Session) -> None:
    """Style, formatting and the floors of the house."""
    session.install(*group("lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports", "--no-cache", env={"PYTHONPATH": "src"})


@nox.session
def data(session: nox.Session) -> None:
    """The data files: weaponref lint finds no error and no warning."""
    session.install("--editable", ".")
    session.run("weaponref", "lint", "--no-notes", *session.posargs)


@nox.session(python=PYTHONS[0])
def typing(session: nox.Session) -> None:
    """Types, by the oldest Python."""
    session.install(*PROJECT["project"]["dependencies"], *group("typing"), "hatchling")
    session.run("mypy")


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, with every warning an error; nothing is fetched."""
    session.install("--editable", ".", *group("docs"))
    shutil.rmtree(ROOT / "docs" / "_build", ignore_errors=True)
    session.run("sphinx-build", "-W", "-n", "--keep-going", "-q", "docs", "docs/_build/html")
    session.run("python", "docs/links.py", "docs/_build/html")


@nox.session
def pages(session: nox.Session) -> None:
    """The built documentation in a browser: no violation of WCAG 2 AA, nothing wider than a phone."""
    if not (ROOT / "docs" / "_build" / "html" / "index.html").exists():
        session.error("there is no site yet: nox -s docs")
    session.install(*group("pages"))
    session.run("python", "docs/accessibility.py", "docs/_build/html", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """The distributions, in dist/; the wheels made of the checkout and of the sdist are the same bytes."""
    session.install("build")
    shutil.rmtree(DIST, ignore_errors=True)
    session.run("python", "-m", "build", "--quiet")
    again = Path(session.create_tmp(), "again")
    shutil.rmtree(again, ignore_errors=True)
    session.run("python", "-m", "build", "--quiet", "--wheel", "--outdir", str(again))
    (wheel,) = DIST.glob("*.whl")
    if wheel.read_bytes() != (again / wheel.name).read_bytes():
        session.error(f"{wheel.name} of the sdist and {again / wheel.name} of the checkout differ")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The tests against the built wheel, with src/ out of reach."""
    wheel = built_wheel(session)
    session.install(str(wheel), *group("test"))
    run_tests(session, wheel)


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """The tests with the lowest versions of the dependencies that pyproject.toml allows."""
    wheel = built_wheel(session)
    dependencies: list[str] = PROJECT["project"]["dependencies"]
    session.install(str(wheel), *(each.replace(">=", "==") for each in dependencies), *group("test"))
    run_tests(session, wheel)


@nox.session
def peers(session: nox.Session) -> None:
    """The exports in the programs that they are made for; pandoc has to be installed."""
    session.install(str(built_wheel(session)), *group("peers"))
    session.run("python", "-m", "pytest", "peers", *session.posargs)


@nox.session
def clusters(session: nox.Session) -> None:
    """Checks of tables on a Dask cluster and in a Spark session, which needs Java."""
    session.install(str(built_wheel(session)), *group("clusters"))
    # Their own warnings are theirs; what a user may see of weaponref is asked for in the tests.
    session.run("python", "-m", "pytest", "tests_clusters", "-W", "default", *session.posargs)


@nox.session
def explorer(session: nox.Session) -> None:
    """The Explorer in a real browser: Debian's chromium, or the one that WEAPONREF_CHROMIUM names; npm has to be there.

    ``nox -s explorer -- --benchmark`` measures how fast it answers a keystroke instead.
    """
    session.install(str(built_wheel(session)), *group("browser"))
    paths = os.pathsep.join(str(ROOT / folder) for folder in ("tests_browser", "tests", "docs"))
    environment = {"PYTHONPATH": paths, "MYPYPATH": paths}
    if "--benchmark" in session.posargs:
        session.run("python", "tests_browser/benchmark.py", env=environment)
        return
    tools = Path(session.create_tmp(), "npm")
    session.run(
        "npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(tools), TYPESCRIPT, external=True
    )
    session.run(str(tools / "node_modules" / ".bin" / "tsc"), "--project", "docs/explorer", external=True)
    checked = ["docs/explorer_data.py", "docs/explorer_page.py", "tests_browser"]
    # The package itself is checked by the session `typing`, which has what it may import.
    session.run("mypy", "--follow-imports=silent", *checked, env=environment)
    session.run("python", "-m", "pytest", "tests_browser", "-n", "2", *session.posargs, env=environment)


@nox.session
def bench(session: nox.Session) -> None:
    """The benchmarks, against the libraries they compare with."""
    session.install(str(built_wheel(session)), *group("bench"))
    session.run("python", "benchmarks", *session.posargs)


def built_wheel(session: nox.Session) -> Path:
    """The wheel that WEAPONREF_WHEEL names, or else a new one."""
    given = os.environ.get("WEAPONREF_WHEEL")
    if given:
        return Path(given).resolve()
    folder = Path(session.create_tmp(), "wheel")
    shutil.rmtree(folder, ignore_errors=True)
    session.install("build")
    session.run("python", "-m", "build", "--quiet", "--wheel", "--outdir", str(folder))
    (wheel,) = folder.glob("*.whl")
    return wheel


def run_tests(session: nox.Session, wheel: Path) -> None:
    """Run the tests on the installed package, in a copy of the checkout that lacks src/."""
    checkout = Path(session.create_tmp(), "checkout")
    shutil.rmtree(checkout, ignore_errors=True)
    checkout.mkdir()
    for name in BESIDE_THE_PACKAGE:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "_build")
            shutil.copytree(source, checkout / name, ignore=ignored)
        elif source.exists():
            shutil.copy2(source, checkout / name)
    session.chdir(checkout)
    where = "import weaponref; assert 'site-packages' in weaponref.__file__, weaponref.__file__"
    session.run("python", "-c", where)
    session.run("python", "-m", "pytest", *session.posargs, env={"WEAPONREF_WHEEL": str(wheel)})

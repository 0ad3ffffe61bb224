"""What is built and shipped, what an import costs, and what every module promises."""

from __future__ import annotations

import importlib
import inspect
import json
import os
import pkgutil
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_string
from typing import TYPE_CHECKING

import pytest

import weaponref
from building import build


if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


MODULES = sorted(
    {"weaponref"}
    | {
        found.name
        for found in pkgutil.walk_packages(weaponref.__path__, "weaponref.")
        if not any(part.startswith("_") for part in found.name.split("."))
    }
)
LOOK_UP = 'import weaponref; figure = weaponref.get("Hwasong-11Ga").range_max; high = figure.high'
# What a look-up has no use for, and what would make it slow.
HEAVY = {
    "dask",
    "distributed",
    "openpyxl",
    "pyspark",
    "asyncio",
    "click",
    "duckdb",
    "importlib.metadata",
    "importlib.resources",
    "matplotlib",
    "narwhals",
    "numpy",
    "pandas",
    "pint",
    "polars",
    "pyarrow",
    "rich",
    "yaml",
}


def run(code: str, *flags: str, path: Path | None = None) -> str:
    """What the code prints in a Python of its own."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    elif "PYTHONPATH" in os.environ:
        environment["PYTHONPATH"] = os.environ["PYTHONPATH"]
    done = subprocess.run(
        [sys.executable, *flags, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def project_table(checkout: Path) -> dict[str, object]:
    table: dict[str, object] = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]
    return table


class TestImport:
    def test_a_look_up_loads_nothing_heavy(self) -> None:
        """A first look-up imports no unit library, no YAML, no data frame, no screen and no metadata."""
        code = (
            "import sys; before = set(sys.modules); "
            f"{LOOK_UP}; import json; print(json.dumps(sorted(set(sys.modules) - before)))"
        )

        run(LOOK_UP)  # in a checkout the first use after a change compiles the data, and needs YAML for that
        loaded = set(json.loads(run(code)))

        assert "weaponref" in loaded
        assert loaded & HEAVY == set()

    def test_an_import_warns_of_nothing(self) -> None:
        """Importing the package raises no warning, not even one that Python hides by default."""
        assert run("import weaponref", "-W", "error") == ""

    @pytest.mark.parametrize("module", MODULES)
    def test_each_module_can_be_imported_first(self, module: str) -> None:
        """No module relies on another one having been imported before it: there is no import cycle."""
        assert run(f"import {module}") == ""


@pytest.mark.parametrize("name", MODULES)
class TestModule:
    def module(self, name: str) -> ModuleType:
        return importlib.import_module(name)

    def test_public_names_are_listed(self, name: str) -> None:
        """Every module has a docstring and says in `__all__`, a tuple without repeats, what is public."""
        module = self.module(name)

        assert module.__doc__
        assert isinstance(module.__all__, tuple)
        assert len(set(module.__all__)) == len(module.__all__)
        assert [each for each in module.__all__ if not hasattr(module, each)] == []

    def test_public_names_are_documented(self, name: str) -> None:
        """Public classes and functions, and the public methods of such classes, have docstrings."""
        lacking = [label for label, found in described(self.module(name)) if not found.__doc__]

        assert lacking == []

    def test_completion_offers_public_names(self, name: str) -> None:
        """`dir` of a module lists what is public, also what is imported when it is first asked for."""
        module = self.module(name)

        assert set(module.__all__) <= set(dir(module))


@pytest.mark.parametrize("name", weaponref.__all__)
def test_what_the_package_offers_has_an_example(name: str) -> None:
    """Every class and function of `import weaponref` shows how it is used; test_examples runs what it shows."""
    found = getattr(weaponref, name)
    if inspect.isclass(found) or inspect.isfunction(found):
        assert ">>> " in (found.__doc__ or "")


def described(module: ModuleType) -> list[tuple[str, object]]:
    """The public classes and functions of a module and the public methods that its own classes define."""
    found: list[tuple[str, object]] = []
    for name in module.__all__:
        value = getattr(module, name)
        if not str(getattr(value, "__module__", "")).startswith("weaponref"):
            continue  # a constant, or a class of another package under a name of ours
        if inspect.isfunction(value):
            found.append((name, value))
        elif inspect.isclass(value):
            found.append((name, value))
            found += [
                (f"{name}.{key}", member)
                for key, member in vars(value).items()
                if not key.startswith("_")
                and isinstance(member, (property, staticmethod, classmethod, type(described)))
            ]
    return found


@pytest.fixture
def names(wheel: Path) -> list[str]:
    """The files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


class TestWheel:
    def read(self, wheel: Path, name: str) -> bytes:
        with zipfile.ZipFile(wheel) as archive:
            (found,) = [each for each in archive.namelist() if re.fullmatch(name, each)]
            return archive.read(found)

    def test_it_holds_the_package_and_nothing_else(self, names: list[str]) -> None:
        """Modules, the type marker, a stub and the compiled catalogue; no YAML, no tests, no caches."""
        strangers = [
            name
            for name in names
            if not re.fullmatch(
                r"weaponref/([a-z_]+/)*[a-z_]+\.py"
                r"|weaponref/py\.typed"
                r"|weaponref/systems\.pyi"
                r"|weaponref/_data/catalog\.jsonl"
                r"|weaponref-[^/]+\.dist-info/(METADATA|RECORD|WHEEL|entry_points\.txt|licenses/LICENSE(-DATA)?)",
                name,
            )
        ]

        assert strangers == []

    @pytest.mark.parametrize(
        "name",
        [
            r"weaponref/__init__\.py",
            r"weaponref/py\.typed",
            r"weaponref/_data/catalog\.jsonl",
            r".*/licenses/LICENSE",
            r".*/licenses/LICENSE-DATA",
        ],
    )
    def test_it_lacks_nothing(self, names: list[str], name: str) -> None:
        """The package, its type marker, its data and both licences are there, once each."""
        assert len([each for each in names if re.fullmatch(name, each)]) == 1

    def test_its_catalogue_is_the_data_folder(self, wheel: Path, checkout: Path) -> None:
        """The compiled catalogue in the wheel is, byte for byte, what the data folder compiles to now."""
        from weaponref.store import compile_data

        assert self.read(wheel, r"weaponref/_data/catalog\.jsonl") == compile_data(checkout / "data")

    def test_its_metadata_say_what_the_project_says(self, wheel: Path, checkout: Path) -> None:
        """Both licences are named, and every dependency has a lower bound and no upper one."""
        metadata = message_from_string(self.read(wheel, r".*\.dist-info/METADATA").decode())
        required = metadata.get_all("Requires-Dist", [])

        assert metadata["License-Expression"] == "MIT AND CC0-1.0"
        assert metadata["Version"] == project_table(checkout)["version"]
        assert metadata["Requires-Python"] == ">=3.11"
        assert "all" in metadata.get_all("Provides-Extra", [])
        assert required
        assert [each for each in required if ">=" not in each.split(";")[0]] == []
        assert [each for each in required if re.search(r"<|==|~=|!=", each.split(";")[0])] == []

    def test_it_gives_the_command(self, wheel: Path) -> None:
        """Installing it gives the command `weaponref`."""
        assert b"weaponref = weaponref.cli:main" in self.read(wheel, r".*/entry_points\.txt")

    def test_it_works_as_a_zip_file(self, wheel: Path) -> None:
        """On the import path as it is, not unpacked, the wheel answers as the installed package does."""
        answer = "print(figure.low, figure.high, figure.unit, len(figure.claims), weaponref.data_version)"
        where = "print(weaponref.__file__)"

        zipped = run(f"{LOOK_UP}; {where}; {answer}", path=wheel).splitlines()

        assert zipped[0].startswith(str(wheel))
        assert zipped[1:] == run(f"{LOOK_UP}; {answer}").splitlines()


@pytest.mark.slow
class TestBuild:
    @pytest.fixture(autouse=True)
    def _sources(self, checkout: Path) -> None:
        if not (checkout / "src").is_dir():
            pytest.skip("the tests run against an installed wheel, away from the sources")

    def test_two_builds_give_the_same_bytes(self, wheel: Path, checkout: Path, tmp_path: Path) -> None:
        """A wheel depends on the sources alone: not on the time, the folder or the order of files."""
        assert build("wheel", checkout, tmp_path).read_bytes() == wheel.read_bytes()

    def test_the_sdist_builds_the_same_wheel(self, wheel: Path, checkout: Path, tmp_path: Path) -> None:
        """The source distribution holds all that a wheel is made of."""
        sdist = build("sdist", checkout, tmp_path / "sdist")
        with tarfile.open(sdist) as archive:
            # The first releases of Python 3.11 know no filters.
            archive.extraction_filter = getattr(tarfile, "data_filter", None)
            archive.extractall(tmp_path / "unpacked")  # noqa: S202
        (project,) = (tmp_path / "unpacked").iterdir()

        assert build("wheel", project, tmp_path / "wheel").read_bytes() == wheel.read_bytes()

    def test_the_sdist_holds_what_a_packager_needs(self, checkout: Path, tmp_path: Path) -> None:
        """Data, sources, tests, documentation and licences are in it; caches and environments are not."""
        with tarfile.open(build("sdist", checkout, tmp_path)) as archive:
            names = {"/".join(name.split("/")[1:]) for name in archive.getnames()}

        expected = {"LICENSE", "LICENSE-DATA", "README.md", "docs/conf.py", "tests/test_package.py"}
        assert expected <= names
        assert any(name.startswith("data/systems/") for name in names)
        assert [name for name in names if re.search(r"__pycache__|^\.run|^\.nox|^dist", name)] == []


class TestProject:
    def test_the_version_is_one(self, checkout: Path) -> None:
        """The package, the citation file and the changelog agree on the version."""
        version = project_table(checkout)["version"]
        citation = (checkout / "CITATION.cff").read_text("utf-8")
        changelog = (checkout / "CHANGELOG.md").read_text("utf-8")

        assert weaponref.__version__ == version
        assert f"\nversion: {version}\n" in citation
        assert f"\n## [{version}]" in changelog

    def test_the_readme_gives_two_commands(self, checkout: Path) -> None:
        """One command shows the main job, one passes the tests; CI runs both as they stand."""
        readme = (checkout / "README.md").read_text("utf-8")

        assert re.findall(r"^python3 run\.py .*$", readme, re.MULTILINE) == [
            "python3 run.py compare KN-23 KN-23A KN-24 KN-25 Hwasong-11",
            "python3 run.py test",
        ]

    def test_the_type_marker_is_installed(self) -> None:
        """Type checkers may trust the annotations of the installed package."""
        assert pkgutil.get_data("weaponref", "py.typed") is not None

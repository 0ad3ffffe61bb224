"""What a look-up costs when the catalogue grows: 35, 346 and 3,460 systems.

The larger catalogues are the real one and renamed copies of it: every copy has ids, names and sources of its own, and
the claims of the original. They are written as YAML and compiled as a wheel is, so the code measured is the code that
users run.
"""

from __future__ import annotations

import re
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from first_use import LOOK_UP
from processes import FOLDER, Usage, interleaved, output
from table import Row, megabytes, milliseconds, verdict


if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ("DATA", "Catalogues", "measure", "prepare", "write_catalogue")

DATA = FOLDER.parent / "data"
_CATALOG = Path("_data", "catalog.jsonl")
_ALWAYS = "kn-23"
_MOST = 1.5


class _File(NamedTuple):
    id: str
    text: str
    family: str | None


class Catalogues(NamedTuple):
    """The same catalogues in two forms, by number of systems, smallest first.

    Attributes:
        folders: the YAML files.
        packages: folders with a copy of the installed package that has the compiled form in it.
    """

    folders: dict[int, Path]
    packages: dict[int, Path]


def prepare(sizes: tuple[int, int, int], work: Path) -> Catalogues:
    """Make catalogues of three sizes in an empty folder.

    Raises:
        RuntimeError: the installed package refuses the data, usually because it is of another version.
    """
    found = Catalogues(
        {size: work / f"yaml-{size}" for size in sizes}, {size: work / f"package-{size}" for size in sizes}
    )
    for size in sizes:
        write_catalogue(found.folders[size], size)
        _install(found.packages[size], found.folders[size])
    return found


def measure(catalogues: Catalogues, rounds: int, yaml_rounds: int) -> list[Row]:
    """Import and first look-up in each compiled catalogue, and the same catalogues read from YAML.

    Args:
        catalogues: what `prepare` made.
        rounds: how often each compiled catalogue is measured.
        yaml_rounds: how often each folder of YAML files is.
    """
    load = "import weaponref; weaponref.load({!r}).get('Hwasong-11Ga').range_max.high"
    compiled = interleaved({size: (LOOK_UP, site) for size, site in catalogues.packages.items()}, rounds)
    read = interleaved(
        {size: (load.format(str(folder)), None) for size, folder in catalogues.folders.items()}, yaml_rounds
    )
    rows = _rows("growth, compiled", compiled)
    _, base, large = compiled
    ratio = compiled[large].cpu / compiled[base].cpu
    rows[-1] = rows[-1]._replace(bar=f"time ≤ {_MOST} of {base:,}", met=verdict(ratio <= _MOST))
    return rows + _rows("growth, `load` of YAML", read)


def write_catalogue(folder: Path, systems: int) -> None:
    """Write a catalogue of so many systems as YAML: a sample of the real ones, or all of them and copies.

    Args:
        folder: where to; it is made.
        systems: how many.
    """
    real = _sample([_file(path) for path in sorted(DATA.glob("systems/*/*.yaml"))], systems)
    families = [_file(path) for path in sorted(DATA.glob("families/*.yaml"))]
    for number in range(-(-systems // len(real))):
        part = _sample(real, systems - number * len(real))
        used = {each.family for each in part}
        _write_copy(folder, number, part, [each for each in families if each.id in used])


def _file(path: Path) -> _File:
    text = path.read_text(encoding="utf-8")
    family = re.search(r"^family: (\S+)$", text, re.MULTILINE)
    return _File(path.stem, text, family[1] if family else None)


def _sample(files: list[_File], size: int) -> list[_File]:
    """So many of the files, evenly spread, and among them the system that is looked up."""
    if size >= len(files):
        return files
    others = [each for each in files if each.id != _ALWAYS]
    picked = [others[index * len(others) // (size - 1)] for index in range(size - 1)] if size > 1 else []
    return [each for each in files if each.id == _ALWAYS] + picked


def _write_copy(folder: Path, number: int, systems: list[_File], families: list[_File]) -> None:
    """Write a sample; number 0 is the original, the others are renamed."""
    mark = f"-copy-{number}" if number else ""
    known = {each.id for each in (*systems, *families)}
    cited: set[str] = set()
    for kind, files in (("systems", systems), ("families", families)):
        (folder / kind).mkdir(parents=True, exist_ok=True)
        for file in files:
            cited.update(re.findall(r"\bsource: ([^\s,}]+)", file.text))
            text = _renamed(_with_targets(file.text, known), mark)
            (folder / kind / f"{file.id}{mark}.yaml").write_text(text, encoding="utf-8")
    (folder / "sources").mkdir(exist_ok=True)
    entries = (f"{id_}{mark}:\n{entry}" for id_, entry in _bibliography() if id_ in cited)
    (folder / "sources" / f"all{mark}.yaml").write_text("".join(entries), encoding="utf-8")


def _with_targets(text: str, known: Iterable[str]) -> str:
    """The text with relations to records that are left out turned into relations to mere names."""
    return re.sub(
        r"\btarget: ([^\s,}]+)", lambda match: match[0] if match[1] in known else f"external: {match[1]}", text
    )


def _renamed(text: str, mark: str) -> str:
    """The text of a record with ids and names of its own."""
    if not mark:
        return text
    text = re.sub(r"(^id: |^family: |\btarget: |\bsource: )([^\s,}]+)", rf"\1\2{mark}", text, flags=re.MULTILINE)
    # A word before the name, inside its quotation marks if it has any.
    return re.sub(r"(^name: |^  - \{name: )(['\"]?)", rf"\1\2{mark.replace('-', '')} ", text, flags=re.MULTILINE)


def _bibliography() -> list[tuple[str, str]]:
    """Id and fields of every source, as they are written."""
    entries = []
    for path in sorted(DATA.glob("sources/*.yaml")):
        for entry in re.split(r"^(?=\S)", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
            head, _, fields = entry.partition("\n")
            if head.endswith(":"):
                entries.append((head.removesuffix(":"), fields))
    return entries


def _install(site: Path, folder: Path) -> None:
    """Copy the installed package and give it another compiled catalogue."""
    spec = find_spec("weaponref")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("weaponref is not installed")
    shutil.copytree(Path(spec.origin).parent, site / "weaponref", ignore=shutil.ignore_patterns("__pycache__"))
    catalog = site / "weaponref" / _CATALOG
    catalog.parent.mkdir(exist_ok=True)
    code = (
        "import sys; from pathlib import Path; from weaponref.store import compile_data; "
        "Path(sys.argv[2]).write_bytes(compile_data(sys.argv[1]))"
    )
    output("-P", "-c", code, str(folder), str(catalog))


def _rows(name: str, uses: dict[int, Usage]) -> list[Row]:
    """A row a size, those after the first with their ratio to the size before."""
    rows = []
    before: Usage | None = None
    for size, use in uses.items():
        ratio = f"{use.cpu / before.cpu:.2f}, {use.memory / before.memory:.2f}" if before else ""
        rows.append(Row(name, f"{size:,} systems", milliseconds(use.cpu), megabytes(use.memory), ratio))
        before = use
    return rows

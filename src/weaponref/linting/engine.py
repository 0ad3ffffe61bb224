"""Running the rules over a folder of data files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from weaponref.linting.rules import RULES, Rule, Severity
from weaponref.store.bundled import data_folder
from weaponref.store.folder import scan_folder
from weaponref.store.writer import canonical, inner_comments, leading_comments


if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from weaponref.catalogue import Catalog
    from weaponref.errors import Fault
    from weaponref.store.folder import Contents, DataFile, Known

__all__ = ("RULE_NAMES", "Finding", "LintReport", "lint")

LOAD_RULE = "load"
FORMAT_RULE = "format"
RULE_NAMES: tuple[str, ...] = (LOAD_RULE, *(rule.name for rule in RULES), FORMAT_RULE)
"""The name of every rule: ``load`` for what keeps a file from loading, ``format`` for its form, and `RULES`."""

_PARTS = ("systems", "families", "transfers", "sources")
_SCHEMAS = {
    "systems": "system", "families": "family", "transfers": "transfer", "sources": "sources",
    "redirects": "redirects",
}  # fmt: skip
_SCHEMA_LINE = "# yaml-language-server:"


@frozen
class Finding:
    """One thing that the linter found.

    Attributes:
        file: the file.
        line: the line, from 1; None when it is the file itself.
        column: the column, from 1; None when it is the file itself.
        rule: the name of the rule.
        severity: ``error``, ``warning`` or ``note``.
        message: what was found, and what to do about it.

    >>> print(Finding("x-1.yaml", 3, 7, "load", "error", "the id is empty"))
    x-1.yaml:3:7: error: the id is empty [load]
    """

    file: str
    line: int | None
    column: int | None
    rule: str
    severity: Severity
    message: str

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return f"{where}: {self.severity}: {self.message} [{self.rule}]"


@frozen
class LintReport:
    """All findings, in order of file, line and column.

    Attributes:
        findings: the findings.
        files: how many data files were read.
        records: how many records they hold.
        fixed: the files whose form was put right.

    >>> LintReport((), 1, 1).ok
    True
    """

    findings: tuple[Finding, ...]
    files: int
    records: int
    fixed: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """True if there is neither an error nor a warning."""
        return not any(finding.severity in ("error", "warning") for finding in self.findings)

    def count(self, severity: Severity) -> int:
        """How many findings are of a severity."""
        return sum(finding.severity == severity for finding in self.findings)


def lint(
    path: str | os.PathLike[str],
    *,
    base: Catalog | None = None,
    fix: bool = False,
    only: Collection[str] | None = None,
) -> LintReport:
    r"""Check data files: everything that keeps them from loading, and everything doubtful in what loads.

    A file or a part of a folder of data files is read together with the rest of that folder, and its own findings are
    given.

    Args:
        path: a folder of YAML files, or one such file.
        base: the catalogue that the files may refer to; the bundled one if not given. Its own data stand alone.
        fix: put the form of the files right (order of keys, quoting, line width). No text is changed.
        only: the names of the rules to run; all of them if not given. The page on the linter lists them.

    Raises:
        ValueError: there is no such rule.

    >>> import tempfile, pathlib, weaponref
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "x-1.yaml").write_text("id: x-1\nname: X-1\nkind: misile\ncountry: KP\n")
    >>> print(weaponref.lint(folder).findings[0].message)
    unknown kind 'misile'; did you mean 'missile'?
    """
    chosen = _chosen(only)
    asked = Path(path)
    root = _root_of(asked)
    known = _known(root, base)
    contents, faults = scan_folder(root, known=known)
    fixed: list[str] = []
    form = list(_formatting(_within(contents.files, asked), faults, _schemas_of(root), fixed if fix else None))
    if fixed:
        # What was put right stands elsewhere now.
        contents, faults = scan_folder(root, known=known)
        form = list(_formatting(_within(contents.files, asked), faults, _schemas_of(root), None))
    rules = [rule for rule in RULES if rule.name in chosen]
    found = [*_loading(faults), *form, *_doubts(contents, rules)]
    shown = [one for one in found if one.rule in chosen and (root == asked or _is_below(Path(one.file), asked))]
    files = {str(file.path) for file in _within(contents.files, asked)}
    return LintReport(
        findings=tuple(sorted(shown, key=_place)),
        files=len(files),
        records=sum(contents.places.records[record.id].file in files for record in contents.records),
        fixed=tuple(fixed),
    )


def _chosen(only: Collection[str] | None) -> frozenset[str]:
    if only is None:
        return frozenset(RULE_NAMES)
    for name in only:
        if name not in RULE_NAMES:
            from weaponref.vocabulary import unknown_term

            raise ValueError(unknown_term("rule", name, RULE_NAMES))
    return frozenset(only)


def _root_of(path: Path) -> Path:
    """The folder of data files that a path is a part of; the path itself if it is in none."""
    whole = path if path.is_absolute() else Path.cwd() / path
    for folder, parent in zip((whole, *whole.parents), whole.parents, strict=False):
        if folder.name in _PARTS and folder.is_dir() and (folder != whole or _is_root(parent)):
            return _as_asked(parent, path)
    if whole.is_file() and _is_root(whole.parent):
        return _as_asked(whole.parent, path)
    return path


def _is_root(folder: Path) -> bool:
    return (folder / "systems").is_dir()


def _as_asked(root: Path, path: Path) -> Path:
    """A folder above a path, relative if the path is, so that findings name files as the caller does."""
    return root if path.is_absolute() else Path(os.path.relpath(root))


def _known(root: Path, base: Catalog | None) -> Known | None:
    """What the files may refer to: the bundled data stand alone, others may build upon them."""
    if base is not None:
        return base
    own = data_folder()
    if own is not None and root.exists() and root.samefile(own):
        return None
    from weaponref.store import catalog

    return catalog()


def _within(files: Iterable[DataFile], asked: Path) -> list[DataFile]:
    return [file for file in files if _is_below(file.path, asked)]


def _is_below(path: Path, folder: Path) -> bool:
    return Path(os.path.abspath(path)).is_relative_to(os.path.abspath(folder))  # noqa: PTH100  links stay as they are


def _loading(faults: Iterable[Fault]) -> Iterator[Finding]:
    for fault in faults:
        yield Finding(fault.file, fault.line, fault.column, LOAD_RULE, "error", fault.message)


def _doubts(contents: Contents, rules: Iterable[Rule]) -> Iterator[Finding]:
    for rule in rules:
        for remark in rule.check(contents):
            place = remark.place
            yield Finding(place.file, place.line, place.column, rule.name, rule.severity, remark.message)


def _schemas_of(root: Path) -> Path | None:
    """The folder of JSON Schemas beside a folder of data files, if there is one: editors are pointed to it."""
    schemas = Path(os.path.abspath(root)).parent / "schema"  # noqa: PTH100  links stay as they are
    return schemas if root.is_dir() and (schemas / "system.json").is_file() else None


def _formatting(
    files: Iterable[DataFile], faults: Iterable[Fault], schemas: Path | None, fixed: list[str] | None
) -> Iterator[Finding]:
    faulty = {fault.file for fault in faults}
    for file in files:
        name = str(file.path)
        if name in faulty:
            continue  # its form is settled when its content is
        text = file.path.read_text("utf-8-sig")
        wanted = canonical(file.root, file.part, _header(file, text, schemas))
        if file.path.read_bytes() == wanted.encode():
            continue
        advice = "weaponref lint --fix writes it so"
        if inner_comments(text):
            advice = "it has comments that rewriting would lose: move them to the top"
        elif fixed is not None:
            _rewrite(file, wanted)
            fixed.append(name)
            continue
        line = _first_difference(text, wanted)
        yield Finding(name, line, 1, FORMAT_RULE, "warning", f"is not in the canonical form; {advice}")


def _header(file: DataFile, text: str, schemas: Path | None) -> list[str]:
    """The comments at the top of a file, the line that tells editors its schema first."""
    lines = leading_comments(text)
    if schemas is None or not (schemas / f"{_SCHEMAS[file.part]}.json").is_file():
        return lines
    folder = os.path.relpath(schemas, os.path.abspath(file.path.parent))  # noqa: PTH100  links stay as they are
    address = f"{Path(folder).as_posix()}/{_SCHEMAS[file.part]}.json"
    return [f"{_SCHEMA_LINE} $schema={address}", *(line for line in lines if not line.startswith(_SCHEMA_LINE))]


def _rewrite(file: DataFile, text: str) -> None:
    """Replace a file in one step, so that nothing is lost if the machine stops."""
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=file.path.parent, prefix=".", suffix=".part", delete=False
    ) as new:
        new.write(text)
    temporary = Path(new.name)
    try:
        temporary.chmod(file.path.stat().st_mode & 0o777)
        temporary.replace(file.path)
    except OSError:
        temporary.unlink()
        raise


def _first_difference(text: str, wanted: str) -> int:
    pairs = zip(text.split("\n"), wanted.split("\n"), strict=False)
    return next((number for number, (one, other) in enumerate(pairs, 1) if one != other), 1)


def _place(finding: Finding) -> tuple[str, int, int, str]:
    return finding.file, finding.line or 0, finding.column or 0, finding.rule

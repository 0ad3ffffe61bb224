"""Running the rules over a folder of data files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from weaponref.errors import Fault
from weaponref.linting.rules import RULES, Severity
from weaponref.store.folder import scan_folder
from weaponref.store.writer import canonical, inner_comments, leading_comments


if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from weaponref.store.folder import Contents, DataFile, Known

__all__ = ("Finding", "LintReport", "lint")

LOAD_RULE = "load"
FORMAT_RULE = "format"


@frozen
class Finding:
    """One thing that the linter found.

    Attributes:
        file, line, column: where, counted from 1; line and column are None when it is the file itself.
        rule: the name of the rule.
        severity: ``error``, ``warning`` or ``note``.
        message: what was found, and what to do about it.
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


def lint(path: str | os.PathLike[str], *, known: Known | None = None, fix: bool = False) -> LintReport:
    """Check a folder of data files: everything that keeps it from loading, and everything doubtful in what loads.

    Args:
        path: the folder, or one file.
        known: records and sources that the files may refer to without containing them.
        fix: put the form of the files right (order of keys, quoting, line width). No text is changed.

    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "x.yaml").write_text("id: x\\nname: X\\nkind: misile\\ncountry: KP\\n")
    >>> print(lint(folder).findings[0].message)
    unknown kind 'misile'; did you mean 'missile'?
    """
    contents, faults = scan_folder(path, known=known)
    fixed: list[str] = []
    findings = [*_loading(faults), *_formatting(contents.files, faults, fixed if fix else None)]
    if fixed:
        # What was put right stands elsewhere now.
        contents, faults = scan_folder(path, known=known)
        findings = [*_loading(faults), *_formatting(contents.files, faults, None)]
    findings.extend(_doubts(contents))
    return LintReport(
        findings=tuple(sorted(findings, key=_place)),
        files=len(contents.files),
        records=len(contents.records),
        fixed=tuple(fixed),
    )


def _loading(faults: Iterable[Fault]) -> Iterator[Finding]:
    for fault in faults:
        yield Finding(fault.file, fault.line, fault.column, LOAD_RULE, "error", fault.message)


def _doubts(contents: Contents) -> Iterator[Finding]:
    for rule in RULES:
        for remark in rule.check(contents):
            place = remark.place
            yield Finding(place.file, place.line, place.column, rule.name, rule.severity, remark.message)


def _formatting(files: Iterable[DataFile], faults: Iterable[Fault], fixed: list[str] | None) -> Iterator[Finding]:
    faulty = {fault.file for fault in faults}
    for file in files:
        name = str(file.path)
        if name in faulty:
            continue  # its form is settled when its content is
        text = file.path.read_text("utf-8-sig")
        wanted = canonical(file.root, file.part, leading_comments(text))
        if text == wanted:
            continue
        if inner_comments(text):
            yield Finding(
                name, _first_difference(text, wanted), 1, FORMAT_RULE, "warning",
                "is not in the canonical form, and has comments that rewriting would lose; move them to the top",
            )  # fmt: skip
        elif fixed is not None:
            _rewrite(file, wanted)
            fixed.append(name)
        else:
            yield Finding(
                name, _first_difference(text, wanted), 1, FORMAT_RULE, "warning",
                "is not in the canonical form; weaponref lint --fix writes it so",
            )  # fmt: skip


def _rewrite(file: DataFile, text: str) -> None:
    """Replace a file in one step, so that nothing is lost if the machine stops."""
    import os
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=file.path.parent, delete=False) as new:
        new.write(text)
    os.chmod(new.name, file.path.stat().st_mode & 0o777)  # noqa: PTH101
    os.replace(new.name, file.path)  # noqa: PTH105


def _first_difference(text: str, wanted: str) -> int:
    pairs = zip(text.split("\n"), wanted.split("\n"), strict=False)
    return next((number for number, (one, other) in enumerate(pairs, 1) if one != other), 1)


def _place(finding: Finding) -> tuple[str, int, int, str]:
    return finding.file, finding.line or 0, finding.column or 0, finding.rule

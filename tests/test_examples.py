"""Every example in a docstring, in the README and in the documentation runs and prints what it shows."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import pkgutil
import re
from pathlib import Path

import pytest

import weaponref


OPTIONS = doctest.ELLIPSIS
ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted({"weaponref"} | {found.name for found in pkgutil.walk_packages(weaponref.__path__, "weaponref.")})
FOLDERS = (ROOT, ROOT / "docs", ROOT / "docs" / "guides", ROOT / "docs" / "explanations")
WRITTEN = sorted(page for folder in FOLDERS for page in folder.glob("*.md"))
PAGES = [page for page in WRITTEN if ">>> " in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__main__")])
def test_docstrings(name: str) -> None:
    """The examples in the docstrings of a module are true."""
    result = doctest.testmod(importlib.import_module(name), optionflags=OPTIONS)

    assert result.failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages(page: Path) -> None:
    """The examples on a page are true, read from top to bottom as one session."""
    blocks = re.findall(r"(?ms)^```(?:pycon|python)\n(.*?)^```$", page.read_text("utf-8"))
    session = "\n".join(block for block in blocks if ">>> " in block)
    test = doctest.DocTestParser().get_doctest(session, {}, page.name, str(page), 0)

    result = doctest.DocTestRunner(optionflags=OPTIONS).run(test)

    assert result.attempted > 0
    assert result.failed == 0


PRINTED = [page for page in WRITTEN if "<!-- printed by:" in page.read_text("utf-8")]


def filled(text: str) -> str:
    """The text of a page with what its commands print now."""
    spec = importlib.util.spec_from_file_location("printed", ROOT / "docs" / "printed.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written: str = module.filled(text)
    return written


@pytest.mark.parametrize("page", PRINTED, ids=lambda page: page.name)
def test_printed_outputs(page: Path) -> None:
    """What a page shows of the command line is what the command prints; `python docs/printed.py` writes it anew."""
    text = page.read_text("utf-8")

    assert filled(text) == text


def test_a_page_is_not_old_for_the_version_of_the_data_alone() -> None:
    """Data that it does not show may change: a new system takes one file."""
    block = "<!-- printed by: weaponref show KN-23A --no-sources -->\n```text\n```\n"
    page = filled(block)
    older = re.sub(r"(?m)^weaponref data .*$", "weaponref data 2020.1.1+0123456789ab", page)

    assert older != page
    assert filled(older) == older
    assert filled(older.replace("KN-23A\n=", "KN-24\n=")) == page


def test_a_part_in_markdown_is_written_anew_or_left_where_its_command_fails() -> None:
    """A page can take in what a command writes as Markdown; without the revision that it names, nothing is lost."""
    part = "<!-- printed by: weaponref diff {} bundled --format markdown -->\n\n{}<!-- end of what is printed -->\n"
    page = filled(part.format("bundled", "Something else.\n\n"))

    assert "No difference." in page
    assert "Something else." not in page
    assert filled(re.sub(r"(?m)^## \S+ to \S+$", "## 1 to 2", page)) != page
    assert filled(part.format("no-such-revision", "As it was.\n\n")) == part.format(
        "no-such-revision", "As it was.\n\n"
    )


def test_the_changelog_of_the_data_names_every_new_record() -> None:
    """What was added since the revision that the page names is on the page."""
    page = (ROOT / "docs" / "data-changelog.md").read_text("utf-8")

    assert "weaponref diff c9970b1 bundled" in page
    assert "`hsiung-feng-2`" in page
    assert "### Added claims" in page

"""Sphinx configuration. The documentation builds offline: ``nox -s docs``."""

from __future__ import annotations

import inspect
import pkgutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import weaponref


if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).parent

project = "weaponref"
author = "weaponref contributors"
project_copyright = author
release = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
source_suffix = {".md": "markdown"}
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

# What docstrings put into single backticks is code.
default_role = "literal"

html_theme = "furo"
html_title = "weaponref"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "show-inheritance": True}
napoleon_google_docstring = True
napoleon_numpy_docstring = False
# "Attributes:" of a class documents its fields; autodoc lists the same names with their types.
napoleon_use_ivar = True

nitpicky = True
# The documentation of Python and of other packages is not fetched, so references to it are not links.
nitpick_ignore_regex = [(r"py:.*", r"(?!weaponref\b).*\..*")]

# The order of the reference: from the ground floor up; what is not listed comes last.
FLOORS = (
    "errors",
    "units",
    "interval",
    "vocabulary",
    "classify",
    "model",
    "names",
    "catalogue",
    "store",
    "comparison",
)


def write_api_pages(app: Sphinx) -> None:
    """Write a page for each public module, so that the reference can lack none."""
    folder = Path(app.srcdir) / "api"
    folder.mkdir(exist_ok=True)
    modules = public_modules()
    pages = {"index.md": api_index(modules)}
    for module in modules:
        pages[f"{module}.md"] = f"# `{module}`\n\n```{{eval-rst}}\n.. automodule:: {module}\n```\n"
    for stale in {path.name for path in folder.iterdir()} - set(pages):
        (folder / stale).unlink()
    for name, text in pages.items():
        page = folder / name
        # An untouched page is not read again by the next build.
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")


def public_modules() -> list[str]:
    """The modules and packages right under the package; a package documents what its own modules define."""
    found = (module.name for module in pkgutil.iter_modules(weaponref.__path__))
    public = (name for name in found if not name.startswith("_"))
    return [f"weaponref.{name}" for name in sorted(public, key=lambda name: (floor(name), name))]


def floor(module: str) -> int:
    """Where a module stands in `FLOORS`."""
    return FLOORS.index(module) if module in FLOORS else len(FLOORS)


def api_index(modules: list[str]) -> str:
    """The page that leads to the others, by what `import weaponref` offers and by module."""
    return "\n".join(
        [
            "# API reference",
            "",
            "What `import weaponref` offers:",
            "",
            *(entry(name) for name in weaponref.__all__),
            "",
            "Where it is defined:",
            "",
            "```{toctree}",
            ":maxdepth: 1",
            "",
            *modules,
            "```",
            "",
        ]
    )


def entry(name: str) -> str:
    """A line of the list: the name, a link to where it is documented, and the first line of its docstring."""
    value = getattr(weaponref, name)
    if not (inspect.isclass(value) or inspect.isfunction(value)):
        return f"- `weaponref.{name}`"
    summary = inspect.getdoc(value) or ""
    return f"- {{py:obj}}`{name} <{value.__module__}.{value.__qualname__}>`: {summary.splitlines()[0]}"


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("builder-inited", write_api_pages)

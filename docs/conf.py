"""Sphinx configuration. The documentation builds offline: ``nox -s docs``."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import sys
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.pycode import ModuleAnalyzer
from sphinx.search.en import SearchEnglish
from sphinx.util.nodes import make_refnode

import weaponref


if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

HERE = Path(__file__).parent

project = "weaponref"
author = "weaponref contributors"
project_copyright = author
release = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "explorer"]
# The notebooks are run by the build, and one that fails fails the build.
nb_execution_mode = "auto"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_execution_show_tb = True
nb_merge_streams = True
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
# What docstrings put into single backticks is code.
default_role = "literal"

# Headlines and quotations stay as they are in the data.
smartquotes = False

html_theme = "furo"
html_title = "weaponref"
html_static_path = ["_static"]
html_css_files = ["weaponref.css"]
templates_path = ["_templates"]
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/search.html",
        "explorer.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_js_files = [("scroll.js", {"defer": "defer"}), ("drawers.js", {"defer": "defer"})]
# A made page has no source that anybody would want to read.
html_copy_source = False

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
# "Attributes:" of a class documents its fields.
napoleon_use_ivar = True

# A word is stemmed once, however many pages have it.
SearchEnglish.stem = cache(SearchEnglish.stem)  # type: ignore[method-assign]

nitpicky = True
# A word that is the name of something in two modules is no link where it stands alone.
suppress_warnings = ["ref.python"]
nitpick_ignore_regex = [
    # The documentation of Python and of other packages is not fetched, so references to it are not links.
    (r"py:.*", r"(?!weaponref\b).*\..*"),
    (r"py:.*", r"(.*\.)?_\w+"),  # type variables and other private names
]

# The order of the reference: what most readers look for first; what is not listed comes last.
ORDER = ("catalogue", "model", "interval", "grammar", "comparison", "store", "vocabulary", "kinds", "errors")


def import_for_annotations(app: Sphinx) -> None:
    """Import what modules import for type checkers alone, so that autodoc can tell what annotations mean.

    Where it cannot, an annotation stays as written; names of other packages in it are known not to be links.
    """
    foreign: set[str] = set()
    for found in pkgutil.walk_packages(weaponref.__path__, "weaponref."):
        if found.name.endswith("__main__"):
            continue
        module = import_module(found.name)
        body = ast.parse(inspect.getsource(module)).body
        checks = [each for each in body if isinstance(each, ast.If) and ast.unparse(each.test) == "TYPE_CHECKING"]
        hidden = [each for check in checks for each in check.body if isinstance(each, ast.Import | ast.ImportFrom)]
        for statement in [*body, *hidden]:
            if isinstance(statement, ast.ImportFrom) and not str(statement.module).startswith("weaponref"):
                foreign.update(alias.asname or alias.name for alias in statement.names)
        exec(compile(ast.Module([*hidden], []), str(module.__file__), "exec"), vars(module))  # noqa: S102
    app.config.nitpick_ignore = [("py:class", name) for name in sorted(foreign)]


def write_api_pages(app: Sphinx) -> None:
    """Write a page for each module of the package, so that the reference can lack none."""
    folder = Path(app.srcdir) / "api"
    folder.mkdir(exist_ok=True)
    modules = submodules("weaponref")
    pages = {f"{name}.md": api_page(name) for name in modules}
    pages["index.md"] = api_index(modules)
    for stale in {path.name for path in folder.iterdir()} - set(pages):
        (folder / stale).unlink()
    for name, text in pages.items():
        page = folder / name
        # An untouched page is not read again by the next build.
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")


def write_made_pages(app: Sphinx) -> None:
    """Write the pages that are made of the package itself."""
    sys.path.insert(0, str(HERE))
    try:
        import_module("sitepages").write(Path(app.srcdir))
    finally:
        sys.path.remove(str(HERE))


def write_explorer(app: Sphinx, failure: Exception | None) -> None:
    """Write beside the pages of Sphinx the Explorer, a page of its own, and the version of the data."""
    if failure is not None or app.builder.format != "html":
        return
    sys.path.insert(0, str(HERE))
    try:
        page = import_module("explorer_page")
    finally:
        sys.path.remove(str(HERE))
    page.write_explorer(Path(app.outdir) / "explorer", weaponref.catalog())
    # The version stands in a file of its own: pages that have not changed need not be written again for it.
    style = f'.wr-data-version::after {{ content: "{weaponref.data_version}"; }}\n'
    (Path(app.outdir) / "_static" / "data-version.css").write_text(style, encoding="utf-8")


def submodules(package: str) -> list[str]:
    """The public modules right under a package, in the order of the reference."""
    path = getattr(import_module(package), "__path__", [])
    names = [found.name for found in pkgutil.iter_modules(path) if not found.name.startswith("_")]
    names.sort(key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
    return [f"{package}.{name}" for name in names]


def modules_in(package: str) -> Iterator[str]:
    """The public modules of a package and of the packages in it, each package before its modules."""
    for below in submodules(package):
        yield below
        yield from modules_in(below)


def api_index(modules: list[str]) -> str:
    """The page that leads to the others: by what `import weaponref` offers, and by module."""
    offered = "\n".join(entry(name) for name in weaponref.__all__ if not name.startswith("_"))
    listed = "\n".join(modules)
    return f"""\
# API reference

What `import weaponref` offers:

{offered}

## Functions of the bundled catalogue

{documented("weaponref")}

## Modules

```{{toctree}}
:maxdepth: 1

{listed}
```
"""


def entry(name: str) -> str:
    """A line of the list: the name, a link to where it is documented, and the first line of its docstring."""
    value = getattr(weaponref, name)
    if not (inspect.isclass(value) or inspect.isfunction(value)):
        return f"- `{name}`"
    summary = (inspect.getdoc(value) or "").partition("\n")[0]
    return f"- {{py:obj}}`{name} <{value.__module__}.{value.__qualname__}>`: {summary}"


def api_page(name: str) -> str:
    """The page of a module and, if it is a package, of all modules in it: each name where it is defined."""
    parts = [f"# `{name}`", documented(name)]
    for below in modules_in(name):
        parts += [f"## `{below}`", documented(below)]
    return "\n\n".join(parts) + "\n"


def documented(name: str) -> str:
    """The docstring of a module and the public names that it defines, not those that it passes on."""
    module = import_module(name)
    explained = ModuleAnalyzer.for_module(name).find_attr_docs()
    lines = ["```{eval-rst}", f".. automodule:: {name}", "   :no-members:", ""]
    for each in defined(module):
        value = getattr(module, each)
        if inspect.isclass(value) and value.__module__ == name:
            kind = "exception" if issubclass(value, BaseException) else "class"
            lines += [f".. auto{kind}:: {each}", "   :members:"]
            lines += ["   :show-inheritance:"] if value.__bases__ != (object,) else []
        elif inspect.isfunction(value):
            lines.append(f".. autofunction:: {each}")
        elif ("", each) in explained:
            lines += [f".. autodata:: {each}", "   :no-value:"]
        else:
            lines.append(f".. py:data:: {each}")
        lines.append("")
    return "\n".join([*lines, "```"])


def defined(module: ModuleType) -> list[str]:
    """The public names that the module's own source defines, in its order."""
    names: dict[str, None] = {}
    for statement in ast.parse(inspect.getsource(module)).body:
        if isinstance(statement, ast.ClassDef | ast.FunctionDef):
            names[statement.name] = None
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            names.update((target.id, None) for target in targets if isinstance(target, ast.Name))
    return [name for name in names if name in module.__all__]


def remember_navigation(app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: object) -> None:
    """Make the navigation once for all pages of a folder that do not stand in it, which are most of them."""
    page = context["pagename"]
    if doctree is None or "orphan" not in app.env.metadata[page]:
        return
    make = context["toctree"]
    made: dict[tuple[object, ...], str] = app.builder.__dict__.setdefault("navigation_by_folder", {})

    def toctree(**options: object) -> str:
        key = (page.rpartition("/")[0], *sorted(options.items()))
        if key not in made:
            made[key] = make(**options)
        return made[key]

    context["toctree"] = toctree


def give_levels(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Say of which level the captions of the navigation are, which a heading has to."""
    for part in ("body", "furo_navigation_tree"):
        if part in context:
            context[part] = context[part].replace('role="heading">', 'role="heading" aria-level="2">')


def read_as_prose(_app: Sphinx, what: str, _name: str, _value: object, _options: object, lines: list[str]) -> None:
    """Begin with an empty comment, lest napoleon read "When it was said: ..." as a type and a description."""
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]


def resolve_own_name(app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: Element) -> Element | None:
    """Link a name that a docstring or an annotation gives without its module, if it means one thing only."""
    if node.get("refdomain") != "py":
        return None
    name = node["reftarget"].split(".")[-1]
    meant = {
        (found.docname, found.node_id): title
        for title, found in env.domains.python_domain.objects.items()
        if title.split(".")[-1] == name and found.objtype in {"class", "data", "exception", "function"}
    }
    if len(meant) != 1:
        return None
    ((page, anchor), title) = meant.popitem()
    return make_refnode(app.builder, node.get("refdoc", ""), page, anchor, contnode, title)


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("builder-inited", import_for_annotations)
    app.connect("builder-inited", write_api_pages)
    app.connect("builder-inited", write_made_pages)
    app.connect("html-page-context", remember_navigation, priority=400)  # before the theme uses it
    app.connect("html-page-context", give_levels, priority=900)  # after the theme made it
    app.connect("build-finished", write_explorer)
    app.connect("autodoc-process-docstring", read_as_prose, priority=400)
    app.connect("missing-reference", resolve_own_name)

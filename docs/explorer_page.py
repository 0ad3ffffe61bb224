"""Write the Explorer: a page, its style, its script and its data, in a folder of the documentation.

The modules under ``docs/explorer/js`` are joined into one script, each in a function of its own, because a browser
loads modules from servers only, and the page has to open from a folder too.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from explorer_data import explorer_script


if TYPE_CHECKING:
    from collections.abc import Mapping

    from weaponref import Catalog

__all__ = ("joined", "write_explorer")

HERE = Path(__file__).parent / "explorer"
MAIN = "main.js"

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|const|class) (\w+))", re.MULTILINE)
_NOTHING = "export {};\n"


def write_explorer(folder: Path, catalog: Catalog) -> None:
    """Write the page for a catalogue.

    Args:
        folder: where; made if it is missing.
        catalog: what the page shows.
    """
    folder.mkdir(parents=True, exist_ok=True)
    modules = {path.name: path.read_text(encoding="utf-8") for path in sorted((HERE / "js").glob("*.js"))}
    texts = {
        "index.html": (HERE / "index.html").read_text(encoding="utf-8"),
        "explorer.css": (HERE / "explorer.css").read_text(encoding="utf-8"),
        "explorer.js": joined(modules, MAIN),
        "data.js": explorer_script(catalog),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def joined(modules: Mapping[str, str], main: str) -> str:
    r"""One script of modules, those that are imported before those that import them.

    Args:
        modules: name and text of each. Imports and exports stand at the start of a line, and nothing is exported but
            functions, constants and classes.
        main: the module that runs.

    Raises:
        ValueError: modules import each other in a circle, or one imports what another does not export.

    >>> modules = {"a.js": "export const one = 1;\n", "b.js": 'import { one } from "./a.js";\nalert(one);\n'}
    >>> print(joined(modules, "b.js"))
    "use strict";
    (() => {
    const modules = {};
    // a.js
    modules["a.js"] = (() => {
    const one = 1;
    return { one };
    })();
    // b.js
    modules["b.js"] = (() => {
    const { one } = modules["a.js"];
    alert(one);
    return {  };
    })();
    })();
    <BLANKLINE>
    """
    bodies = [_wrapped(name, modules[name]) for name in _ordered(modules, main)]
    return "\n".join(['"use strict";', "(() => {", "const modules = {};", *bodies, "})();", ""])


def _ordered(modules: Mapping[str, str], main: str) -> list[str]:
    """The modules that run, each after those that it imports."""
    found: list[str] = []

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise ValueError(f"modules import each other: {' → '.join((*path, name))}")
        if name in found:
            return
        for names, other in _IMPORT.findall(modules[name]):
            lacking = {each.strip() for each in names.split(",") if each.strip()} - set(_EXPORT.findall(modules[other]))
            if lacking:
                raise ValueError(f"{name} imports {', '.join(sorted(lacking))}, which {other} does not export")
            visit(other, (*path, name))
        found.append(name)

    visit(main, ())
    return found


def _wrapped(name: str, text: str) -> str:
    """A module as a function that returns what it exports."""
    exported = ", ".join(_EXPORT.findall(text))
    body = _IMPORT.sub(r'const {\1} = modules["\2"];' + "\n", text)
    body = _EXPORT.sub("", body).removesuffix(_NOTHING)
    return f'// {name}\nmodules["{name}"] = (() => {{\n{body.rstrip()}\nreturn {{ {exported} }};\n}})();'

"""Build hook: compile data/ into the one file that a wheel carries.

A wheel holds no YAML: it holds ``weaponref/_data/catalog.jsonl``, which is made here from ``data/`` by
the package's own reader. The same data gives the same bytes. An editable install carries nothing and reads
``data/`` itself, so that it can never serve stale data.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


CATALOG = "weaponref/_data/catalog.jsonl"


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # the configuration class is hatchling's own
    """Put the compiled catalogue into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the wheel is written.

        Args:
            version: ``standard``, or ``editable`` for a development install.
            build_data: what hatchling will put into the wheel; changed in place.

        Raises:
            DataError: a file under ``data/`` is wrong; the message names the file, the line and the column.
        """
        if version == "editable":
            return
        # `finalize` removes the folder once the wheel is written.
        self._folder = tempfile.TemporaryDirectory(prefix="weaponref-build-")
        compiled = Path(self._folder.name, "catalog.jsonl")
        compiled.write_bytes(compile_catalog(Path(self.root)))
        build_data["force_include"][str(compiled)] = CATALOG

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what `initialize` made."""
        if version != "editable":
            self._folder.cleanup()


def compile_catalog(root: Path) -> bytes:
    """Compile ``root/data`` with the reader under ``root/src``.

    Args:
        root: the project's folder.

    Returns:
        The bytes of the compiled catalogue.

    Raises:
        RuntimeError: another weaponref than the one under ``root`` was found first.
    """
    source = (root / "src").resolve()
    # A build leaves no bytecode behind in the sources.
    keep, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    sys.path.insert(0, str(source))
    try:
        store = import_module("weaponref.store")
        if not Path(str(store.__file__)).resolve().is_relative_to(source):
            raise RuntimeError(f"weaponref was imported from {store.__file__}, not from {source}")
        compiled: bytes = store.compile_data(root / "data")
    finally:
        sys.path.remove(str(source))
        sys.dont_write_bytecode = keep
    return compiled

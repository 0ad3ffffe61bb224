"""Old ids: a record or a source that is renamed leaves its old id behind, which leads to the new one for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.names.normalise import normalise
from weaponref.store.fields import ID


if TYPE_CHECKING:
    from collections.abc import Iterable

    from weaponref.store.folder import DataFile, Known
    from weaponref.store.yaml_nodes import Node, ScalarNode

__all__ = ("Redirects",)


class Redirects:
    """The redirects of a folder: old id and new id.

    Args:
        files: the data files; those of the part ``redirects`` are read.

    Attributes:
        targets: the new id of each old one.
    """

    def __init__(self, files: Iterable[DataFile]) -> None:
        self.targets: dict[str, str] = {}
        self._entries: list[tuple[ScalarNode, Node, DataFile]] = []
        for file in files:
            for key, node in file.root.items if file.part == "redirects" else ():
                self._read(key, node, file)

    def _read(self, key: ScalarNode, node: Node, file: DataFile) -> None:
        target = file.faults.text(node, f"the new id of {key.text!r}")
        wrong = [text for text in (key.text, target) if text is not None and not ID.fullmatch(text)]
        for text in wrong:
            file.faults.add(key, f"{text!r} is not an id; write lower-case letters, digits and single hyphens")
        if target is None or wrong:
            return
        if key.text in self.targets:
            file.faults.add(key, f"the old id {key.text!r} stands in another file already")
            return
        self.targets[key.text] = target
        self._entries.append((key, node, file))

    def check(self, records: Iterable[str], sources: Iterable[str], known: Known | None) -> None:
        """Note every redirect that leads nowhere or in a circle, and every old id that is in use again.

        Args:
            records: the ids of the records of the folder.
            sources: the ids of the sources that it describes.
            known: records and sources outside of it.
        """
        own = dict.fromkeys(sources, "source") | dict.fromkeys(records, "record")
        by_key: dict[str, str] = {}
        for id_ in sorted(own):
            if own[id_] == "record":
                by_key.setdefault(normalise(id_), id_)
        for key, node, file in self._entries:
            target = self.targets[key.text]
            alike = by_key.get(normalise(key.text), target)
            if key.text in own:
                file.faults.add(key, f"{key.text!r} is the id of a {own[key.text]}; an old id is not given again")
            elif alike != target and own.get(target) != "source":
                file.faults.add(key, f"{key.text!r} reads like {alike!r}, the id of another record than {target!r}")
            elif target in self.targets:
                file.faults.add(node, f"{target!r} is an old id itself; write {self.targets[target]!r}")
            elif target not in own and not (known and _is_known(target, known)):
                file.faults.add(node, f"there is no record and no source {target!r}")


def _is_known(id_: str, known: Known) -> bool:
    return any(id_ in group for group in (known.systems, known.families, known.transfers, known.sources))

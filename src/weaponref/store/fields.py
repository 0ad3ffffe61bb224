"""Reading the keys of a mapping: what is missing, unknown or of the wrong form becomes a fault with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from weaponref.dates import PartialDate
from weaponref.errors import Fault
from weaponref.store.places import Place
from weaponref.store.yaml_nodes import MappingNode, ScalarNode, SequenceNode
from weaponref.vocabulary import near_terms, unknown_term


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from weaponref.store.yaml_nodes import Node

__all__ = ("ID", "Fields", "FileFaults")

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""The form of an id."""

_Made = TypeVar("_Made")


class FileFaults:
    """Collects the faults of one file."""

    def __init__(self, file: str, faults: list[Fault]) -> None:
        self.file = file
        self._faults = faults

    def add(self, node: Node | None, message: str) -> None:
        """Note a fault at a node; None stands for the file itself."""
        line, column = (node.line, node.column) if node else (None, None)
        self._faults.append(Fault(self.file, line, column, message))

    def place(self, node: Node) -> Place:
        """Where a node stands."""
        return Place(self.file, node.line, node.column)

    def mapping(self, node: Node, what: str) -> MappingNode | None:
        """The node as a mapping, or None and a fault."""
        if isinstance(node, MappingNode):
            return node
        self.add(node, f"{what} must be a mapping of keys and values, not {_form(node)}")
        return None

    def sequence(self, node: Node, what: str) -> tuple[Node, ...]:
        """The items of a list; a fault and nothing for another form."""
        if isinstance(node, SequenceNode):
            return node.items
        self.add(node, f"{what} must be a list, not {_form(node)}")
        return ()

    def text(self, node: Node, what: str) -> str | None:
        """The text of a scalar, or None and a fault."""
        if isinstance(node, ScalarNode):
            text = node.text.strip()
            if text:
                return text
            self.add(node, f"{what} is empty; write a value or remove the key")
        else:
            self.add(node, f"{what} must be a text, not {_form(node)}")
        return None


class Fields:
    """The keys of one mapping. Each reader returns None where the key is absent or faulty; the faults are noted.

    Args:
        mapping: the mapping.
        what: what the mapping describes, for messages.
        allowed: every key it may have.
        faults: where faults go.
    """

    def __init__(self, mapping: MappingNode, what: str, allowed: Iterable[str], faults: FileFaults) -> None:
        self._nodes = {key.text: node for key, node in mapping.items}
        self._what = what
        self._mapping = mapping
        self._faults = faults
        known = tuple(allowed)
        strange = [key for key, _ in mapping.items if key.text not in known]
        for key in strange:
            faults.add(key, unknown_term(f"key in {what}", key.text, known))
        self._misspelt = {near for key in strange for near in near_terms(key.text, known)[:1]}

    def node(self, key: str) -> Node | None:
        """The node behind a key."""
        return self._nodes.get(key)

    def lacks(self, key: str) -> bool:
        """Whether a key is absent, and not merely misspelt, which is a fault of its own."""
        return key not in self._nodes and key not in self._misspelt

    def text(self, key: str, *, required: bool = False) -> str | None:
        """A text."""
        node = self._nodes.get(key)
        if node is None:
            if required and self.lacks(key):
                self._faults.add(self._mapping, f"{self._what} has no {key!r}; add it")
            return None
        return self._faults.text(node, repr(key))

    def term(self, key: str, terms: Iterable[str], *, required: bool = False) -> str | None:
        """One of a closed list of terms."""
        text = self.text(key, required=required)
        if text is None or text in (known := tuple(terms)):
            return text
        self._faults.add(self._nodes[key], unknown_term(key, text, known))
        return None

    def identifier(self, key: str, *, required: bool = False) -> str | None:
        """An id: lower-case letters and digits, joined by single hyphens."""
        text = self.text(key, required=required)
        if text is None or ID.fullmatch(text):
            return text
        self._faults.add(
            self._nodes[key], f"{text!r} is not an id; write lower-case letters, digits and single hyphens"
        )
        return None

    def country(self, key: str, *, required: bool = False) -> str | None:
        """An ISO 3166 country code."""
        text = self.text(key, required=required)
        return None if text is None else self._country(self._nodes[key], text)

    def _country(self, node: Node, text: str) -> str | None:
        from weaponref.countries import COUNTRIES, find_country, near_countries

        if text in COUNTRIES:
            return text
        meant = find_country(text) or " or ".join(near_countries(text))
        hint = f"write {meant}" if meant else "write two capital letters, such as KP"
        self._faults.add(node, f"{text!r} is not an ISO 3166 country code; {hint}")
        return None

    def countries(self, key: str) -> tuple[str, ...]:
        """A list of one or more country codes."""
        node = self._nodes.get(key)
        if isinstance(node, SequenceNode) and not node.items:
            self._faults.add(node, f"{key!r} is empty; write a country code such as KP into it")
        found = ((node, self._faults.text(node, "a country code")) for node in self.items(key))
        codes = (self._country(node, text) for node, text in found if text)
        return tuple(code for code in codes if code)

    def date(self, key: str) -> PartialDate | None:
        """A partial date."""
        return self.made(key, PartialDate)

    def made(self, key: str, make: Callable[[str], _Made]) -> _Made | None:
        """What ``make`` makes of the text; its ValueError becomes a fault."""
        text = self.text(key)
        if text is None:
            return None
        try:
            return make(text)
        except ValueError as error:
            self._faults.add(self._nodes[key], str(error))
            return None

    def flag(self, key: str) -> bool:
        """``true`` or ``false``; False where the key is absent."""
        return self.term(key, ("true", "false")) == "true"

    def items(self, key: str) -> tuple[Node, ...]:
        """The items of a list; none where the key is absent."""
        node = self._nodes.get(key)
        return () if node is None else self._faults.sequence(node, repr(key))

    def identifiers(self, key: str) -> tuple[tuple[Node, str], ...]:
        """A list of ids, each with its node."""
        found = ((node, self._faults.text(node, f"an entry of {key!r}")) for node in self.items(key))
        return tuple((node, text) for node, text in found if text)


def _form(node: Node) -> str:
    if isinstance(node, MappingNode):
        return "a mapping"
    return "a list" if isinstance(node, SequenceNode) else f"the text {node.text[:40]!r}"

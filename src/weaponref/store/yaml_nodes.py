"""YAML as a tree of texts that know where they stand.

Every scalar stays text: what a value means is decided by the vocabulary, so the traps of YAML's own typing (NO, dates,
octal and sexagesimal numbers) cannot exist. Anchors, aliases, tags and second documents are refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml
from attrs import frozen
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from weaponref.errors import Fault


if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("LOADER", "MAX_BYTES", "MappingNode", "Node", "ScalarNode", "SequenceNode", "read_yaml")

MAX_BYTES = 4_000_000
"""A data file larger than this is taken for a mistake."""

_MAX_DEPTH = 12
_TOO_DEEP = f"is nested more than {_MAX_DEPTH} deep"

LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader, in C where PyYAML was built with it."""


# Most nodes are of this class, and a named tuple is made in a third of the time.
class ScalarNode(NamedTuple):
    """A text, and where it stands (from 1)."""

    text: str
    line: int
    column: int


@frozen
class SequenceNode:
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int
    column: int


@frozen
class MappingNode:
    """Keys and their nodes, in order; no key occurs twice."""

    items: tuple[tuple[ScalarNode, Node], ...]
    line: int
    column: int


Node = ScalarNode | SequenceNode | MappingNode


class _RefusedError(Exception):
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def read_yaml(file: str, content: bytes) -> tuple[Node | None, list[Fault]]:
    """Read one YAML document.

    Args:
        file: the name to show in faults.
        content: the bytes of the file.

    Returns:
        The root node, or None where the file cannot be read to its end; and every fault found.
    """
    if len(content) > MAX_BYTES:
        return None, [_whole(file, f"is too large; a data file has at most {MAX_BYTES:,} bytes")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # What the error counts from begins behind a byte order mark.
        wrong, before = error.object[error.start], error.object[: error.start].decode("utf-8")
        message = f"is not UTF-8: byte 0x{wrong:02x} cannot be decoded; save the file as UTF-8"
        return None, [Fault(file, *_end_of(before), message)]
    faults: list[Fault] = []
    try:
        loader = LOADER(text)
        try:
            # What yaml.parse does, without asking before each event whether there is one.
            return _Builder(file, faults).build(iter(loader.get_event, None)), faults
        finally:
            loader.dispose()
    except yaml.reader.ReaderError as error:
        return None, [*faults, _character_fault(file, text, error)]
    except yaml.YAMLError as error:
        return None, [*faults, _syntax_fault(file, error)]
    except _RefusedError as refused:
        return None, [*faults, refused.fault]


def _whole(file: str, message: str) -> Fault:
    return Fault(file, None, None, message)


def _end_of(text: str) -> tuple[int, int]:
    """Line and column of what follows a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _character_fault(file: str, text: str, error: yaml.reader.ReaderError) -> Fault:
    # The two loaders count the position in different units; the character itself is the same.
    character = chr(error.character)
    return Fault(file, *_end_of(text[: text.find(character)]), _unwanted(character))


def _unwanted(character: str) -> str:
    return f"holds the control character U+{ord(character):04X}; remove it"


def _is_unwanted(character: str) -> bool:
    """Whether a character is a control character, or half of one that takes two."""
    return (
        (character < " " and character not in "\n\t")
        or "\x7f" <= character < "\xa0"
        or "\ud800" <= character < "\ue000"
    )


def _syntax_fault(file: str, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    message = f"is not valid YAML: {problem}"
    if "nesting depth" in problem:  # newer versions of libyaml count before this reader does
        message = _TOO_DEEP
    elif "mapping values are not allowed" in message:
        message += "; put a text that contains a colon and a space in quotes"
    elif "cannot start any token" in message:
        message += "; put the text in quotes, and indent with spaces"
    elif "end of stream" in problem and "quoted scalar" in (getattr(error, "context", None) or ""):
        # Where the text begins is of more use than the end of the file.
        mark, message = (
            getattr(error, "context_mark", mark),
            "is not valid YAML: a quotation mark is opened here and never closed",
        )
    if mark is None:
        return _whole(file, message)
    return Fault(file, mark.line + 1, mark.column + 1, message)


class _Builder:
    """Turns YAML events into nodes."""

    def __init__(self, file: str, faults: list[Fault]) -> None:
        self._file = file
        self._faults = faults
        self._documents = 0

    def build(self, events: Iterator[Event]) -> Node | None:
        root: Node | None = None
        for event in events:
            if isinstance(event, DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    raise self._refuse(event, "a second document begins here; a file holds one")
            elif isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent, AliasEvent)):
                root = self._node(event, events, 0)
        return root

    def _node(self, event: Event, events: Iterator[Event], depth: int) -> Node:
        line, column = _place(event)
        if isinstance(event, ScalarEvent) and event.anchor is None and event.tag is None and event.style != '"':
            return ScalarNode(event.value, line, column)
        if isinstance(event, AliasEvent):
            raise self._refuse(event, "aliases (*name) are not used in data files; repeat the text")
        if not isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent)):
            raise TypeError(f"unexpected event {event!r}")
        if event.anchor is not None:
            self._fault(line, column, f"anchors (&{event.anchor}) are not used in data files; remove it")
        if event.tag is not None:
            self._fault(line, column, f"tags ({event.tag}) are not used in data files; remove it")
        if isinstance(event, ScalarEvent):
            # Only a text in double quotes can hold what the file itself must not.
            unwanted = next(filter(_is_unwanted, event.value), None) if event.style == '"' else None
            if unwanted is not None:
                self._fault(line, column, _unwanted(unwanted))
            return ScalarNode(event.value, line, column)
        if depth > _MAX_DEPTH:
            raise self._refuse(event, _TOO_DEEP)
        if isinstance(event, SequenceStartEvent):
            return SequenceNode(tuple(self._sequence(events, depth)), line, column)
        return MappingNode(tuple(self._mapping(events, depth)), line, column)

    def _sequence(self, events: Iterator[Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, SequenceEndEvent):
                return
            yield self._node(event, events, depth + 1)

    def _mapping(self, events: Iterator[Event], depth: int) -> Iterator[tuple[ScalarNode, Node]]:
        lines: dict[str, int] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                return
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, ScalarNode):
                self._fault(key.line, key.column, "a key must be a plain text")
            elif key.text in lines:
                self._fault(key.line, key.column, f"the key {key.text!r} stands already on line {lines[key.text]}")
            else:
                lines[key.text] = key.line
                yield key, value

    def _fault(self, line: int, column: int, message: str) -> None:
        self._faults.append(Fault(self._file, line, column, message))

    def _refuse(self, event: Event, message: str) -> _RefusedError:
        return _RefusedError(Fault(self._file, *_place(event), message))


def _place(event: Event) -> tuple[int, int]:
    """Line and column, from 1, at which an event begins."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)

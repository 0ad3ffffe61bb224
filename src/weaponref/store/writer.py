"""The canonical form of a data file: order of keys, quoting, indentation and line width.

One form for all files keeps differences between versions about facts. Only the form is settled here; no text changes.
"""

from __future__ import annotations

import re
import textwrap
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

import yaml
from yaml.events import ScalarEvent

from weaponref.store.layout import (
    CLAIM_KEYS,
    FAMILY_KEYS,
    NAME_KEYS,
    RELATION_KEYS,
    SOURCE_KEYS,
    SYSTEM_KEYS,
    TRANSFER_KEYS,
)
from weaponref.store.yaml_nodes import LOADER, MappingNode, Node, ScalarNode, SequenceNode
from weaponref.vocabulary import PROPERTIES


if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ("WIDTH", "canonical", "inner_comments", "leading_comments")

WIDTH = 120
"""Lines are kept within this width where a text can be wrapped."""

_KEYS = {"systems": SYSTEM_KEYS, "families": FAMILY_KEYS, "transfers": TRANSFER_KEYS}
_SAFE = re.compile(r"[^\W\d_](?:[^\W_]|[ .()/–-])*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_RESERVED = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_BARE_KEYS = frozenset(("as_of", "issued", "accessed", "disputed", "ambiguous", "verified", "deprecated"))


def canonical(root: MappingNode, part: str, header: Iterable[str] = ()) -> str:
    """A data file in its canonical form.

    Args:
        root: the file as it was read.
        part: ``systems``, ``families``, ``transfers``, ``sources`` or ``redirects``.
        header: comment lines to keep at the top.
    """
    lines = list(header)
    if part == "redirects":
        items = sorted(root.items, key=lambda item: item[0].text)
        lines += [line for key, node in items for line in _line(_scalar("id", key.text), node, 0)] or ["{}"]
        return "\n".join(lines) + "\n"
    if part == "sources":
        lines += _bibliography(root, 0)
        return "\n".join(lines) + "\n"
    for key, node in _ordered(root, _KEYS[part]):
        if not isinstance(node, ScalarNode) and not node.items:
            lines.append(f"{key}: {_nothing(node)}")
        elif key in ("names", "relations") and isinstance(node, SequenceNode):
            lines += [f"{key}:", *_flow_items(node, NAME_KEYS if key == "names" else RELATION_KEYS)]
        elif key == "claims" and isinstance(node, MappingNode):
            lines += ["claims:", *_claims(node)]
        elif key == "sources" and isinstance(node, MappingNode):
            lines += ["sources:", *_bibliography(node, 2)]
        elif isinstance(node, MappingNode):
            lines += [f"{key}:", *(line for name, value in node.items for line in _line(name.text, value, 2))]
        else:
            lines += _line(key, node, 0)
    return "\n".join(lines) + "\n"


def _nothing(node: Node) -> str:
    """An empty mapping or list."""
    return "{}" if isinstance(node, MappingNode) else "[]"


def inner_comments(text: str) -> bool:
    r"""Whether a file, which is sound YAML, has comments below its first key, which a rewriting would lose.

    >>> inner_comments("a: 1  # why"), inner_comments("# why\na: 'b #1'"), inner_comments("a: >-\n  b\n  # c")
    (True, False, False)
    """
    # The loader in Python counts characters; the one in C does not.
    edges = [sum(len(line) + 1 for line in leading_comments(text))]
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, ScalarEvent) and event.start_mark and event.end_mark:
            edges += [event.start_mark.index, event.end_mark.index]
    between = [text[start:end] for start, end in pairwise((*edges, len(text)))]
    return any("#" in part for part in between[::2])


def leading_comments(text: str) -> list[str]:
    """The comment lines above the first key."""
    return list(takewhile(lambda line: line.startswith("#"), text.splitlines()))


def _ordered(mapping: MappingNode, order: tuple[str, ...]) -> list[tuple[str, Node]]:
    """The items in canonical order; keys that are not in it come last."""
    rank = {key: index for index, key in enumerate(order)}
    items = [(key.text, node) for key, node in mapping.items]
    return sorted(items, key=lambda item: rank.get(item[0], len(rank)))


def _claims(mapping: MappingNode) -> list[str]:
    lines = []
    for name, node in _ordered(mapping, tuple(PROPERTIES)):
        if isinstance(node, SequenceNode) and not node.items:
            lines.append(f"  {name}: []")
            continue
        lines.append(f"  {name}:")
        for claim in node.items if isinstance(node, SequenceNode) else ():
            first = "- "
            for key, value in _ordered(claim, CLAIM_KEYS) if isinstance(claim, MappingNode) else ():
                lines += _line(key, value, 4 if first else 6, first, name)
                first = ""
    return lines


def _bibliography(mapping: MappingNode, indent: int) -> list[str]:
    lines = []
    for id_, node in sorted(mapping.items, key=lambda item: item[0].text):
        lines.append(" " * indent + f"{_scalar('id', id_.text)}:")
        for key, value in _ordered(node, SOURCE_KEYS) if isinstance(node, MappingNode) else ():
            lines += _line(key, value, indent + 2)
    return lines


def _flow_items(sequence: SequenceNode, order: tuple[str, ...]) -> list[str]:
    lines = []
    for item in sequence.items:
        pairs = _ordered(item, order) if isinstance(item, MappingNode) else []
        parts = [f"{key}: {_scalar(key, node.text, flow=True)}" for key, node in pairs if isinstance(node, ScalarNode)]
        whole = "  - {" + ", ".join(parts) + "}"
        if len(whole) <= WIDTH or len(parts) == 1:
            lines.append(whole)
        else:
            lines += ["  - {" + parts[0] + ",", *(f"     {part}," for part in parts[1:-1]), f"     {parts[-1]}}}"]
    return lines


def _line(key: str, node: Node, indent: int, first: str = "", prop: str | None = None) -> list[str]:
    """``key: value``; ``first`` is "- " where the key opens an item of a list."""
    head = " " * indent + first + key + ":"
    if isinstance(node, SequenceNode):
        items = (item.text for item in node.items if isinstance(item, ScalarNode))
        return [f"{head} [{', '.join(_scalar(key, item, flow=True) for item in items)}]"]
    if not isinstance(node, ScalarNode):
        return [head]
    text = node.text.strip()
    whole = f"{head} {_scalar(key, text, prop=prop)}"
    if len(whole) <= WIDTH or key == "URL" or " " not in text or "  " in text or "\n" in text:
        return [whole]
    body = " " * (indent + len(first) + 2)
    wrapped = textwrap.wrap(text, WIDTH - len(body), break_long_words=False, break_on_hyphens=False)
    return [f"{head} >-", *(body + part for part in wrapped)]


def _scalar(key: str, text: str, *, flow: bool = False, prop: str | None = None) -> str:
    """The text, quoted only where a reader of YAML would otherwise take it for something else."""
    if _bare(key, text, prop):
        return text
    if _SAFE.fullmatch(text) and text.casefold() not in _RESERVED and text == text.strip():
        return text
    if _reads_back(text, flow=flow):
        return text
    return "'" + text.replace("'", "''") + "'" if text.isprintable() else _double_quoted(text)


def _bare(key: str, text: str, prop: str | None) -> bool:
    """Whether a text that YAML would type is meant so: a date, a flag, a count."""
    if (key in _BARE_KEYS or key == "value") and (_DATE.fullmatch(text) or text in ("true", "false")):
        return True
    if key != "value" or prop not in PROPERTIES or PROPERTIES[prop].type != "quantity":
        return False
    return text.isascii() and text.isdigit() and not text.startswith("0")


def _reads_back(text: str, *, flow: bool) -> bool:
    """Whether a standard loader reads the text, unquoted, as this very text."""
    if not text or text != text.strip() or not text.isprintable():
        return False
    document = f"- {{k: {text}, z: z}}\n" if flow else f"- k: {text}\n  z: z\n"
    try:
        return bool(yaml.load(document, LOADER) == [{"k": text, "z": "z"}])  # noqa: S506  a safe loader
    except (yaml.YAMLError, ValueError):
        return False


def _double_quoted(text: str) -> str:
    from json import dumps

    return dumps(text, ensure_ascii=False)

"""Reading the HTML that the package makes: its elements, its links, and what a reader sees in each of the units."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple


VOID = {"input"}
CLASS_OF_UNITS = {"metric": "wr-m", "imperial": "wr-i", "stated": "wr-s", "own": "wr-o"}


class Node(NamedTuple):
    """An element: its tag, its attributes, and the elements and texts in it."""

    tag: str
    attributes: dict[str, str]
    children: list[Node | str]

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def all(self, tag: str | None = None, class_: str | None = None) -> list[Node]:
        """The elements in it, in the order of the page, of a tag or a class if one is given."""
        found: list[Node] = []
        for child in self.children:
            if isinstance(child, Node):
                if tag in (None, child.tag) and (class_ is None or class_ in child.classes):
                    found.append(child)
                found.extend(child.all(tag, class_))
        return found

    def text(self, units: str | None = None) -> str:
        """What is read, also what is closed; only what the style sheet shows in some units if they are given."""
        parts: list[str] = []
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            elif child.tag != "style" and (units is None or child.is_shown(units)):
                parts.append(child.text(units))
        return "".join(parts)

    def is_shown(self, units: str) -> bool:
        bound = self.classes & {*CLASS_OF_UNITS.values(), "wr-x"}
        return not bound or CLASS_OF_UNITS[units] in bound


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("", {}, [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"an attribute of {tag} is there twice: {names}"
        node = Node(tag, {name: value or "" for name, value in attrs}, [])
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"there is a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"there is a declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"there is a processing instruction: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"there is a section: {data}")


def read(html: str) -> Node:
    """The page, in which every element is closed where it should be."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is not closed"
    return reader.open[0]

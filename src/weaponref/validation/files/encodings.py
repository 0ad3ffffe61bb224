"""Which encoding a text file is in, without a dependency.

The whole file is read once: what decodes as UTF-8 from end to end is UTF-8. Anything else is decoded strictly by each
legacy encoding that spreadsheets write, and the reading that looks most like text is taken (`scripts` says how likely
characters are). Where a second reading is plausible too, and differs, the choice is made known.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from attrs import frozen

from weaponref.errors import TableError
from weaponref.validation.files.bytestream import chunks, open_text, readable
from weaponref.validation.files.scripts import ASCII_COST, MODELS
from weaponref.validation.files.sniffing import BOMS, head_of, utf_of


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


__all__ = ("Encoding", "find_encoding", "likeliest")

# Runs of bytes that are cut at ASCII bytes which are no part of a longer character in any of the encodings.
_WORDS = re.compile(rb"[^\x00-\x2f\x3a-\x3f]*[\x80-\xff][^\x00-\x2f\x3a-\x3f]*")
_SAMPLE = 1 << 14
_LONGEST = 1 << 12
# Odds of e⁴, about 55 to 1: a reading that is less likely than that by our round numbers is not plausible.
_PLAUSIBLE = 4.0
_BROKEN_SHARE = 0.5
# What a character costs beyond an ASCII one, in encodings of one and of more bytes: true readings stay below the first
# pair, wrong ones lie above it. Single bytes that cost more still are no text. A few characters prove nothing.
_ODD = (2.0, 5.7)
_ABSURD = 4.2
_FEW_ODD, _FEW_ABSURD = 4, 20
_SHOWN = 3
_LONG_WORD = 20
_WIDE = frozenset({"cp949", "gb18030", "cp932", "cp950"})


@frozen
class Encoding:
    """The encoding of a file.

    Attributes:
        name: as Python names it.
        nulls: whether NUL characters are strewn in the text, as some exports do.
        doubt: another plausible reading, described for people; empty where there is none.
    """

    name: str
    nulls: bool = False
    doubt: str = ""


def find_encoding(file: Path, given: str | None = None) -> Encoding:
    """The encoding of a file, or the one given after a check that the file is in it.

    Raises:
        TableError: no encoding fits, or the one given does not; the error names the first line that does not fit.
    """
    head = head_of(file)
    marked = utf_of(head)
    if given is not None:
        name = _with_mark(_known(file, given), head)
        nulls = _verify(file, name)
        if nulls is None:
            raise _misfit(file, name, f"; it reads as {_otherwise(file, marked)}")
        return Encoding(name, nulls)
    if marked is not None:
        nulls = _verify(file, marked)
        if nulls is None:
            raise _misfit(file, marked, "; it may have been cut off")
        return Encoding(marked, nulls)
    nulls = _verify(file, "utf-8")
    if nulls is not None:
        return Encoding("utf-8", nulls)
    return _legacy(file)


def likeliest(words: list[bytes]) -> list[tuple[float, str]]:
    """The encodings in which all the words can be read, each with its cost, the likeliest first.

    >>> likeliest(["화성-11가".encode("cp949"), "사거리".encode("cp949")])[0][1]
    'cp949'
    """
    found = []
    for model in MODELS:
        try:
            text = "\n".join(word.decode(model.encoding) for word in words)
        except UnicodeDecodeError:
            continue
        found.append((model.prior + model.cost(text), model.encoding))
    return sorted(found)


def _legacy(file: Path) -> Encoding:
    words, broken = _words(file)
    if broken < _BROKEN_SHARE * len(words):
        raise _misfit(file, "utf-8", ", though most of it is; correct that line, or pass the encoding")
    readings = likeliest(words)
    while readings:
        cost, name = readings.pop(0)
        nulls = _verify(file, name)
        if nulls is None:
            continue
        count, strange = _strangeness(words, name, cost)
        wide = name in _WIDE
        if not wide and count >= _FEW_ABSURD and strange > _ABSURD:
            break
        doubt = _doubt(words, name, [other for price, other in readings if price - cost < _PLAUSIBLE])
        if count >= _FEW_ODD and strange > _ODD[wide]:
            shown = ", ".join(_shown(word, name) for word in words[:_SHOWN])
            doubt = f"the encoding is not known: read as {name}, with words such as {shown}; pass the encoding"
        return Encoding(name, nulls, doubt)
    raise TableError(
        str(file),
        "is text in no encoding that is known here (UTF-8, UTF-16 and those of Windows and Mac were tried); "
        "save it as UTF-8, or pass its encoding",
    )


def _strangeness(words: list[bytes], name: str, cost: float) -> tuple[int, float]:
    """How many characters are not ASCII, and what one of them costs beyond an ASCII one on average."""
    text = "\n".join(word.decode(name) for word in words)
    count = sum(not character.isascii() for character in text)
    return count, (cost - ASCII_COST * len(text)) / max(count, 1)


def _doubt(words: list[bytes], name: str, others: list[str]) -> str:
    for other in others:
        differing = [word for word in words if word.decode(name) != word.decode(other)]
        if differing:
            shown = ", ".join(f"{_shown(word, name)} ({_shown(word, other)})" for word in differing[:_SHOWN])
            return (
                f"the encoding is not certain: read as {name}, but {other} would fit nearly as well, "
                f"and reads in brackets what follows: {shown}; pass the encoding to be sure"
            )
    return ""


def _shown(word: bytes, name: str) -> str:
    text = word.decode(name)
    return repr(text if len(text) <= _LONG_WORD else f"{text[: _LONG_WORD - 1]}…")


def _words(file: Path) -> tuple[list[bytes], int]:
    """Distinct words that are not ASCII, up to a sample's size, and how many of them are not UTF-8."""
    found: dict[bytes, None] = {}
    size = 0
    for word in _all_words(file):
        if word not in found and len(word) <= _LONGEST:
            found[word] = None
            size += len(word)
            if size > _SAMPLE:
                break
    words = list(found)
    return words, sum(not _is_utf8(word) for word in words)


def _all_words(file: Path) -> Iterator[bytes]:
    tail = b""
    for chunk in chunks(file):
        block = tail + chunk
        end = max(block.rfind(b"\n"), block.rfind(b"\r")) + 1
        yield from (found[0] for found in _WORDS.finditer(block, 0, end))
        tail = block[end:][-_LONGEST:]
    yield from (found[0] for found in _WORDS.finditer(tail))


def _is_utf8(word: bytes) -> bool:
    try:
        word.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _known(file: Path, given: str) -> str:
    try:
        found = codecs.lookup(given)
        "".encode(given)  # rot13 and the like are codecs, but not of text
    except (LookupError, ValueError):
        raise TableError(
            str(file), f"cannot be read as {given!r}, which is no encoding; write for example utf-8, cp1252 or cp949"
        ) from None
    return found.name


def _with_mark(name: str, head: bytes) -> str:
    """The variant of the encoding that does not take the mark at the beginning for a part of the header."""
    for mark, marked in BOMS:
        if head.startswith(mark):
            family = marked.removesuffix("-sig")
            return marked if name == family or name.startswith(family + "-") else name
    return name


def _verify(file: Path, name: str) -> bool | None:
    """Whether NULs are in the text, where all of it is in the encoding; None where it is not."""
    decoder = codecs.getincrementaldecoder(name)()
    wide = name.startswith(("utf-16", "utf-32"))
    plain = not wide and name in {"utf-8", "utf-8-sig", "ascii", *(model.encoding for model in MODELS)}
    nulls = False
    try:
        for chunk in chunks(file):
            # ASCII bytes mean themselves in all of these; there is nothing to decode between whole characters.
            if plain and chunk.isascii() and not decoder.getstate()[0]:
                nulls = nulls or b"\0" in chunk
                continue
            text = decoder.decode(chunk)
            nulls = nulls or "\0" in text
        decoder.decode(b"", final=True)
    except UnicodeError:
        return None
    return nulls


def _misfit(file: Path, name: str, advice: str) -> TableError:
    """The error that names the place where a file is not in an encoding."""
    with readable(file), open_text(file, name) as stream:
        stream.reconfigure(errors="replace")
        for number, line in enumerate(stream, start=1):
            at = line.find("\ufffd")
            if at >= 0:
                return TableError(str(file), f"is not in {name}{advice}", line=number, column=at + 1)
    return TableError(str(file), f"is not in {name}{advice}")


def _otherwise(file: Path, marked: str | None) -> str:
    try:
        return marked or find_encoding(file).name
    except TableError:
        return "none of the encodings of spreadsheets either"

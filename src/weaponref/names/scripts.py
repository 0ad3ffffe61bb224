"""The ways to read a word whose letters are of two scripts.

A Latin K beside a Cyrillic Н is a slip of the keyboard (KN-23 in Cyrillic) or a look-alike (KH-23): both are
tried, and what fits is for the caller to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaponref.names.normalise import compiled, normalise


if TYPE_CHECKING:
    import re


__all__ = ("readings",)


_LATIN = "ABCEHIKMOPTXYaceiopxyj"
_CYRILLIC = "АВСЕНІКМОРТХУасеіорхуј"
_TO_LATIN = str.maketrans(_CYRILLIC + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", _LATIN + "ABEZHIKMNOPTYX")
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)


def readings(text: str) -> tuple[str, ...]:
    """The text with its look-alike letters in Latin, in Cyrillic, and each part of a word in its own
    script.

    Args:
        text: a text.

    Returns:
        Distinct texts to look up; () when no word mixes scripts.

    Examples:
        >>> readings("KН-23"), readings("КН-23")
        (('KH-23', 'КН-23', 'KN-23'), ())
    """
    pieces = compiled(r"([\s/()\[\],;+&«»“”\"]+)").split(text)
    mixed = [number for number in range(0, len(pieces), 2) if _is_mixed(pieces, number)]
    if not mixed:
        return ()
    ways = (
        lambda word: word.translate(_TO_LATIN),
        lambda word: word.translate(_TO_CYRILLIC),
        lambda word: compiled("[\u0400-\u052f]+").sub(_transliterated, word),
    )
    texts = ("".join(way(piece) if number in mixed else piece for number, piece in enumerate(pieces)) for way in ways)
    return tuple(dict.fromkeys(found for found in texts if found != text))


def _transliterated(run: re.Match[str]) -> str:
    latin = normalise(run[0])
    if run[0].isupper():
        return latin.upper()
    return latin[:1].upper() + latin[1:] if run[0][0].isupper() else latin


def _is_mixed(pieces: list[str], number: int) -> bool:
    word = pieces[number]
    if word.isascii() or compiled("[\u0370-\u052f]").search(word) is None:
        return False
    letters = [char for char in word if char.isalpha()]
    after_latin = number > 1 and compiled("[A-Za-z]").search(pieces[number - 2]) is not None
    return compiled("[A-Za-z]").search(word) is not None or (after_latin and len(letters) == 1)

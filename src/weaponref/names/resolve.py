"""What a cell of a name column means: one system, a family, several, alternatives, or nothing that is
known.

`read` never guesses. It finds names exactly (after `normalise`), takes off words from closed lists, and
calls the rest unknown: a street, a newspaper or a variant that the data do not have is not matched by the
name inside it. It takes any text, raises nothing, and its work is bounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import evolve, frozen

from weaponref.names.index import lookup, pick
from weaponref.names.normalise import compiled, normalise


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from weaponref.names.index import Entry, Index


__all__ = ("Reading", "Status", "read", "without_description")


Status = Literal["match", "family", "composite", "partial", "ambiguous", "conflict", "unknown"]

# A longer text is no cell of a name column.
_LONGEST = 1000
# A name with its descriptive words has at most so many words; a text with more is a sentence.
_MOST_WORDS = 12
_MOST_NAME_WORDS = 7


@frozen
class Reading:
    """What a text names, by id.

    Attributes:
        status: ``match`` (one system), ``family`` (one family), ``composite`` (several groups, or alternatives in
            one), ``partial`` (a part joined by and, + or ; is not known), ``ambiguous`` and ``conflict``
            (one group of all candidates), ``unknown`` (no groups).
        groups: what is named; each group holds the alternatives for one thing.
        candidates: further ids that the text may mean: the other bearers of a name, the members of a family.
        unmatched: the parts that name nothing known.
        warnings: what was assumed or ignored, as sentences.
        text: the text that was read.
        mixed_script: whether it was read only by taking the letters of a word in two scripts for those of one.

    Examples:
        >>> Reading("unknown", (), text="Moscow").status
        'unknown'
    """

    status: Status
    groups: tuple[tuple[str, ...], ...]
    candidates: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    text: str = ""
    mixed_script: bool = False


def read(text: str, index: Index) -> Reading:
    """Read a text as people write it in a name column.

    Args:
        text: the cell.
        index: where names are looked up.

    Returns:
        What it names. Nothing is raised on any text.

    Examples:
        >>> from weaponref.names.index import BY_ID, Entry
        >>> from weaponref.names.memory import NameIndex
        >>> table = {key: (Entry(id, BY_ID),) for key, id in (("kn23", "kn-23"), ("kn24", "kn-24"))}
        >>> index = NameIndex(table, {})
        >>> read("KN-23 ballistic missile", index).groups, read("KN-23/24", index).groups
        ((('kn-23',),), (('kn-23', 'kn-24'),))
        >>> read("KN-23 Street", index).status
        'unknown'
    """
    if len(text) <= _LONGEST:
        entries = lookup(text, index)
        if entries and not _needs_care(text):
            return _of_name(text, entries, index)
        if entries and _is_plain_description(text):
            return Reading("unknown", (), pick(entries), (text,), ("the text only describes a kind",), text)
        return _Reader(index).read(text)
    if len(text.strip()) <= _LONGEST:
        return evolve(read(text.strip(), index), text=text)
    return Reading("unknown", (), (), (text,), ("the text is too long to be a name",), text)


def _of_name(text: str, entries: tuple[Entry, ...], index: Index, warnings: tuple[str, ...] = ()) -> Reading:
    """The reading of a text that is one name."""
    # Most names have one bearer: the short way is on the path of every look-up.
    ids = (entries[0].id,) if len(entries) == 1 else pick(entries)
    others = tuple(entry.id for entry in entries if entry.id not in ids) if len(entries) > len(ids) else ()
    if len(ids) > 1:
        return Reading("ambiguous", (ids,), ids + others, (), warnings, text)
    if index.is_family(ids[0]):
        members = tuple(member for member in index.members(ids[0]) if member not in others)
        return Reading("family", (ids,), others + members, (), warnings, text)
    return Reading("match", (ids,), others, (), warnings, text)


def without_description(text: str) -> str:
    """The text without words that say what kind of thing it is.

    Examples:
        >>> without_description("North Korean ballistic missile Hwasong-11Z")
        'North Korean ballistic missile Hwasong-11Z'
        >>> without_description("ballistic missile Hwasong-11Z"), without_description("KN-32 SRBM")
        ('Hwasong-11Z', 'KN-32')
    """
    words = _words(text)
    if not words or len(words) > _MOST_WORDS:
        return text
    return list(_bare_forms(words))[-1].name


def _needs_care(text: str) -> bool:
    """Whether a text that is a name may yet mean something else: a doubt, a plural or a mere kind."""
    last = text[-1:]
    if last == "?" or (last == "s" and text[-2:-1].isdigit()):
        return True
    return _is_plain_description(text)


How = Literal["one", "ambiguous", "either", "conflict", "unknown"]


@frozen
class _Found:
    """What a part of a text names.

    ``ids`` are the alternatives; ``borne`` adds the records that bear the name at a lower rank, and
    ``bearers`` the members of a family too: what the words may mean when something else in the text tells
    more. ``stem`` is the text that a later fragment shares ("24" in ``KN-23/24``).
    """

    how: How
    ids: tuple[str, ...] = ()
    borne: tuple[str, ...] = ()
    bearers: tuple[str, ...] = ()
    text: str = ""
    stem: str = ""
    warnings: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()


class _Reader:
    """Reads one text; holds the index and nothing else."""

    __slots__ = ("index",)

    def __init__(self, index: Index) -> None:
        self.index = index

    # The whole text
    # ------------------------------------------------------------------------------------------

    def read(self, text: str) -> Reading:
        """The reading of a text."""
        reading = self._read(text)
        if reading.status in ("unknown", "partial") and not text.isascii():
            mixed = self._read_mixed(text)
            if mixed is not None:
                return mixed
        return reading

    def _read_mixed(self, text: str) -> Reading | None:
        """The reading of a text with look-alike letters; ambiguous where its readings differ."""
        from weaponref.names.scripts import readings

        found = [self._read(variant) for variant in readings(text)]
        known = [reading for reading in found if reading.status not in ("unknown", "partial")]
        if not known:
            return None
        warning = f"{text!r} mixes Latin and Cyrillic letters in one word"
        first = known[0]
        if all(reading.groups == first.groups for reading in known):
            return evolve(first, text=text, warnings=(warning, *first.warnings), mixed_script=True)
        ids = _unique(record for reading in known for group in reading.groups for record in group)
        said = f"{warning}, and its readings differ"
        return Reading("ambiguous", (ids,), ids, (), (said,), text, mixed_script=True)

    def _read(self, text: str) -> Reading:
        cell = _clean(text)
        pieces = _split_groups(cell)
        whole = self._either(cell, "") if len(pieces) > 1 and self._name(cell).ids else None
        if whole is not None or len(pieces) == 1:
            return self._one(text, whole or self._either(cell, ""))
        if not pieces:
            return Reading("unknown", (), (), (text,) if text.strip() else (), (), text)
        return self._several(text, pieces)

    def _one(self, text: str, found: _Found) -> Reading:
        """The reading of a text that is one group."""
        if found.how == "unknown":
            unmatched = found.unmatched or (text.strip(),)
            warnings = (*found.warnings, *self._swapped(text))
            return Reading("unknown", (), found.bearers, unmatched, warnings, text)
        if found.how == "either" and len(found.ids) > 1:
            return Reading("composite", (found.ids,), (), (), found.warnings, text)
        if found.how == "conflict" or len(found.ids) > 1:
            status: Status = "conflict" if found.how == "conflict" else "ambiguous"
            candidates = _unique((*found.ids, *(() if found.how == "conflict" else found.bearers)))
            return Reading(status, (found.ids,), candidates, (), found.warnings, text)
        only = found.ids[0]
        others = tuple(record for record in found.bearers if record != only)
        status = "family" if self.index.is_family(only) else "match"
        if status == "match":
            others = tuple(record for record in others if not self.index.is_family(record))
        return Reading(status, (found.ids,), others, (), found.warnings, text)

    def _several(self, text: str, pieces: list[tuple[str, str]]) -> Reading:
        """The reading of parts joined by and, a comma, a plus or a semicolon."""
        found = self._in_turn(pieces)
        warnings = tuple(warning for part in found for warning in part.warnings)
        unknown = [number for number, part in enumerate(found) if part.how == "unknown"]
        unmatched = tuple(found[number].text for number in unknown)
        known = [part for part in found if part.how != "unknown"]
        groups = tuple(dict.fromkeys(part.ids for part in known))
        if unknown and (not known or self._is_prose(pieces, unknown, known)):
            candidates = _unique(record for group in groups for record in group)
            return Reading("unknown", (), candidates, unmatched, warnings, text)
        for part in known:
            if part.how in ("ambiguous", "conflict"):
                warnings += (f"{part.text!r} is ambiguous: its candidates are taken as alternatives",)
        if unknown:
            return Reading("partial", groups, (), unmatched, warnings, text)
        if len(groups) == 1 and len(known) > 1:
            return evolve(self._one(text, known[0]), warnings=warnings)
        return Reading("composite", groups, (), (), warnings, text)

    def _in_turn(self, pieces: list[tuple[str, str]]) -> list[_Found]:
        """Every part, read with the stem of the part before it."""
        found: list[_Found] = []
        stem = ""
        for _, piece in pieces:
            part = self._either(piece, stem)
            stem = part.stem or stem
            found.append(part)
        return found

    def _is_prose(self, pieces: list[tuple[str, str]], unknown: list[int], known: list[_Found]) -> bool:
        """Whether an unknown part makes the text a sentence or an address, not a list of names."""
        commas = {number for number, (sign, _) in enumerate(pieces) if sign == ","}
        if any(number in commas or (number == 0 and 1 in commas) for number in unknown):
            return True
        if any(_is_strong(part.text) for part in known):
            return False
        return any(pieces[number][1][:1].islower() for number in unknown)

    def _swapped(self, text: str) -> tuple[str, ...]:
        """A warning where the first two letters of a designation stand in the wrong order (NK-23)."""
        key = normalise(text)
        match = compiled(r"([a-z])([a-z])(\d.*)").fullmatch(key)
        if match is None or not self.index.entries(match[2] + match[1] + match[3]):
            return ()
        right = match[2] + match[1]
        return (f"{text.strip()!r} looks like {right.upper()}-{match[3].upper()} with two letters swapped",)

    # One group: alternatives
    # -------------------------------------------------------------------------------

    def _either(self, piece: str, stem: str) -> _Found:
        """A part that may offer alternatives (``X / Y``, ``X or Y``)."""
        options = _split_options(piece)
        whole = self._name(piece) if len(options) > 1 else None
        if len(options) <= 1 or (whole is not None and whole.ids):
            return self._with_brackets(piece, stem)
        last, series = _without_series(options[-1])
        found: list[_Found] = []
        shared = stem
        for option in (*options[:-1], last if series else options[-1]):
            part = self._with_brackets(option, shared)
            shared = part.stem or shared
            found.append(part)
        warnings = tuple(warning for part in found for warning in part.warnings)
        ids = _unique(record for part in found for record in part.ids)
        unknown = tuple(part.text for part in found if part.how == "unknown")
        if unknown:
            return _Found("unknown", (), (), ids, piece, "", warnings, unknown)
        # Names of one system beside each other: what all of them can mean.
        common = self._common(found)
        if common:
            return _Found("one", common, common, common, piece, shared, warnings)
        if any(part.how in ("ambiguous", "conflict") for part in found):
            warnings += (f"a part of {piece!r} is ambiguous: its candidates are taken as alternatives",)
        return _Found("either", ids, ids, ids, piece, shared, warnings)

    def _common(self, found: list[_Found]) -> tuple[str, ...]:
        """The one record that every part names, if there is one."""
        first = found[0].ids
        if len(first) == 1 and all(part.ids == first for part in found):
            return first
        shared = set(found[0].borne).intersection(*(part.borne for part in found[1:]))
        systems = tuple(record for record in shared if not self.index.is_family(record))
        return systems if len(systems) == 1 else ()

    # A name with brackets
    # ------------------------------------------------------------------------------------

    def _with_brackets(self, piece: str, stem: str) -> _Found:
        """A name that may carry another one in brackets (``X (Y)``) or behind "also known as"."""
        whole = self._name(piece)
        if whole.ids:
            return whole
        outer, inner = _split_brackets(piece)
        if not inner:
            return self._described(piece, stem)
        found = self._described(outer, stem) if outer else _Found("unknown")
        for part in inner:
            found = self._joined(found, outer, part)
        return evolve(found, text=piece, stem=found.stem or outer)

    def _joined(self, found: _Found, outer: str, inside: str) -> _Found:
        """A name and what is written in brackets behind it."""
        other = self._inside(inside)
        if found.ids and other.ids:
            agreed = self._agreed(found, other, outer, inside)
            if agreed.how == "conflict" and _says_likeness(inside):
                return evolve(found, warnings=(*found.warnings, f"{inside!r} is read as what {outer!r} resembles"))
            return agreed
        if found.ids:
            return self._remarked(found, outer, inside)
        if other.ids and (not outer or _is_description(outer)):
            return evolve(other, text=outer)
        if other.ids and not _says_variant(outer) and self._begins(outer, other):
            warning = f"{outer!r} has words that are no known name"
            return evolve(other, text=outer, warnings=(*other.warnings, warning))
        return _Found("unknown", (), (), _unique((*found.bearers, *other.ids)), outer, "", found.warnings)

    def _inside(self, inside: str) -> _Found:
        """The part in brackets: one name, or several of one system."""
        pieces = _split_groups(inside)
        if len(pieces) <= 1:
            return self._either(inside, "")
        found = [part for part in self._in_turn(pieces) if part.ids]
        if not found:
            return _Found("unknown", text=inside)
        first = found[0]
        for part in found[1:]:
            first = self._agreed(first, part, first.text, part.text)
        return evolve(first, text=inside)

    def _agreed(self, one: _Found, other: _Found, text: str, inside: str) -> _Found:
        """What two names of one cell say together; names that no system shares are a conflict."""
        warnings = (*one.warnings, *other.warnings)
        if set(one.ids) == set(other.ids):
            return evolve(one, warnings=warnings)
        wide, narrow = set(one.bearers) | set(one.ids), set(other.bearers) | set(other.ids)
        common = tuple(
            record
            for record in _unique((*one.ids, *other.ids, *one.bearers, *other.bearers))
            if record in wide and record in narrow and not self.index.is_family(record)
        )
        if len(common) == 1:
            return evolve(one, how="one", ids=common, borne=common, bearers=common, warnings=warnings)
        if common and set(other.ids) <= wide:
            return evolve(other, text=one.text, stem=one.stem, warnings=warnings)
        if common and set(one.ids) <= narrow:
            return evolve(one, warnings=warnings)
        if common:
            return evolve(one, how="ambiguous", ids=common, borne=common, bearers=common, warnings=warnings)
        ids = _unique((*one.ids, *other.ids))
        said = f"{text!r} and {inside!r} are names of different systems"
        return evolve(one, how="conflict", ids=ids, borne=ids, bearers=ids, warnings=(*warnings, said))

    def _remarked(self, found: _Found, outer: str, inside: str) -> _Found:
        """A known name with a remark in brackets that is none."""
        variant = self._name(f"{inside} {outer}")
        if variant.ids:
            return variant
        if _is_description(inside):
            return self._fitting(found, _folded_words(inside))
        codes = _country(_folded_words(inside))
        if codes:
            return found if self._is_of(found.ids, codes) else _refused(found, outer)
        if _says_variant(inside) or compiled(r"(?i)[a-z]{1,2}|mk\W*\d*|block\W*\w*").fullmatch(inside):
            return _refused(found, f"{outer} ({inside})")
        return evolve(found, warnings=(*found.warnings, f"{inside!r} beside {outer!r} is no known name"))

    def _begins(self, outer: str, other: _Found) -> bool:
        """Whether a text that is no name begins or ends with one that agrees with another."""
        parts = outer.split()[:_MOST_NAME_WORDS]
        texts = [" ".join(parts[:end]) for end in range(1, len(parts))]
        texts += [" ".join(parts[start:]) for start in range(1, len(parts))]
        return any(set(self._name(text).ids) == set(other.ids) for text in texts)

    # A name with descriptive words
    # ---------------------------------------------------------------------------

    def _described(self, piece: str, stem: str) -> _Found:
        """A name that may have descriptive words around it."""
        found = self._name(piece)
        if found.ids:
            return found
        words, warnings = _without_hedges(_words(_without_count(piece)))
        if not words or len(words) > _MOST_WORDS:
            return _Found("unknown", text=piece)
        for attempt in (self._plain, self._by_country, self._by_several_names):
            found = attempt(words)
            if found.ids or found.bearers:  # bearers without ids: a name that its surroundings contradict
                return evolve(found, text=piece, warnings=(*warnings, *found.warnings))
        if stem:
            for bare in _bare_forms(words):
                found = self._carried(stem, bare.name)
                if found.ids:
                    return evolve(found, text=piece, warnings=warnings)
        return _Found("unknown", text=piece)

    def _plain(self, words: list[str]) -> _Found:
        """A name between words that say what kind of thing it is."""
        for bare in _bare_forms(words):
            found = self._name(bare.name)
            if not found.ids or not (bare.tells_kind or bare.series or _is_strong(bare.name) or bare.taken == ()):
                continue
            if bare.series and not self._is_family(found):
                continue
            fitting = self._fitting(found, bare.taken)
            if fitting.ids:
                return fitting
        return _Found("unknown")

    def _by_country(self, words: list[str]) -> _Found:
        """A name behind the word for its country."""
        for count in (2, 1):
            codes = _country([word.casefold() for word in words[:count]]) if len(words) > count else ()
            if codes:
                found = self._plain(words[count:])
                if not found.ids:
                    found = self._by_several_names(words[count:])
                if found.ids and not self._is_of(found.ids, codes):
                    return _refused(found, " ".join(words))
                return found
        return _Found("unknown")

    def _by_several_names(self, words: list[str]) -> _Found:
        """Names of one system side by side (``MGM-140 ATACMS``), when every word belongs to one."""
        for bare in _bare_forms(words):
            parts = bare.name.split()
            if 1 < len(parts) <= _MOST_NAME_WORDS:
                found = self._chained(parts)
                fitting = self._fitting(found, bare.taken) if found.ids else found
                if fitting.ids:
                    return fitting
        return _Found("unknown")

    def _chained(self, parts: list[str]) -> _Found:
        """The one system that all of the names in a row can mean."""
        ways: list[set[str] | None] = [None] * (len(parts) + 1)
        for end in range(1, len(parts) + 1):
            for start in range(end):
                before = ways[start] if start else None
                if start and before is None:
                    continue
                found = self._name(" ".join(parts[start:end]))
                may_be = set(found.bearers) | set(found.ids)
                both = may_be if before is None else may_be & before
                if both and (start or end < len(parts)):
                    ways[end] = both | (ways[end] or set())
        systems = [record for record in ways[-1] or () if not self.index.is_family(record)]
        if len(systems) != 1:
            return _Found("unknown")
        only = (systems[0],)
        return _Found("one", only, only, only, " ".join(parts), parts[0])

    def _carried(self, stem: str, fragment: str) -> _Found:
        """A fragment with the stem of the name before it: ``24`` in ``KN-23/24``, ``C`` in ``Scud-B/C``,
        ``A-2`` in ``Polaris A-1/A-2``.
        """
        bare = fragment.strip(" -‐‑–—")
        texts: Iterable[str] = ()
        if compiled(r"\d").match(bare):
            texts = (stem[: run.start()] + bare for run in compiled(r"\d+").finditer(stem))
        elif compiled(r"[A-Z][a-z]?|[IVX]{1,4}|[A-Z]{2}|[가나다라마ㅅ]").fullmatch(bare):
            head = compiled(r"(.*[\d\W])[^\W\d_]{1,4}").fullmatch(stem.strip())
            texts = (head[1] + bare,) if head else ()
        elif compiled(r"[A-Z]{1,2}-?\d+[A-Z]?").fullmatch(bare) and " " in stem:
            texts = (f"{stem.rpartition(' ')[0]} {bare}",)
        found = [(text, self._name(text)) for text in texts]
        known = {part.ids: (text, part) for text, part in found if part.ids}
        if len(known) != 1:
            return _Found("unknown")
        text, part = next(iter(known.values()))
        return evolve(part, stem=text)

    # What a record says about itself
    # -------------------------------------------------------------------------

    def _name(self, text: str) -> _Found:
        """A text that is one name and nothing else."""
        entries = lookup(text, self.index)
        if not entries:
            return _Found("unknown", text=text)
        warnings = ("the name is marked as uncertain",) if "?" in text else ()
        ids = pick(entries)
        ids = _unique((*ids, *self._plural_or_letter(text, ids)))
        borne = _unique((*ids, *(entry.id for entry in entries)))
        families = [record for record in ids if self.index.is_family(record)]
        members = [member for family in families for member in self.index.members(family)]
        how: How = "one" if len(ids) == 1 else "ambiguous"
        return _Found(how, ids, borne, _unique((*borne, *members)), text, text, warnings)

    def _plural_or_letter(self, text: str, ids: tuple[str, ...]) -> tuple[str, ...]:
        """What ``Hwasong-11s`` also means, if its last letter is no plural but the member S."""
        if not compiled(r".*\ds").fullmatch(text) or text.islower():
            return ()
        return tuple(record for record in pick(self.index.entries(normalise(text[:-1]))) if record not in ids)

    def _is_family(self, found: _Found) -> bool:
        return len(found.ids) == 1 and self.index.is_family(found.ids[0])

    def _fitting(self, found: _Found, said: Iterable[str]) -> _Found:
        """The system, unless a word says that it is launched from elsewhere or is no drone."""
        from weaponref.names import words

        platforms = [words.PLATFORMS.get(word) or words.PLATFORM_MODIFIERS.get(word) for word in said]
        needed = [platform for platform in platforms if platform]
        kinds = self._facts("kind", found.ids)
        if needed and not all(any(word in kind for word in platform) for platform in needed for kind in kinds or [""]):
            return _refused(found, found.text)
        if kinds and any(word in words.UNMANNED for word in said) and not any(map(_is_unmanned, kinds)):
            return _refused(found, found.text)
        return found

    def _is_of(self, ids: Iterable[str], codes: Iterable[str]) -> bool:
        """Whether every record is of one of the countries; not when the index does not know."""
        countries = self._facts("country", ids)
        return bool(countries) and all(country in codes for country in countries)

    def _facts(self, name: str, ids: Iterable[str]) -> list[str]:
        """What the index says of the records (of the members for a family); [] when it does not know."""
        fact: Callable[[str], str | None] | None = getattr(self.index, name, None)
        if fact is None:
            return []
        members = [self.index.members(record) if self.index.is_family(record) else (record,) for record in ids]
        return [fact(record) or "" for group in members for record in group]


def _refused(found: _Found, text: str) -> _Found:
    """A name whose surroundings say that another thing is meant: unknown, with the name as a candidate."""
    return _Found("unknown", (), (), found.ids, text, "", found.warnings)


def _is_unmanned(kind: str) -> bool:
    return compiled(r"drone|unmanned|uav|loitering").search(kind.casefold()) is not None


def _is_strong(name: str) -> bool:
    """Whether a name cannot be an everyday word: it has a digit, a dash, capitals inside, or no Latin
    letters.
    """
    return (
        not name.isascii()
        or compiled(r"[\d-]|[a-z][A-Z]").search(name) is not None
        or (name.isupper() and len(name) > 2)  # noqa: PLR2004 - an abbreviation has three letters or more
    )


# The text
# -----------------------------------------------------------------------------------------------------


def _clean(text: str) -> str:
    """The text in one width, with "also known as" as a sign and without line breaks around it."""
    from unicodedata import normalize

    cell = text if text.isascii() else normalize("NFKC", text)
    # A line is a part of its own; with single spaces no pattern below can take more than linear time.
    cell = " ; ".join(" ".join(line.split()) for line in cell.splitlines() if line.strip())
    aka = r"a\.?\s?k\.?\s?a\.?|also known as|also called|otherwise known as"
    cell = compiled(rf"(?i)\s?[,;(]?\s?\b(?:{aka})(?=[\s:])[\s:]*").sub(" = ", cell)
    return compiled(r"(?i)\band\s?/\s?or\b").sub(" or ", cell)


def _outside(text: str, pattern: str) -> Iterator[tuple[str, str]]:
    """The pieces of a text between separators outside brackets, each with the separator before it."""
    start, sign, depth = 0, "", 0
    for match in compiled(rf"[(\[【]|[)\]】]|{pattern}").finditer(text):
        char = match[0]
        if char in "([【":
            depth += 1
        elif char in ")]】":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield sign, text[start : match.start()].strip()
            start, sign = match.end(), char.strip()
    yield sign, text[start:].strip()


def _split_groups(text: str) -> list[tuple[str, str]]:
    """The parts that are all meant, each with what stands before it: "," for a comma alone, else "+"."""
    from weaponref.names.words import AND

    joined = rf"\s?[,;、]?\s(?:{AND})\s"
    glued = r"(?<=[0-9A-Za-z가-힣])(?:와|과)\s|(?<=[0-9A-Za-z])[和与與及と](?=[A-Za-zА-я])"
    pieces = _outside(text, rf"(?i:{joined})|{glued}|[;+&·・]|(?<!\d),|,(?!\d)|,(?=\d{{1,2}}\b(?!\d))|、")
    return [("," if sign in (",", "、") else "+", piece) for sign, piece in pieces if _has_letters(piece)]


def _split_options(text: str) -> list[str]:
    """The parts of which one is meant."""
    from weaponref.names.words import OR

    options = _outside(text, rf"[/|\\]|(?i:\s(?:{OR})\s)")
    return [option for _, option in options if _has_letters(option)]


def _has_letters(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _split_brackets(text: str) -> tuple[str, list[str]]:
    """The text outside its brackets, and what is in them or behind a sign of equality."""
    outer, *equals = text.split("=")
    inner: list[str] = []
    for part in (outer, *equals):
        inner += (inside.strip() for inside in compiled(r"[(\[【]([^()\[\]【】]*)[)\]】]").findall(part))
    brackets = compiled(r"[(\[【][^()\[\]【】]*[)\]】]|[()\[\]【】]")
    bare = [brackets.sub(" ", part) for part in (outer, *equals)]
    names = [" ".join(part.split()) for part in bare]
    return names[0], [part for part in (*names[1:], *inner) if _has_letters(part)]


_QUOTES = "\"'“”„‟«»‹›‘’‚「」『』《》〈〉`´*"


def _words(text: str) -> list[str]:
    """The words of a text, without quotes and lone dashes; a kind word at the end of one stands alone."""
    from weaponref.names.words import HEADS

    words: list[str] = []
    for raw in text.split():
        word = raw.strip(_QUOTES + ".,:;!?…-–—")
        if not word:
            continue
        stem, _, tail = word.rpartition("-")
        if stem and (tail.casefold() in HEADS or tail.casefold() == "type") and word.casefold() not in HEADS:
            words += (stem, tail)
        else:
            words += _unglued(word)
    return [word for word in words if word]


def _unglued(word: str) -> tuple[str, ...]:
    """A word, and the kind word that is glued to its end or start without a space."""
    from weaponref.names.words import GLUED

    if word.isascii() or word in GLUED:
        return (word,)
    latin = compiled(r"(.*[\u3040-\uffff])([A-Za-z]{3,})").fullmatch(word)
    if latin is not None and _is_head(latin[2].casefold()):
        return (latin[1].strip(_QUOTES), latin[2])
    for kind in GLUED:
        if word.endswith(kind):
            return (word[: -len(kind)].strip(_QUOTES), kind)
        if word.startswith(kind):
            return (kind, word[len(kind) :].strip(_QUOTES))
    return (word,)


def _folded_words(text: str) -> list[str]:
    return [word.casefold() for word in _words(text)]


def _without_count(text: str) -> str:
    """The text without "2 x" before it or "x2" behind it; a number without the sign may belong to the name."""
    bare = compiled(r"(?i)\s?\d{1,4}\s?[xх×]\s?(?=\D)").match(text)
    if bare is not None:
        return text[bare.end() :]
    behind = compiled(r"(?i)(?:\s[xх×*]|[×*])\s?\d{1,4}\s?$").search(text)
    return text if behind is None else text[: behind.start()]


def _without_hedges(words: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """The words without those of doubt, and a warning if there were any."""
    from weaponref.names.words import HEDGES

    sure = [word for word in words if word.casefold() not in HEDGES]
    return sure, () if len(sure) == len(words) else ("the name is marked as uncertain",)


def _without_series(text: str) -> tuple[str, bool]:
    from weaponref.names.words import SERIES

    words = text.split()
    if len(words) > 1 and words[-1].casefold() in SERIES:
        return " ".join(words[:-1]), True
    return text, False


def _country(words: list[str]) -> list[str]:
    """The codes of the countries that the words stand for; [] for none."""
    from weaponref.names.words import COUNTRIES

    said = compiled(r"-(?:made|built|developed|produced)$").sub("", "-".join(words))
    return COUNTRIES.get(said, [])


def _says_variant(text: str) -> bool:
    from weaponref.names.words import VARIANT_MARKS

    return not VARIANT_MARKS.isdisjoint(_folded_words(text))


def _says_likeness(text: str) -> bool:
    from weaponref.names.words import LIKENESS

    return compiled(LIKENESS).fullmatch(text.strip()) is not None


def _is_description(text: str) -> bool:
    """Whether a text consists of words for a kind alone."""
    from weaponref.names import words

    said = _folded_words(text)
    known = (words.HEADS, words.MODIFIERS, words.PLATFORMS, words.PLATFORM_MODIFIERS, words.TAILS, words.NEW)
    return bool(said) and all(any(word in kind for kind in known) for word in said)


def _is_plain_description(text: str) -> bool:
    """Whether a text describes a kind in plain words ("long-range hypersonic weapon"), not as a title."""
    _, space, rest = text.partition(" ")
    if not space or not rest[:1].islower() or not rest.islower() or compiled(r"\d").search(rest):
        return False
    from weaponref.names import words

    known = (words.HEADS, words.MODIFIERS, words.PLATFORMS, words.PLATFORM_MODIFIERS, words.TAILS)
    return all(any(word in kind for kind in known) for word in _folded_words(text))


@frozen
class _Bare:
    """A text without some of the descriptive words around it."""

    name: str
    taken: tuple[str, ...]
    tells_kind: bool
    series: bool


def _bare_forms(words: list[str]) -> Iterator[_Bare]:
    """The texts that remain when descriptive words are taken off, the longest first."""
    folded = [word.casefold() for word in words]
    front, back = _front(folded), _back(folded)
    forms = [(start, end) for start in front for end in back if len(words) - end > start]
    for start, end in sorted(forms, key=lambda form: (form[0] + form[1], form)):
        taken = (*folded[:start], *folded[len(words) - end :])
        yield _Bare(
            " ".join(words[start : len(words) - end]),
            taken,
            any(_is_head(word) or _is_platform(word) for word in taken),
            any(map(_is_series, taken)),
        )


def _back(words: list[str]) -> list[int]:
    """How many words may be taken off the end: a noun, what stands before it and what follows it."""
    counts = [0]
    seen_head = False
    for count, word in enumerate(reversed(words), 1):
        if _is_head(word):
            seen_head = True
        elif not (_is_tail(word) and not seen_head) and not (seen_head and _is_modifier(word)):
            break
        counts.append(count)
    return counts


def _front(words: list[str]) -> list[int]:
    """How many words may be taken off the front: an article, and a description up to its noun."""
    counts = [0]
    for count, word in enumerate(words, 1):
        if not (_is_head(word) or _is_article(word) or _is_modifier(word)):
            break
        counts.append(count)
    return counts


def _is_head(word: str) -> bool:
    from weaponref.names import words

    return word in words.HEADS or word in words.PLATFORMS


def _is_platform(word: str) -> bool:
    from weaponref.names.words import PLATFORM_MODIFIERS

    return word in PLATFORM_MODIFIERS


def _is_modifier(word: str) -> bool:
    from weaponref.names.words import MODIFIERS

    return word in MODIFIERS or _is_platform(word)


def _is_tail(word: str) -> bool:
    from weaponref.names import words

    return word in words.TAILS or word in words.SERIES or word == "type"


def _is_series(word: str) -> bool:
    from weaponref.names.words import SERIES

    return word in SERIES


def _is_article(word: str) -> bool:
    from weaponref.names.words import ARTICLES

    return word in ARTICLES


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))

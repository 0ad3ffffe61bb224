"""The reading of a text that is more than one plain name: lists, alternatives, brackets, descriptive words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import evolve, frozen

from weaponref.names.descriptions import (
    MOST_WORDS,
    bare_forms,
    country_codes,
    is_description,
    is_plain_description,
    is_strong,
    is_unmanned,
    says_likeness,
    says_nothing,
    says_variant,
)
from weaponref.names.index import lookup, pick
from weaponref.names.normalise import compiled, normalise
from weaponref.names.pieces import (
    bare_count,
    cleaned,
    count_alone,
    ends_with_count,
    folded_words,
    marked_counts,
    split_brackets,
    split_groups,
    split_options,
    without_hedges,
    without_series,
    words_of,
)
from weaponref.names.reading import Reading, Status
from weaponref.names.words import PLATFORM_MODIFIERS, PLATFORMS, UNMANNED


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from weaponref.names.index import Index


__all__ = ("Reader",)


_MOST_NAME_WORDS = 7


How = Literal["one", "ambiguous", "either", "conflict", "unknown"]


@frozen
class Found:
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


class Reader:
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
        cell = cleaned(text)
        pieces = split_groups(cell)
        whole = self._either(cell, "") if len(pieces) > 1 and self._name(cell).ids else None
        if whole is not None or len(pieces) == 1:
            return self._one(text, whole or self._either(cell, ""))
        if not pieces:
            return Reading("unknown", (), (), (text,) if text.strip() else (), (), text)
        return self._several(text, pieces)

    def _one(self, text: str, found: Found) -> Reading:
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

    def _in_turn(self, pieces: list[tuple[str, str]]) -> list[Found]:
        """Every part, read with the stem of the part before it."""
        found: list[Found] = []
        stem = ""
        for _, piece in pieces:
            part = self._either(piece, stem)
            stem = part.stem or stem
            found.append(part)
        return found

    def _is_prose(self, pieces: list[tuple[str, str]], unknown: list[int], known: list[Found]) -> bool:
        """Whether an unknown part makes the text a sentence or an address, not a list of names.

        The order of the parts makes no difference.
        """
        strangers = [pieces[number][1] for number in unknown]
        if all(map(_names_no_thing, strangers)):
            return False
        signs = {sign for sign, _ in pieces[1:]}
        if signs == {","}:
            return True
        if any(is_strong(part.text) for part in known):
            return False
        return "," in signs or any(stranger[:1].islower() for stranger in strangers)

    def _swapped(self, text: str) -> tuple[str, ...]:
        """A warning where the first two letters of a designation stand in the wrong order (NK-23)."""
        key = normalise(text)
        match = compiled(r"([a-z])([a-z])(\d.*)").fullmatch(key)
        if match is None or not self.index.entries(match[2] + match[1] + match[3]):
            return ()
        right = match[2] + match[1]
        return (f"{text.strip()!r} looks like {right.upper()}-{match[3].upper()} with two letters swapped",)

    # One group, with or without a count
    # -----------------------------------------------------------------------------

    def _either(self, piece: str, stem: str) -> Found:
        """A part that may offer alternatives (``X / Y``, ``X or Y``), and say how many."""
        marked = [] if self._name(piece).ids else marked_counts(piece)
        for name, count in marked:
            found = self._alternatives(name, stem)
            if found.ids:
                return _counted(found, name, count)
        found = self._alternatives(piece, stem)
        bare = None if found.ids else bare_count(piece)
        if bare is not None:
            counted = self._alternatives(bare[0], stem)
            return _counted(counted, *bare) if counted.ids else found
        return found

    # Alternatives
    # -------------------------------------------------------------------------------

    def _alternatives(self, piece: str, stem: str) -> Found:
        options = split_options(piece)
        whole = self._name(piece) if len(options) > 1 else None
        if len(options) <= 1 or (whole is not None and whole.ids):
            return self._with_brackets(piece, stem)
        last, series = without_series(options[-1])
        found: list[Found] = []
        shared = stem
        for option in (*options[:-1], last if series else options[-1]):
            before = "" if not found else "/" if f"/{option}" in piece else " "
            part = self._with_brackets(option, shared, before)
            shared = part.stem or shared
            found.append(part)
        warnings = tuple(warning for part in found for warning in part.warnings)
        ids = _unique(record for part in found for record in part.ids)
        unknown = tuple(part.text for part in found if part.how == "unknown")
        if unknown:
            return Found("unknown", (), (), ids, piece, "", warnings, unknown)
        # Names of one system beside each other: what all of them can mean.
        common = self._common(found)
        if common:
            return Found("one", common, common, common, piece, shared, warnings)
        if any(part.how in ("ambiguous", "conflict") for part in found):
            warnings += (f"a part of {piece!r} is ambiguous: its candidates are taken as alternatives",)
        return Found("either", ids, ids, ids, piece, shared, warnings)

    def _common(self, found: list[Found]) -> tuple[str, ...]:
        """The one record that every part names, if there is one."""
        first = found[0].ids
        if len(first) == 1 and all(part.ids == first for part in found):
            return first
        shared = set(found[0].borne).intersection(*(part.borne for part in found[1:]))
        systems = tuple(record for record in shared if not self.index.is_family(record))
        return systems if len(systems) == 1 else ()

    # A name with brackets
    # ------------------------------------------------------------------------------------

    def _with_brackets(self, piece: str, stem: str, before: str = "") -> Found:
        """A name that may carry another one in brackets (``X (Y)``) or behind "also known as".

        ``before`` is what parts it from an alternative before it: a stroke, a space (``X or Y``), or nothing.
        """
        # The number in "KN-23A/B (5)" is not of "B".
        whole = Found("unknown") if before and any(marked_counts(piece)) else self._name(piece)
        if whole.ids:
            return self._perhaps_counted(whole, piece)
        outer, inner = split_brackets(piece)
        if not inner:
            return self._described(piece, stem, before)
        found = self._described(outer, stem, before) if outer else Found("unknown")
        for part in inner:
            if found.ids and count_alone(part) and not self._name(f"{part} {outer}").ids:
                found = _counted(found, outer, part)
            else:
                found = self._joined(found, outer, part)
        return evolve(found, text=piece, stem=found.stem or outer)

    def _perhaps_counted(self, whole: Found, piece: str) -> Found:
        """A name with a number in brackets that may be a count beside another one: ``Agni (5)``."""
        for name, _ in marked_counts(piece):
            other = self._name(name)
            if other.ids and other.ids != whole.ids:
                ids = _unique((*whole.ids, *other.ids))
                return evolve(whole, how="ambiguous", ids=ids, borne=ids, bearers=_unique((*ids, *other.bearers)))
        return whole

    def _joined(self, found: Found, outer: str, inside: str) -> Found:
        """A name and what is written in brackets behind it."""
        other = self._inside(inside)
        if found.ids and other.ids:
            agreed = self._agreed(found, other, outer, inside)
            if agreed.how == "conflict" and says_likeness(inside):
                return evolve(found, warnings=(*found.warnings, f"{inside!r} is read as what {outer!r} resembles"))
            return agreed
        if found.ids:
            return self._remarked(found, outer, inside)
        if other.ids and (not outer or is_description(outer)):
            return evolve(other, text=outer)
        if other.ids and not says_variant(outer) and self._begins(outer, other):
            warning = f"{outer!r} has words that are no known name"
            return evolve(other, text=outer, warnings=(*other.warnings, warning))
        return Found("unknown", (), (), _unique((*found.bearers, *other.ids)), outer, "", found.warnings)

    def _inside(self, inside: str) -> Found:
        """The part in brackets: one name, or several of one system."""
        pieces = split_groups(inside)
        if len(pieces) <= 1:
            return self._either(inside, "")
        found = [part for part in self._in_turn(pieces) if part.ids]
        if not found:
            return Found("unknown", text=inside)
        first = found[0]
        for part in found[1:]:
            first = self._agreed(first, part, first.text, part.text)
        return evolve(first, text=inside)

    def _agreed(self, one: Found, other: Found, text: str, inside: str) -> Found:
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

    def _remarked(self, found: Found, outer: str, inside: str) -> Found:
        """A known name with a remark in brackets that is none."""
        variant = self._name(f"{inside} {outer}")
        if variant.ids:
            return variant
        if is_description(inside):
            return self._fitting(found, folded_words(inside))
        codes = country_codes(folded_words(inside))
        if codes:
            return found if self._is_of(found.ids, codes) else _refused(found, outer)
        if says_variant(inside) or compiled(r"(?i)[a-z]{1,2}|mk\W*\d*|block\W*\w*").fullmatch(inside):
            return _refused(found, f"{outer} ({inside})")
        return evolve(found, warnings=(*found.warnings, f"{inside!r} beside {outer!r} is no known name"))

    def _begins(self, outer: str, other: Found) -> bool:
        """Whether a text that is no name begins or ends with one that agrees with another."""
        parts = outer.split()[:_MOST_NAME_WORDS]
        texts = [" ".join(parts[:end]) for end in range(1, len(parts))]
        texts += [" ".join(parts[start:]) for start in range(1, len(parts))]
        return any(set(self._name(text).ids) == set(other.ids) for text in texts)

    # A name with descriptive words
    # ---------------------------------------------------------------------------

    def _described(self, piece: str, stem: str, before: str = "") -> Found:
        """A name that may have a count and descriptive words around it."""
        found = self._name(piece)
        if found.ids:
            return found
        found = self._between_words(piece, stem)
        if found.ids or found.bearers:
            return evolve(found, text=piece)
        for name, count in _counts(piece) if before else ():
            # In "Hwasong-5/6 Nodong" the number may as well be of the name before it.
            found = (
                Found("unknown")
                if before == "/" and self._carried(stem, count).ids
                else self._between_words(name, stem)
            )
            if found.ids:
                return _counted(found, name, count)
        return Found("unknown", text=piece)

    def _between_words(self, piece: str, stem: str) -> Found:
        """A name between words that describe or doubt it."""
        words, warnings = without_hedges(words_of(piece))
        if not words or len(words) > MOST_WORDS:
            return Found("unknown", text=piece)
        for attempt in (self._plain, self._by_country, self._by_several_names):
            found = attempt(words)
            if found.ids or found.bearers:  # bearers without ids: a name that its surroundings contradict
                return evolve(found, text=piece, warnings=(*warnings, *found.warnings))
        if stem:
            for bare in bare_forms(words):
                found = self._carried(stem, bare.name)
                if found.ids:
                    return evolve(found, text=piece, warnings=warnings)
        return Found("unknown", text=piece)

    def _plain(self, words: list[str]) -> Found:
        """A name between words that say what kind of thing it is."""
        for bare in bare_forms(words):
            found = self._name(bare.name)
            if not found.ids or not (bare.tells_kind or bare.series or is_strong(bare.name) or bare.taken == ()):
                continue
            if bare.series and not self._is_family(found):
                continue
            fitting = self._fitting(found, bare.taken)
            if fitting.ids:
                return fitting
        return Found("unknown")

    def _by_country(self, words: list[str]) -> Found:
        """A name behind the word for its country."""
        for count in (2, 1):
            codes = country_codes([word.casefold() for word in words[:count]]) if len(words) > count else ()
            if codes:
                found = self._plain(words[count:])
                if not found.ids:
                    found = self._by_several_names(words[count:])
                if found.ids and not self._is_of(found.ids, codes):
                    return _refused(found, " ".join(words))
                return found
        return Found("unknown")

    def _by_several_names(self, words: list[str]) -> Found:
        """Names of one system side by side (``MGM-140 ATACMS``), when every word belongs to one."""
        for bare in bare_forms(words):
            parts = bare.name.split()
            if 1 < len(parts) <= _MOST_NAME_WORDS:
                found = self._chained(parts)
                fitting = self._fitting(found, bare.taken) if found.ids else found
                if fitting.ids:
                    return fitting
        return Found("unknown")

    def _chained(self, parts: list[str]) -> Found:
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
            return Found("unknown")
        only = (systems[0],)
        return Found("one", only, only, only, " ".join(parts), parts[0])

    def _carried(self, stem: str, fragment: str) -> Found:
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
            return Found("unknown")
        text, part = next(iter(known.values()))
        return evolve(part, stem=text)

    # What a record says about itself
    # -------------------------------------------------------------------------

    def _name(self, text: str) -> Found:
        """A text that is one name and nothing else."""
        if ends_with_count(text) or is_plain_description(text):
            return Found("unknown", text=text)
        entries = lookup(text, self.index)
        if not entries:
            return Found("unknown", text=text)
        warnings = ("the name is marked as uncertain",) if "?" in text else ()
        ids = pick(entries)
        ids = _unique((*ids, *self._plural_or_letter(text, ids)))
        borne = _unique((*ids, *(entry.id for entry in entries)))
        families = [record for record in ids if self.index.is_family(record)]
        members = [member for family in families for member in self.index.members(family)]
        how: How = "one" if len(ids) == 1 else "ambiguous"
        return Found(how, ids, borne, _unique((*borne, *members)), text, text, warnings)

    def _plural_or_letter(self, text: str, ids: tuple[str, ...]) -> tuple[str, ...]:
        """What ``Hwasong-11s`` also means, if its last letter is no plural but the member S."""
        if not compiled(r".*\ds").fullmatch(text) or text.islower():
            return ()
        return tuple(record for record in pick(self.index.entries(normalise(text[:-1]))) if record not in ids)

    def _is_family(self, found: Found) -> bool:
        return len(found.ids) == 1 and self.index.is_family(found.ids[0])

    def _fitting(self, found: Found, said: Iterable[str]) -> Found:
        """The system, unless a word says that it is launched from elsewhere or is no drone."""
        platforms = [PLATFORMS.get(word) or PLATFORM_MODIFIERS.get(word) for word in said]
        needed = [platform for platform in platforms if platform]
        kinds = self._facts("kind", found.ids)
        if needed and not all(any(word in kind for word in platform) for platform in needed for kind in kinds or [""]):
            return _refused(found, found.text)
        if kinds and any(word in UNMANNED for word in said) and not any(map(is_unmanned, kinds)):
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


def _refused(found: Found, text: str) -> Found:
    """A name whose surroundings say that another thing is meant: unknown, with the name as a candidate."""
    return Found("unknown", (), (), found.ids, text, "", found.warnings)


def _names_no_thing(text: str) -> bool:
    """Whether a part of a list is of what is not known, or of a mere kind, with or without a count."""
    names = (text, *(name for name, _ in _counts(text)))
    return any(says_nothing(name) or is_description(name) for name in names)


def _counts(text: str) -> tuple[tuple[str, str], ...]:
    """The ways to part a text into a name and a count, the surest first."""
    bare = bare_count(text)
    return (*marked_counts(text), *((bare,) if bare else ()))


def _counted(found: Found, name: str, count: str) -> Found:
    """What a name is, with the count beside it told."""
    return evolve(found, warnings=(f"{count!r} beside {name!r} is read as a count", *found.warnings))


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))

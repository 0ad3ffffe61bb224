"""What notebooks make of the objects of the package: display, completion, and a whole notebook that is run."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import nbclient
import nbformat
import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

import weaponref
from making import catalogue, claim, copies, source, system
from pages import read
from weaponref.render.completion import complete_names
from weaponref.render.notebook import html_of


# IPython completes the keys of what has a name; it reads no property of a class that it does not know.
SETTING = """
import weaponref
catalog = weaponref.catalog()
systems, families, transfers, sources = catalog.systems, catalog.families, catalog.transfers, catalog.sources
"""
KINDS = ["text/html", "text/markdown", "text/plain"]


def shown() -> dict[str, Any]:
    """One object of each class that has a card."""
    kn23 = weaponref.catalog()["kn-23"]
    return {
        "system": kn23,
        "family": weaponref.catalog()["hwasong-11"],
        "transfer": weaponref.catalog().transfers["kn-23-to-russia"],
        "figure": kn23.range_max,
        "statements": kn23.operators,
        "comparison": weaponref.compare("KN-23", "KN-24"),
        "hits": weaponref.search("hwasong"),
        "hit": weaponref.search("hwasong")[0],
        "found": weaponref.find(country="KP", range_max=">= 9000 km"),
        "catalogue": weaponref.catalog(),
        "report": weaponref.validate([{"missile": "KN-23", "range_km": 9000}]),
    }


SHOWN = shown()


@pytest.fixture(scope="module")
def shell() -> InteractiveShell:
    """IPython as a notebook has it, without a history on disk."""
    config = Config({"HistoryManager": {"enabled": False}})
    made = InteractiveShell(config=config)  # type: ignore[no-untyped-call]
    run(made, SETTING)
    return made


def run(shell: InteractiveShell, code: str) -> None:
    shell.run_cell(code, store_history=False).raise_error()  # type: ignore[no-untyped-call]


def completed(shell: InteractiveShell, line: str) -> set[str]:
    """The lines that IPython offers to make of a line, by what is loaded and not by reading code."""
    shell.Completer.use_jedi = False
    with provisionalcompleter():
        found = list(shell.Completer.completions(line, len(line)))
    return {line[: each.start] + each.text + line[each.end :] for each in found}


@pytest.mark.parametrize("which", SHOWN)
class TestDisplay:
    def test_a_notebook_gets_every_form(self, which: str, shell: InteractiveShell) -> None:
        """The card, the Markdown, and the line that a terminal shows."""
        assert shell.display_formatter is not None

        forms, _ = shell.display_formatter.format(SHOWN[which])  # type: ignore[no-untyped-call]

        assert sorted(forms) == KINDS
        assert forms["text/html"] == SHOWN[which]._repr_html_()
        assert forms["text/markdown"] == SHOWN[which]._repr_markdown_()
        assert " ".join(forms["text/plain"].split()) == repr(SHOWN[which])
        assert read(forms["text/html"]).children[0].classes >= {"wr"}  # type: ignore[union-attr]  # no text before it

    def test_a_form_that_nobody_wants_is_not_made(self, which: str) -> None:
        """What is included and excluded is by media type."""
        assert sorted(SHOWN[which]._repr_mimebundle_(include={"text/html"})) == ["text/html"]
        assert sorted(SHOWN[which]._repr_mimebundle_(exclude={"text/html"})) == KINDS[1:]

    def test_the_markdown_is_that_of_the_page(self, which: str) -> None:
        """It has no HTML but line breaks, and says who says what."""
        text = SHOWN[which]._repr_markdown_()

        assert text.endswith("\n")
        assert "<script" not in text


def test_other_objects_have_no_card() -> None:
    """Asked for one, the notebook module says so."""
    with pytest.raises(TypeError, match="there is no card of 'int'"):
        html_of(1)


def test_markdown_is_safe_too() -> None:
    """An address that is none of the web is no link, and a text is no markup, also over several lines."""
    where = source("a", title="<script>alert(1)</script>\n# [x](y)", url="javascript:alert(1)")
    text = system(claim("500 km", by=where, note="a\n| b |\x00"))._repr_markdown_()

    assert "<javascript:" not in text
    assert r"\<script\>alert(1)\</script\> \# \[x\](y)" in text
    assert r"note: a \| b \|" in text


class TestHits:
    def test_they_are_a_tuple(self) -> None:
        """A search gives a tuple of hits, as before, that knows what was searched for."""
        hits = weaponref.search("hwasong", limit=3)

        assert isinstance(hits, tuple)
        assert (len(hits), hits.query) == (3, "hwasong")
        assert weaponref.search("") == ()
        assert isinstance(hits, weaponref.Hits)

    def test_they_can_be_copied(self) -> None:
        """Pickled or copied they are the same, and keep the query."""
        hits = catalogue(system(claim("500 km"))).search("X-1")

        assert len(hits) == 1
        assert [(each, each.query) for each in copies(hits)] == [(hits, "X-1")] * 3


class TestCompletion:
    def test_systems_are_attributes(self, shell: InteractiveShell) -> None:
        """`weaponref.systems.` offers every system; a prefix narrows it."""
        assert "weaponref.systems.kn_23" in completed(shell, "weaponref.systems.kn_2")
        assert len(completed(shell, "weaponref.systems.")) >= len(weaponref.catalog().systems)

    @pytest.mark.parametrize(
        ("line", "id_"),
        [
            ('catalog["kn-2', "kn-23"),
            ("catalog['hwasong-1", "hwasong-11"),
            ('systems["kn-2', "kn-23"),
            ('families["hwasong-1', "hwasong-11"),
            ('transfers["kn-23', "kn-23-to-russia"),
            ('sources["cnn', "cnn-2024-11"),
        ],
    )
    def test_ids_are_keys(self, shell: InteractiveShell, line: str, id_: str) -> None:
        """A catalogue and its views complete their keys."""
        start = line[: line.index("[") + 2]

        assert {start + id_, start + id_ + line[len(start) - 1] + "]"} & completed(shell, line)

    def test_names_in_a_call_need_the_extension(self, shell: InteractiveShell) -> None:
        """`%load_ext weaponref` completes the names in calls of look-ups, in any script and case."""
        assert 'weaponref.get("kn-23' not in completed(shell, 'weaponref.get("kn-2')

        run(shell, "%load_ext weaponref")

        assert {'weaponref.get("KN-23', 'weaponref.get("KN-24'} <= completed(shell, 'weaponref.get("KN-2')
        assert 'weaponref.get("kn-23' in completed(shell, 'weaponref.get("kn-2')
        assert 'weaponref.compare("iskander-m", "kn-23' in completed(shell, 'weaponref.compare("iskander-m", "kn-2')
        assert 'x = weaponref.get("화성-11가' in completed(shell, 'x = weaponref.get("화성-11')
        assert "weaponref.search('Songun Iskander" in completed(shell, "weaponref.search('Songun Isk")
        assert 'print("kn-23' not in completed(shell, 'print("kn-2')
        assert 'weaponref.get("x") + "kn-23' not in completed(shell, 'weaponref.get("x") + "kn-2')

    def test_nothing_of_ipython_is_loaded_by_an_import(self) -> None:
        """Neither by the package nor by the module of the extension: only the shell itself calls it."""
        code = (
            "import sys, weaponref, weaponref.render.completion; weaponref.get('KN-23'); "
            "weaponref.load_ipython_extension; print('IPython' in sys.modules)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603

        assert done.stdout.strip() == "False"

    def test_names_of_several_words_go_on_from_the_last(self) -> None:
        """IPython replaces the last word alone, and gets what is left of the name from there."""

        class Event:
            text_until_cursor = 'get("songun isk'
            symbol = "isk"

        assert complete_names(None, Event) == ["Iskander"]


def code(text: str) -> dict[str, Any]:
    return {"cell_type": "code", "source": text, "metadata": {}, "outputs": [], "execution_count": None}


@pytest.mark.slow
class TestNotebook:
    def test_a_notebook_runs_and_keeps_the_cards(self) -> None:
        """Run from top to bottom by a kernel, each cell's output is the card, whole and well formed."""
        sources = [
            "import weaponref as wr\nwr.get('KN-23')",
            "wr.systems.kn_23.range_max",
            "wr.compare('KN-23', 'KN-24', units='imperial')",
            "wr.search('hwasong')",
        ]
        cells = [code(each) for each in sources]
        whole = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells}
        notebook = nbformat.from_dict(whole)  # type: ignore[no-untyped-call]

        nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()

        outputs = [cell.outputs[0] for cell in notebook.cells]
        assert [sorted(output.data) for output in outputs] == [KINDS] * 4
        assert outputs[0].data["text/html"] == weaponref.get("KN-23")._repr_html_()
        assert all(len(read(output.data["text/html"]).all("form")) == 1 for output in outputs)
        nbformat.validate(notebook)

"""The style sheet of cards: light and dark, narrow and wide, and the choice of units without a script.

Every rule is scoped to the class ``wr``. In a notebook the text, the ground and the font are those of its theme; the
accents come in two sets, one of which is chosen by the theme of the notebook (JupyterLab, VS Code) or of the page, else
by the system. Their contrast is at least 4.5 to 1 on either ground.

Where styles are stripped, as on a code forge, everything is still there in the order of reading: conversions stand in
brackets, and details can be opened.
"""

from __future__ import annotations

from functools import cache

from weaponref.render.html.elements import Markup


__all__ = ("DARK", "LIGHT", "STYLE", "style_sheet")

LIGHT: dict[str, str] = {
    "text": "#1f2328",
    "ground": "#ffffff",
    "dim": "#59636e",
    "line": "#d1d9e0",
    "tint": "#f6f8fa",
    "link": "#0958b3",
    "mark": "#9a4b00",
    "bad": "#b3242c",
}
"""The colours on a light ground."""

DARK: dict[str, str] = {
    "text": "#e6edf3",
    "ground": "#111417",
    "dim": "#9aa4af",
    "line": "#3b424a",
    "tint": "#1c2127",
    "link": "#79b8ff",
    "mark": "#f0a35a",
    "bad": "#ff8a85",
}
"""The colours on a dark ground."""

# What a notebook calls the same things; its own themes are followed as far as they go.
_THEME = {
    "text": "--jp-content-font-color1,var(--vscode-editor-foreground",
    "ground": "--jp-layout-color1,var(--vscode-editor-background",
}

_ON_LIGHT = ('[data-jp-theme-light="true"] .wr', ".vscode-light .wr", '[data-theme="light"] .wr')
_ON_DARK = (
    '[data-jp-theme-light="false"] .wr',
    ".vscode-dark .wr",
    ".vscode-high-contrast:not(.vscode-high-contrast-light) .wr",
    '[data-theme="dark"] .wr',
)

# The class is named three times where the rules of a notebook for all that it shows would weigh more.
STYLE = """\
.wr{color:var(--wr-text);background:var(--wr-ground);border:1px solid var(--wr-line);border-radius:6px;
box-sizing:border-box;container-type:inline-size;font:14px/1.5 var(--jp-content-font-family,
var(--vscode-font-family,system-ui,sans-serif));margin:4px 0;max-width:72rem;overflow-wrap:anywhere;text-align:left}
.wr *{box-sizing:border-box}
.wr :is(a,b,q){unicode-bidi:plaintext}
.wr.wr.wr a{color:var(--wr-link);text-decoration:underline;text-underline-offset:2px}
.wr.wr.wr :is(p,ul,dl){margin:4px 0;padding:0}
.wr.wr.wr ul{list-style:none}
.wr.wr.wr ol{margin:4px 0;padding-left:20px}
.wr dd{margin:0 0 4px 12px}
.wr i{font-style:normal}
.wr :focus-visible{outline:2px solid var(--wr-link);outline-offset:1px}
.wr-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 12px;padding:8px 12px;background:var(--wr-tint);
border-radius:6px 6px 0 0;border-bottom:1px solid var(--wr-line)}
.wr-title{font-size:17px}
.wr-head small,.wr-dim,.wr-claims small{color:var(--wr-dim);font-size:13px}
.wr-units{border:0;margin:0 0 0 auto;padding:0;display:flex;gap:2px 10px;flex-wrap:wrap;font-size:13px}
.wr-units legend{float:left;padding:0;color:var(--wr-dim)}
.wr-units label{cursor:pointer;white-space:nowrap}
.wr-units input{margin:0 4px 0 0;vertical-align:-2px;accent-color:var(--wr-link)}
.wr-body{padding:4px 12px 8px}
.wr summary{cursor:pointer;list-style:none;display:flex;flex-wrap:wrap;align-items:baseline;gap:0 12px;padding:4px 0}
.wr summary::-webkit-details-marker{display:none}
.wr summary::before{content:"\\25b8";color:var(--wr-dim);width:8px}
.wr details[open]>summary::before{content:"\\25be"}
.wr summary:hover{background:var(--wr-tint)}
.wr.wr.wr details>:not(summary){margin-left:18px}
.wr-row{border-top:1px solid var(--wr-line)}
.wr-row:first-child{border-top:0}
.wr-label{flex:0 0 auto;min-width:13em}
.wr-value{flex:1 1 14em;font-weight:600}
.wr-row summary>.wr-dim{flex:1 1 16em}
.wr-row .wr-what{flex:1 1 24em}
.wr-mark{color:var(--wr-mark);text-decoration:none;cursor:help;margin-right:3px}
.wr-claims li{list-style:none;padding:3px 0 3px 10px;margin:0 0 4px;border-left:2px solid var(--wr-line)}
.wr-claims small{display:block}
.wr-off b{text-decoration:line-through}
.wr-bad{color:var(--wr-bad)}
.wr-scroll{overflow-x:auto}
.wr table{border-collapse:collapse;width:100%;font-size:14px;color:inherit;border:0;margin:0;table-layout:auto}
.wr.wr.wr :is(td,th){text-align:left;vertical-align:top;padding:4px 12px 4px 0;border:0;
border-top:1px solid var(--wr-line);background:var(--wr-ground);
color:inherit;min-width:8.5em;max-width:none;white-space:normal}
.wr.wr.wr thead :is(td,th){border-top:0}
.wr.wr.wr th[scope=row]{font-weight:400;min-width:7em}
.wr.wr.wr td.wr-who{border-top:0;padding-top:0}
.wr-who details{position:sticky;left:0;width:calc(100cqi - 26px)}
.wr-m,.wr-i,.wr-s,.wr-o,.wr i.wr-x{display:none}
.wr:not(:has(:checked)) .wr-m{display:inline}
@supports not selector(:has(a)){.wr .wr-m{display:inline}}
.wr:has([value=metric]:checked) .wr-m,.wr:has([value=imperial]:checked) .wr-i,
.wr:has([value=stated]:checked) .wr-s,.wr:has([value=own]:checked) .wr-o{display:inline}
@container (max-width:32em){.wr-units{margin-left:0}.wr-row summary>*{flex:0 0 calc(100% - 20px);
margin-left:20px}.wr-row summary>:first-child{margin-left:0}}
@media print{.wr-units{display:none}}
"""
"""The rules, without the colours."""


def _palette(scheme: str, colours: dict[str, str]) -> str:
    declared = [f"color-scheme:{scheme}"]
    for name, colour in colours.items():
        known = _THEME.get(name)
        declared.append(f"--wr-{name}:{f'var({known},{colour}))' if known else colour}")
    return "{" + ";".join(declared) + "}"


@cache
def style_sheet() -> Markup:
    """The style sheet as an element, to stand once in each card or once on a page.

    >>> style_sheet()[:10]
    '<style>.wr'
    """
    light, dark = _palette("light", LIGHT), _palette("dark", DARK)
    rules = (
        f".wr{light}",
        f"@media (prefers-color-scheme:dark){{.wr{dark}}}",
        f":is({','.join(_ON_LIGHT)}){light}",
        f":is({','.join(_ON_DARK)}){dark}",
        STYLE,
    )
    return Markup("<style>" + "".join(rules).replace("\n", "") + "</style>")

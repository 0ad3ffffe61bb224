"""The style of reports, on top of that of cards: the same colours, in light and dark."""

from __future__ import annotations

from weaponref.render.html.elements import Markup
from weaponref.render.html.style import DARK, LIGHT


__all__ = ("page_style", "report_style")

_RULES = """\
.wr-sum{font-size:17px;font-weight:600;padding:6px 0 2px}
.wr-sum-error{color:var(--wr-bad)}
.wr-sum-warning{color:var(--wr-mark)}
.wr-part{border-top:1px solid var(--wr-line);padding:4px 0}
.wr.wr.wr .wr-part>:not(summary){margin-left:0}
.wr-report code{font:13px/1.5 ui-monospace,monospace;background:var(--wr-tint);padding:0 4px;border-radius:4px}
.wr-row summary>.wr-place{flex:0 0 auto;min-width:7em;color:var(--wr-dim);font-variant-numeric:tabular-nums}
.wr-row summary>.wr-at{flex:0 1 18em}
.wr-row summary>.wr-cell{flex:1 1 10em}
.wr-verdict{font-weight:600}
.wr-error .wr-verdict{color:var(--wr-bad)}
.wr-warning .wr-verdict{color:var(--wr-mark)}
.wr-note .wr-verdict{color:var(--wr-dim)}
.wr-fix{font-weight:600}
.wr-report meter{width:64px;height:12px;vertical-align:-1px}
"""


def report_style() -> Markup:
    """The rules for reports as an element.

    >>> report_style()[:7]
    '<style>'
    """
    return Markup(f"<style>{_RULES}</style>".replace("\n", ""))


def page_style() -> Markup:
    """The rules for the page around a report: its ground is that of the card.

    >>> LIGHT["tint"] in page_style() and DARK["ground"] in page_style()
    True
    """
    rules = (
        f":root{{color-scheme:light dark;background:{LIGHT['tint']}}}"
        "body{margin:16px auto;max-width:76rem;padding:0 12px}"
        f"body .wr{{max-width:none;margin-bottom:16px}}"
        f"@media(prefers-color-scheme:dark){{:root{{background:{DARK['ground']}}}}}"
        "@media(max-width:40em){body{margin:0;padding:0}body .wr{border:0;border-radius:0}}"
    )
    return Markup(f"<style>{rules}</style>")

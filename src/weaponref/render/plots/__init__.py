"""Figures, comparisons and histories as plots: bars and dots of published figures, drawn by matplotlib.

Every claim is drawn: a dot for a plain value, a line between two ends, an arrow for an end that a source leaves open.
Colour and marker both say how the source knows; what is set aside is hollow. The shaded band runs from the smallest to
the largest end that a live claim states. Each mark has the id of its claim as ``gid``, which an SVG file keeps.

Without ``ax`` a new pyplot figure is made, as notebooks expect it, as high as its rows need; nothing is shown, and
``plt.close(ax.figure)`` ends it. Its legend stands below the axes, in ``ax.figure.legends``. With ``ax`` everything is
drawn into it and pyplot is not touched; ``ax.legend()`` or ``legend=True`` explains the marks. Names become smaller and
shorter where the axes are small; a figure with ``layout="constrained"`` gives them room beside the axes, and where they
have none they stand inside. Colours, fonts and sizes follow the user's ``rcParams``, which are never
changed.
"""

from __future__ import annotations

from weaponref.render.plots.comparison import plot_comparison
from weaponref.render.plots.figure import plot_figure
from weaponref.render.plots.timeline import plot_timeline


__all__ = ("plot_comparison", "plot_figure", "plot_timeline")

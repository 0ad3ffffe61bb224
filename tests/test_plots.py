"""Figures, comparisons and histories as plots."""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np
import pytest
from attrs import evolve
from cycler import cycler
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure as Canvas
from matplotlib.layout_engine import PlaceHolderLayoutEngine
from matplotlib.testing.compare import compare_images
from matplotlib.testing.decorators import remove_ticks_and_titles
from matplotlib.text import Annotation

import weaponref
from making import claim, family, figure, name, ranges, source, system
from record_strategies import claims
from weaponref.comparison import compare
from weaponref.errors import DimensionError
from weaponref.render.plots import lettering, plot_comparison, plot_figure, plot_timeline
from weaponref.render.plots.marks import MARKERS
from weaponref.vocabulary import BASES


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D
    from matplotlib.patches import FancyArrowPatch

    from weaponref.model import Claim, System

BASELINES = Path(__file__).parent / "baselines"
KOREAN = "\ud654\uc131-11\uac00"


@pytest.fixture(autouse=True)
def _usual_settings() -> Iterator[None]:
    """Plots of the tests depend on no settings of the machine, and leave no pyplot figure open."""
    from matplotlib import pyplot as plt

    plt.switch_backend("Agg")
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams["font.family"] = "DejaVu Sans"  # comes with matplotlib
        yield
    plt.close("all")


@pytest.fixture
def ax() -> Axes:
    """Axes that pyplot knows nothing of."""
    made: Axes = Canvas(figsize=(6, 4), layout="constrained").subplots()
    return made


def line_of(ax: Axes, gid: str) -> Line2D:
    """The one line with an id."""
    (line,) = [each for each in ax.get_lines() if each.get_gid() == gid]
    return line


def arrows(ax: Axes) -> dict[str, tuple[float, float]]:
    """Where the arrows of open ends point to: the claim, and points to the right and up."""
    return {str(text.get_gid()).removesuffix("-open"): text.get_position() for text in ax.texts if text.get_gid()}


def arrow_patches(ax: Axes) -> list[FancyArrowPatch]:
    """The arrows of open ends, as they are drawn."""
    patches = (text.arrow_patch for text in ax.texts if isinstance(text, Annotation))
    return [patch for patch in patches if patch is not None]


def row_labels(ax: Axes) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


def days_of(ax: Axes, gid: str) -> list[str]:
    """The dates of the line with an id."""
    return [day.isoformat() for day in line_of(ax, gid).get_xdata()]  # type: ignore[union-attr]


def hull(ax: Axes, gid: str = "hull") -> tuple[float, float]:
    """The ends of the band along x."""
    (patch,) = [each for each in ax.patches if each.get_gid() == gid]
    box = patch.get_path().get_extents(patch.get_patch_transform())
    return box.x0, box.x1


def drawn(ax: Axes) -> Canvas:
    """The figure of axes, drawn, so that sizes are known and a missing glyph would warn."""
    canvas = ax.figure
    assert isinstance(canvas, Canvas)
    canvas.draw_without_rendering()
    return canvas


def many(count: int) -> list[System]:
    """Systems with three ranges each, two of them in one place."""
    return [
        system(
            *(claim(f"{value} km", by=f"s-{at}") for at, value in enumerate((100 + each, 100 + each, 900))),
            id=f"x-{each}",
            name=f"System number {each}",
        )
        for each in range(count)
    ]


class TestFigure:
    def test_every_claim_is_in_a_row(self, ax: Axes) -> None:
        """From the smallest value down, labelled by who says it and when; what is set aside comes last."""
        shown = figure(
            claim("900 km", by=source("post", "2021-03", publisher="The Post")),
            claim("500 km", by="a", attributed_to="Jane Doe", as_of="2019-05"),
            claim("100 km", by="b", deprecated=True),
        )

        plot_figure(shown, ax)

        assert row_labels(ax) == ["Jane Doe, 2019-05", "The Post, 2021-03", "The Gazette, n.d., set aside"]
        places = ax.get_yticks().tolist()
        for each, row in ((shown.claims[1], 0), (shown.claims[0], 1), (shown.claims[2], 2)):
            assert line_of(ax, each.id).get_ydata() == pytest.approx([places[row]])
        assert line_of(ax, shown.claims[0].id).get_xdata() == pytest.approx([900])

    def test_a_copy_of_low_reliability_is_marked(self, ax: Axes) -> None:
        """It counts like any other, and its label says so."""
        plot_figure(figure(claim("5 km", by=source("blog", "2021", reliability="low"))), ax)

        assert row_labels(ax) == ["The Gazette, 2021, low reliability"]

    def test_a_range_is_a_line_between_its_ends(self, ax: Axes) -> None:
        """Nothing is drawn in the middle, where no source has said anything."""
        shown = ranges("450–690 km")

        plot_figure(shown, ax)

        line = line_of(ax, shown.claims[0].id)
        assert line.get_xdata() == pytest.approx([450, 690])
        assert line.get_linestyle() == "-"

    @pytest.mark.parametrize(
        ("text", "directions"),
        [("up to 500 km", [-1]), ("over 600 km", [1]), ("up to 40–70 km", [-1]), ("600 km", [])],
    )
    def test_an_open_end_is_an_arrow(self, ax: Axes, text: str, directions: list[int]) -> None:
        """It points to where the statement is open."""
        plot_figure(ranges(text), ax)

        assert [(x > 0) - (x < 0) for x, _ in arrows(ax).values()] == directions
        assert {y for _, y in arrows(ax).values()} <= {0}

    def test_the_band_is_the_hull(self, ax: Axes) -> None:
        """It runs between the ends of live claims."""
        plot_figure(figure(claim("400 km"), claim("up to 900 km", by="b"), claim("9 km", by="c", deprecated=True)), ax)

        assert hull(ax) == pytest.approx((400, 900))

    def test_one_value_has_no_band(self, ax: Axes) -> None:
        """A spread of nothing is not drawn, and not explained."""
        plot_figure(ranges("400 km"), ax, legend=True)

        assert list(ax.patches) == []
        assert [text.get_text() for text in ax.get_legend().get_texts()] == ["press report"]  # type: ignore[union-attr]

    def test_colour_and_marker_both_tell_the_basis(self, ax: Axes) -> None:
        """No two bases share a marker, so that a plot without colours can be read."""
        stated = [claim("5 km", by=basis, basis=basis) for basis in BASES]

        plot_figure(figure(*stated), ax)

        lines = [line_of(ax, each.id) for each in stated]
        assert [line.get_marker() for line in lines] == list(MARKERS.values())
        assert len(set(MARKERS.values())) == len(BASES) == len({to_rgb(str(line.get_color())) for line in lines})

    def test_what_is_set_aside_is_hollow(self, ax: Axes) -> None:
        """And live claims are filled, also in styles that draw markers without an edge."""
        live, aside = claim("5 km"), claim("6–7 km", by="b", deprecated=True)
        mpl.rcParams["lines.markeredgewidth"] = 0

        plot_figure(figure(live, aside), ax)

        assert line_of(ax, live.id).get_markerfacecolor() != "none"
        assert line_of(ax, aside.id).get_markerfacecolor() == "none"
        assert line_of(ax, aside.id).get_markeredgewidth() > 0
        assert line_of(ax, aside.id).get_linestyle() == ":"

    def test_units(self, ax: Axes) -> None:
        """The axis names its unit, which may be chosen."""
        shown = ranges("550 miles")

        plot_figure(shown, ax, unit="nautical miles")

        assert ax.get_xlabel() == "maximum range (nmi)"
        assert line_of(ax, shown.claims[0].id).get_xdata() == pytest.approx([477.937], abs=0.001)

    @pytest.mark.parametrize(
        ("value", "prop", "label"),
        [
            ("4 count", "crew", "crew"),
            ("Mach 6", "speed_max", "maximum speed (Mach)"),
            ("$5", "unit_cost", "unit cost (USD)"),
        ],
    )
    def test_what_has_no_unit_of_measure(self, ax: Axes, value: str, prop: str, label: str) -> None:
        """Counts have none, Mach numbers and money are named as such."""
        assert plot_figure(figure(claim(value, prop)), ax).get_xlabel() == label

    def test_what_is_not_on_the_axis_is_counted(self, ax: Axes) -> None:
        """Mach is not km/h: such claims are counted below, not dropped in silence."""
        plot_figure(figure(claim("2,000 km/h", "speed_max"), claim("Mach 6", "speed_max", by="b")), ax)

        assert ax.get_xlabel() == "maximum speed (km/h)\n1 claim in another unit is not shown"
        assert len(row_labels(ax)) == 1

    def test_nothing_that_converts(self, ax: Axes) -> None:
        """A figure of an unexplained ton is an empty plot that says so."""
        plot_figure(figure(claim("2 tons", "payload_mass", ton="unstated")), ax)

        assert row_labels(ax) == []
        assert "1 claim in another unit is not shown" in ax.get_xlabel()
        drawn(ax)

    def test_the_axis_begins_at_nothing(self, ax: Axes) -> None:
        """A spread is seen against the size itself, and an arrow beyond the largest value has room."""
        plot_figure(ranges("18,000 km", "over 19,000 km"), ax)

        assert ax.get_xlim() == pytest.approx((0, 19000 * 1.08))

    def test_the_title(self, ax: Axes) -> None:
        """It says what is shown and how far it spreads, unless another is given."""
        assert plot_figure(ranges("400 km", "900 km"), ax).get_title(loc="left") == "x-1: maximum range, 400–900 km"
        assert plot_figure(ranges("400 km"), ax, title="KN-23").get_title(loc="left") == "KN-23"
        assert weaponref.get("KN-24").range_max.plot().get_title(loc="left").startswith("KN-24: maximum range, ")  # type: ignore[union-attr]

    def test_another_dimension_is_refused(self, ax: Axes) -> None:
        """Kilometres are no kilograms."""
        with pytest.raises(DimensionError):
            ranges("400 km").plot(ax, unit="kg")


class TestComparison:
    def test_records_are_rows(self, ax: Axes) -> None:
        """In their order, each with its band and its claims; one without claims says so."""
        one = system(claim("400 km", by="a"), claim("900 km", by="b"))
        other = family(claim("500 km"))
        plot_comparison(compare([one, other, system(id="y-1", name="Y-1")], properties=["range_max"]), "range_max", ax)

        assert row_labels(ax) == ["X-1", "The X missiles", "Y-1"]
        assert hull(ax, "x-1-hull") == pytest.approx((400, 900))
        assert [patch.get_gid() for patch in ax.patches] == ["x-1-hull"]
        assert [text.get_text() for text in ax.texts] == ["nothing published"]

    @pytest.mark.parametrize(
        ("units", "unit", "label"),
        [("metric", None, "km"), ("imperial", None, "mi"), ("as-stated", None, "km"), ("imperial", "nmi", "nmi")],
    )
    def test_units(self, ax: Axes, units: Any, unit: str | None, label: str) -> None:
        """Those of the comparison, or a chosen one; as stated there is none in common, so it is the property's."""
        shown = compare([system(claim("550 miles"))], units=units)

        plot_comparison(shown, "range_max", ax, unit=unit)

        assert ax.get_xlabel() == f"maximum range ({label})"

    def test_mach_if_most_are_in_mach(self, ax: Axes) -> None:
        """The axis has the unit of most figures, and the others are counted and named."""
        speeds = [
            system(claim(value, "speed_max"), id=f"x-{at}") for at, value in enumerate(("Mach 5", "Mach 6", "900 km/h"))
        ]

        plot_comparison(compare(speeds), "speed_max", ax)

        assert ax.get_xlabel() == "maximum speed (Mach)\n1 claim in another unit is not shown"
        assert [text.get_text() for text in ax.texts] == ["in another unit"]

    @pytest.mark.parametrize(
        ("prop", "message"),
        [
            ("status", "status is a text, and only quantities are drawn: range_max"),
            ("rnage_max", "did you mean 'range_max'"),
            ("crew", "unknown quantity of the comparison 'crew'; one of range_max"),
        ],
    )
    def test_what_cannot_be_drawn(self, ax: Axes, prop: str, message: str) -> None:
        """A text, a slip, or a property that the comparison does not have: the error says what it has."""
        shown = compare([system(claim("400 km"), claim("deployed", "status"))])

        with pytest.raises(ValueError, match=message):
            shown.plot(prop, ax)

    @pytest.mark.parametrize("count", [1, 5, 40])
    def test_labels_do_not_overlap(self, count: int) -> None:
        """The figure grows with its rows; labels stand apart and inside it, also with letters of another size."""
        for size in (8, 20):
            mpl.rcParams["font.size"] = size
            ax = compare(many(count)).plot("range_max")
            canvas = drawn(ax)

            boxes = [label.get_window_extent() for label in ax.get_yticklabels()]
            assert len(boxes) == count
            assert not any(one.overlaps(other) for one, other in itertools.pairwise(boxes))
            for box in (*boxes, *(legend.get_window_extent() for legend in canvas.legends), ax.get_window_extent()):
                assert box.x0 >= 0
                assert box.y0 >= 0
                assert box.x1 <= canvas.bbox.x1
                assert box.y1 <= canvas.bbox.y1
            assert ax.get_window_extent().height > count * size

    def test_claims_do_not_cover_each_other(self) -> None:
        """Claims of one record in one place stand below each other, within its band."""
        stated = [claim("400 km", by=f"s-{each}") for each in range(9)]
        ax = compare([system(*stated, claim("900 km", by="z"))]).plot("range_max")
        drawn(ax)

        (bar,) = [each for each in ax.patches if each.get_gid() == "x-1-hull"]
        lines = [line_of(ax, each.id) for each in stated]
        heights = sorted(ax.transData.transform(line.get_xydata())[0][1] for line in lines)
        diameter = lines[0].get_markersize() * ax.figure.dpi / 72
        assert min(b - a for a, b in itertools.pairwise(heights)) >= diameter
        assert bar.get_window_extent().y0 < heights[0]
        assert heights[-1] < bar.get_window_extent().y1


class TestRoom:
    @pytest.mark.parametrize("layout", [None, "constrained", "tight"])
    def test_labels_in_a_grid_of_small_axes(self, layout: Any) -> None:
        """In three inches by two, labels are in the figure, apart from each other and from the axes beside them."""
        canvas = Canvas(figsize=(6, 4), layout=layout)
        axes = [each for row in canvas.subplots(2, 2) for each in row]
        for at, ax in enumerate(axes):
            stated = [
                claim(f"{value} km", by=f"s-{value}", attributed_to="A Ministry of Defence") for value in range(1, 10)
            ]
            plot_figure(evolve(figure(*stated), called=f"System number {at}"), ax)
        canvas.draw_without_rendering()

        for ax in axes:
            boxes = [label.get_window_extent() for label in ax.get_yticklabels()]
            others = [other.get_window_extent() for other in axes if other is not ax]
            assert not any(one.overlaps(other) for one, other in itertools.pairwise(boxes))
            assert not any(box.overlaps(other) for box in boxes for other in others)
            assert min(box.x0 for box in boxes) >= 0
            assert {text.split(", ")[0][:4] for text in row_labels(ax)} == {"A Mi"}
            assert ax.get_window_extent().width > canvas.bbox.width / 5
            title = ax._left_title.get_window_extent()
            assert not any(title.overlaps(other._left_title.get_window_extent()) for other in axes if other is not ax)

    def test_labels_inside_keep_their_distance_from_marks(self) -> None:
        """Where nothing gives the labels room beside the axes, the values begin behind them, with ticks from 0 on."""
        ax = plot_figure(ranges("1 km", "900 km"), Canvas(figsize=(3, 2)).subplots())
        drawn(ax)

        edge = max(label.get_window_extent().x1 for label in ax.get_yticklabels())
        assert ax.get_window_extent().x0 < edge < ax.transData.transform((0, 0))[0]
        assert min(ax.get_xticks()) == 0

    @pytest.mark.parametrize("count", [1, 5, 40])
    def test_arrows_are_whole(self, count: int) -> None:
        """Also beside 0 and at the largest value; the axis reaches as far as they do."""
        for axes in (None, Canvas(figsize=(3, 2)).subplots()):
            stated = [system(claim("up to 1 km"), claim("over 900 km", by="b"), id=f"x-{at}") for at in range(count)]
            ax = compare(stated).plot("range_max", axes)
            drawn(ax)

            frame = ax.get_window_extent()
            reach = [patch.get_window_extent() for patch in arrow_patches(ax)]
            assert len(reach) == 2 * count
            assert all(frame.x0 - 1 <= box.x0 and box.x1 <= frame.x1 + 1 for box in reach)
            assert min(ax.get_xticks()) == 0

    def test_arrows_of_a_timeline_are_whole(self) -> None:
        """Down to 0 and up beyond the largest value."""
        stated = figure(claim("up to 1 km", by=source("a", "2019")), claim("over 900 km", by=source("b", "2020")))
        ax = plot_timeline(stated, ax=Canvas(figsize=(3, 2)).subplots())
        drawn(ax)

        frame = ax.get_window_extent()
        reach = [patch.get_window_extent() for patch in arrow_patches(ax)]
        assert len(reach) == 2
        assert all(frame.y0 - 1 <= box.y0 and box.y1 <= frame.y1 + 1 for box in reach)
        assert min(ax.get_yticks()) == 0


class TestTimeline:
    def test_claims_stand_where_they_could_be_read(self, ax: Axes) -> None:
        """At the date of the source, else at their own; a partial date at its last day, with a line to its first."""
        day, year = claim("500 km", by=source("a", "2019-07-26")), claim("600 km", by="b", as_of="2020")

        plot_timeline(figure(day, year), ax=ax)

        assert days_of(ax, day.id) == ["2019-07-26"]
        assert days_of(ax, year.id) == ["2020-12-31"]
        assert days_of(ax, f"{year.id}-days") == ["2020-01-01", "2020-12-31"]
        assert [line.get_gid() for line in ax.get_lines() if line.get_gid() == f"{day.id}-days"] == []

    def test_undated_claims_are_counted(self, ax: Axes) -> None:
        """They are not drawn and belong to no step, and the plot says how many they are."""
        plot_timeline(figure(claim("500 km", by=source("a", "2019")), claim("9 km"), claim("8 km", by="c")), ax=ax)

        assert ax.get_xlabel() == "published\n2 claims without a date are not shown"
        assert line_of(ax, "hull-low").get_ydata() == pytest.approx([500, 500])

    def test_only_undated_claims(self, ax: Axes) -> None:
        """An empty plot that says so."""
        plot_timeline(ranges("500 km"), ax=ax)

        assert ax.get_xlabel() == "published\n1 claim without a date is not shown"
        drawn(ax)

    @settings(max_examples=25)
    @given(st.lists(claims(st.just("range_max")), min_size=1, max_size=6))
    def test_a_step_is_what_could_be_read_by_then(self, stated: list[Claim]) -> None:
        """At every step the band is the hull of the record as of that day."""
        record = system(*(evolve(each, id=f"{at}") for at, each in enumerate(stated)))
        ax = plot_timeline(record, "range_max", Canvas().subplots())

        steps = [line for line in ax.get_lines() if line.get_gid() in ("hull-low", "hull-high")]
        if steps:
            lows, highs = (list(np.atleast_1d(line.get_ydata())) for line in steps)
            for day, low, high in list(zip(days_of(ax, "hull-low"), lows, highs, strict=True))[:-1]:
                shown = record.as_of(day).range_max
                assert shown is not None
                assert (shown.to("km").low, shown.to("km").high) == pytest.approx((low, high))

    def test_open_ends_point_up_and_down(self, ax: Axes) -> None:
        """Values run along y here, and so do the arrows."""
        plot_timeline(figure(claim("over 500 km", by=source("a", "2019"))), ax=ax)

        ((x, y),) = arrows(ax).values()
        assert x == 0
        assert y > 0

    def test_a_figure_a_record_or_a_name(self, ax: Axes) -> None:
        """All three lead to the same plot."""
        kn23 = weaponref.get("KN-23")
        assert kn23.range_max is not None
        labels = {
            weaponref.timeline(of, prop, ax=Canvas().subplots(), unit="mi").get_ylabel()
            for of, prop in ((kn23.range_max, None), (kn23, None), ("KN-23", "range_max"))
        }

        assert labels == {kn23.range_max.timeline(ax, unit="mi").get_ylabel()} == {"maximum range (mi)"}
        assert weaponref.timeline(kn23, ax=ax).get_title(loc="left") == "KN-23: maximum range"

    @pytest.mark.parametrize(
        ("prop", "message"),
        [
            ("status", "unknown quantity of x-1 'status'; one of range_max"),
            ("rnage_max", "unknown property 'rnage_max'; did you mean 'range_max'"),
            ("crew", "unknown quantity of x-1 'crew'; one of range_max"),
        ],
    )
    def test_what_cannot_be_drawn(self, ax: Axes, prop: str, message: str) -> None:
        """The error says what there is."""
        with pytest.raises(ValueError, match=message):
            weaponref.timeline(system(claim("400 km"), claim("deployed", "status")), prop, ax=ax)

    def test_a_figure_has_one_property(self, ax: Axes) -> None:
        """Asking a figure for another one is a mistake."""
        with pytest.raises(ValueError, match="the figure is of range_max, not of crew"):
            weaponref.timeline(ranges("400 km"), "crew", ax=ax)


PLOTS: dict[str, Callable[..., Axes]] = {
    "figure": lambda **given: ranges("400 km", "up to 900 km").plot(**given),
    "comparison": lambda **given: compare(many(2)).plot("range_max", **given),
    "timeline": lambda **given: figure(claim("5 km", by=source("a", "2019"))).timeline(**given),
}


@pytest.mark.parametrize("plot", PLOTS.values(), ids=list(PLOTS))
class TestManners:
    def test_it_draws_into_given_axes(self, plot: Callable[..., Axes], ax: Axes) -> None:
        """It returns them, and pyplot has no figure more."""
        from matplotlib import pyplot as plt

        assert plot(ax=ax) is ax
        assert plt.get_fignums() == []

    def test_it_makes_a_pyplot_figure(self, plot: Callable[..., Axes], monkeypatch: pytest.MonkeyPatch) -> None:
        """Without axes there is one new figure, the current one, as notebooks expect it; nothing is shown."""
        from matplotlib import pyplot as plt

        monkeypatch.setattr(plt, "show", lambda: pytest.fail("show was called"))

        made = plot()

        assert [plt.figure(number) for number in plt.get_fignums()] == [made.figure]

    def test_settings_stay(self, plot: Callable[..., Axes], ax: Axes) -> None:
        """No setting of matplotlib is changed."""
        before = dict(mpl.rcParams)

        plot(ax=ax)
        plot()

        assert dict(mpl.rcParams) == before

    def test_settings_are_followed(self, plot: Callable[..., Axes], ax: Axes) -> None:
        """Colours and the sizes of markers are the user's."""
        colours = [f"#0000a{at:x}" for at in range(len(BASES))]
        mpl.rcParams.update(
            {
                "axes.prop_cycle": cycler(color=colours),
                "text.color": "#123456",
                "lines.markersize": 10,
            }
        )

        plot(ax=ax)

        lines = [line for line in ax.get_lines() if line.get_marker() == MARKERS["press_report"]]
        assert {line.get_color() for line in lines} <= {f"C{list(BASES).index('press_report')}", *colours}
        assert {to_rgb(str(line.get_color())) for line in lines} == {to_rgb(colours[list(BASES).index("press_report")])}
        assert {line.get_markersize() for line in lines if line.get_gid()} <= {9.0, 10.0}
        bands = [*ax.patches, *ax.collections]
        assert {to_rgb(each.get_facecolor()[:3]) for each in ax.patches} <= {to_rgb("#123456")}
        assert bands

    def test_the_legend(self, plot: Callable[..., Axes], ax: Axes) -> None:
        """A new figure has one below the axes; given axes have none unless it is wanted, and labels for one."""
        assert len(drawn(plot()).legends) == 1
        assert drawn(plot(legend=False)).legends == []
        assert plot(ax=ax).get_legend() is None
        assert "press report" in ax.get_legend_handles_labels()[1]
        assert plot(ax=Canvas().subplots(), legend=True).get_legend() is not None

    def test_without_matplotlib(self, plot: Callable[..., Axes], monkeypatch: pytest.MonkeyPatch) -> None:
        """The error names the command that installs it."""
        monkeypatch.setitem(sys.modules, "matplotlib", None)

        with pytest.raises(ModuleNotFoundError, match=r'pip install "weaponref\[plot\]"'):
            plot()


def test_given_axes_need_no_pyplot() -> None:
    """A program that draws without pyplot, such as a server, never loads it."""
    code = (
        "import sys, weaponref; from matplotlib.figure import Figure; "
        "weaponref.get('KN-23').range_max.plot(Figure().subplots()); "
        "weaponref.timeline('KN-23', ax=Figure().subplots()); "
        "weaponref.compare('KN-23', 'KN-24').plot('range_max', Figure().subplots()); "
        "print('matplotlib.pyplot' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603

    assert (done.stdout.strip(), done.stderr) == ("False", "")


class TestLettering:
    def test_a_font_that_has_the_signs_is_added(self) -> None:
        """The user's font comes first, and the one that helps out has the signs."""
        mpl.rcParams["font.family"] = "cmr10"  # comes with matplotlib, and has no Cyrillic
        mpl.rcParams["axes.formatter.use_mathtext"] = True

        ax = plot_comparison(compare([system(claim("5 km"), name="КН-23")]), "range_max", Canvas().subplots())

        (label,) = ax.get_yticklabels()
        assert (label.get_text(), label.get_fontfamily()) == ("КН-23", ["cmr10", "DejaVu Sans"])
        drawn(ax)

    def test_a_latin_name_stands_in(self, ax: Axes, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where no font has the signs, a record shows its best-known Latin name, else its id; no glyph is missing."""
        monkeypatch.setattr(lettering, "FALLBACKS", ())
        known = system(claim("5 km"), name=KOREAN, names=(name("Hwasong-11Ga", scheme="dprk"),))
        unknown = system(claim("5 km"), id="y-1", name=KOREAN)

        plot_comparison(compare([known, unknown]), "range_max", ax, title=KOREAN)

        assert row_labels(ax) == ["Hwasong-11Ga", "y-1"]
        assert ax.get_title(loc="left") == "maximum range"
        drawn(ax)

    def test_a_source_stands_in_for_a_speaker(self, ax: Axes, monkeypatch: pytest.MonkeyPatch) -> None:
        """Its publisher, or its id."""
        monkeypatch.setattr(lettering, "FALLBACKS", ())
        named = claim("5 km", by="a", attributed_to=KOREAN)
        unnamed = claim("6 km", by=source("b-2020", publisher=KOREAN))

        plot_figure(figure(named, unnamed), ax)

        assert row_labels(ax) == ["The Gazette, n.d.", "b-2020, n.d."]
        drawn(ax)

    def test_every_name_of_the_catalogue_can_be_drawn(self, ax: Axes) -> None:
        """With the fonts of this machine, whichever they are, no glyph is missing: a warning would be an error."""
        names = {
            each.name for record in weaponref.catalog().values() for each in record.names if not each.name.isascii()
        }
        records = [system(claim("5 km"), id=f"x-{at}", name=each) for at, each in enumerate(sorted(names))]

        plot_comparison(compare(records), "range_max", ax)

        assert len(names) > 100
        drawn(ax)

    @pytest.mark.parametrize("text", ["$a$ and $b", r"\frac{1}{2} % # _", "two\nlines", "$\\undefined$"])
    def test_nothing_is_read_as_mathematics(self, ax: Axes, text: str) -> None:
        """A name with dollars or backslashes is drawn as it is, on one line."""
        plot_comparison(compare([system(claim("5 km"), name=text)]), "range_max", ax, title=text)

        assert row_labels(ax) == [" ".join(text.split())]
        drawn(ax)

    @pytest.mark.parametrize("text", ["Costs $x^{ and $", r"$\frac{1}{0}$", "two $5 and $6 火星-11型"])
    def test_nor_is_the_title_when_it_is_broken_into_lines(self, ax: Axes, text: str) -> None:
        """A title is as wide as the figure; to find where it has to break, it is not read as mathematics either."""
        plot_figure(evolve(figure(claim("5 km")), called=text), ax)

        assert text[:5] in ax.get_title(loc="left")
        drawn(ax)

    def test_long_names_are_cut(self) -> None:
        """A label leaves room for the plot; the date of a claim stays."""
        ax = plot_figure(figure(claim("5 km", attributed_to="x" * 200, as_of="2019")))

        assert row_labels(ax) == ["x" * 35 + "…, 2019"]


def pictured(plot: str) -> Callable[[Axes], Axes]:
    """What the pictures show: every kind of mark."""
    stated = [
        claim("420 km", by=source("a", "2019-05-04"), basis="analyst_estimate"),
        claim("450–690 km", by=source("b", "2020"), basis="press_report"),
        claim("up to 900 km", by=source("c", "2021-03"), basis="official_assessment"),
        claim("over 600 km", by=source("d", "2022-01-01"), basis="state_claim"),
        claim("1,000 km", by=source("e", "2022-06"), basis="reference_work", deprecated=True),
        claim("420 km", by=source("f", "2023"), basis="manufacturer"),
    ]
    record = system(*stated)
    other = system(claim("300 km", by="g", basis="observed_test"), id="y-1")
    draw: dict[str, Callable[[Axes], Axes]] = {
        "figure": figure(*stated).plot,
        "comparison": lambda ax: compare([record, other, system(id="z-1")], properties=["range_max"]).plot(
            "range_max", ax
        ),
        "timeline": figure(*stated).timeline,
    }
    return draw[plot]


def picture(plot: str, path: Path) -> None:
    """Save a picture of a plot, without its texts."""
    # As if labels had room outside: they are taken away below.
    arranged = PlaceHolderLayoutEngine(adjust_compatible=True, colorbar_gridspec=True)
    canvas = Canvas(figsize=(3, 2), dpi=80, layout=arranged)
    ax = pictured(plot)(canvas.add_axes((0.03, 0.03, 0.94, 0.94)))
    ax.set_title("", loc="left")
    for text in ax.texts:
        text.set_text("")
    remove_ticks_and_titles(canvas)
    canvas.savefig(path, metadata={"Software": None})


# Without texts, matplotlib 3.8 and 3.11 draw the same pixels. Other renderers may differ at the edges of shapes; a mark
# or an arrow that is missing, or a mark of another shape or colour, makes a root mean square (of 255) of 1.8 or more.
TOLERANCE = 1


@pytest.mark.parametrize("plot", ["figure", "comparison", "timeline"])
def test_it_looks_like_its_picture(plot: str, tmp_path: Path) -> None:
    """Marks, arrows and bands are where the picture has them. Texts, which fonts change, are tested as texts."""
    path = tmp_path / f"{plot}.png"
    picture(plot, path)

    assert compare_images(str(BASELINES / f"{plot}.png"), str(path), TOLERANCE) is None

/** The part of `figure.py` that is the same for all figures. */
export const PYTHON_BODY = `from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.ticker import NullFormatter

HERE = Path(__file__).resolve().parent
HATCHES = ["", "////", None, "\\\\\\\\\\\\\\\\", "----", "xxxx", "||||"]
MARKERS = ["o", "s", "^", "D", "v", "P", "X"]
DASHES = ["-", "--", ":", "-.", (0, (3, 1.5)), (0, (6, 2, 1, 2)), (0, (1, 1))]

plt.rcParams.update({
    "font.family": FAMILY, "font.size": FONT_PT, "axes.labelsize": FONT_PT, "legend.fontsize": FONT_PT,
    "xtick.labelsize": FONT_PT, "ytick.labelsize": FONT_PT, "axes.linewidth": 0.5, "hatch.linewidth": 0.5,
    "axes.spines.top": False, "axes.spines.right": False, "pdf.fonttype": 42, "svg.fonttype": "none",
})
data = pd.read_csv(HERE / "data.csv", keep_default_na=False, na_values={
    column: ["nan"] for column in ("low", "high", "paper")})


def colour(series):
    return COLOURS[series % len(COLOURS)]


def curves(panel):
    """The points of a panel, series by series."""
    for series in range(len(SERIES)):
        own = data[(data.panel_index == panel) & (data.series_index == series)]
        if len(own):
            yield series, own


def bar_look(series):
    hatch = HATCHES[(series + series // len(COLOURS)) % len(HATCHES)]
    full = hatch == ""
    return {"facecolor": colour(series) if full else "white", "edgecolor": colour(series), "hatch": hatch or None,
            "linewidth": 0.7}


def whiskers(axes, x, own, upright=True, **look):
    if own.low.notna().any():
        lengths = {"yerr" if upright else "xerr": [own.minus, own.plus]}
        place = (x, own.y) if upright else (own.y, x)
        axes.errorbar(*place, fmt="none", elinewidth=0.7, capsize=1.8, capthick=0.7, **lengths, **look)


def draw_lines(axes, panel, about):
    for series, own in curves(panel):
        shape = {"drawstyle": "steps-post"} if STEPS else {}
        if BAND and own.low.notna().any():
            axes.fill_between(own["at"], own.low, own.high, step="post" if STEPS else None, color=colour(series),
                              alpha=0.16, linewidth=0)
        else:
            whiskers(axes, own["at"], own, ecolor=colour(series))
        many = len(own) > 25
        axes.plot(own["at"], own.y, color=colour(series), linewidth=LINE_PT, markersize=FONT_PT * 0.4, label=SERIES[series],
                  linestyle=DASHES[series % len(DASHES)], marker=None if many or STEPS else MARKERS[series % len(MARKERS)],
                  **shape)
        if own.paper.notna().any():
            axes.plot(own["at"], own.paper, color=colour(series), linewidth=0.6, linestyle="--", markerfacecolor="white",
                      markersize=FONT_PT * 0.35, marker=MARKERS[series % len(MARKERS)], label=SERIES[series] + ", paper")
    if about["floors"] and about["floors"][0] is not None:
        axes.axhline(about["floors"][0], color="black", linestyle=":", linewidth=0.8, label="random floor")
    for on, axis, set_scale in ((LOG_X, axes.xaxis, axes.set_xscale), (LOG_Y, axes.yaxis, axes.set_yscale)):
        if on:
            set_scale("log")
            axis.set_minor_formatter(NullFormatter())


def draw_bars(axes, panel, about):
    found = list(curves(panel))
    width = 0.86 / max(1, len(found))
    for place, (series, own) in enumerate(found):
        x = own["at"] + (place - (len(found) - 1) / 2) * width
        axes.bar(x, own.y, width * 0.86, label=SERIES[series], **bar_look(series))
        whiskers(axes, x, own, ecolor="black")
        if own.paper.notna().any():
            axes.plot(x, own.paper, linestyle="none", marker="D", markersize=FONT_PT * 0.35, markerfacecolor="white",
                      markeredgecolor="black", markeredgewidth=0.7, label="paper", zorder=4)
    for at, floor in enumerate(about["floors"]):
        if floor is not None:
            axes.hlines(floor, at - 0.46, at + 0.46, color="black", linestyle="--", linewidth=0.8, label="random floor")


def draw_stacked(axes, panel, about):
    left = [0.0] * len(about["categories"])
    for series, own in curves(panel):
        starts = [left[at] for at in own["at"]]
        axes.barh(own["at"], own.y, 0.62, left=starts, label=SERIES[series], **bar_look(series))
        for at, value in zip(own["at"], own.y):
            left[at] += value
    axes.invert_yaxis()


def draw_points(axes, panel, about):
    found = list(curves(panel))
    axes.axvline(0, color="black", linestyle="--", linewidth=0.6)
    for place, (series, own) in enumerate(found):
        y = own["at"] + (place - (len(found) - 1) / 2) * 0.3
        whiskers(axes, y, own, upright=False, ecolor=colour(series))
        axes.plot(own.y, y, linestyle="none", marker=MARKERS[series % len(MARKERS)], markersize=FONT_PT * 0.45,
                  color=colour(series), label=SERIES[series])
        if own.paper.notna().any():
            axes.plot(own.paper, y, linestyle="none", marker="D", markersize=FONT_PT * 0.3, markerfacecolor="white",
                      markeredgecolor="black", markeredgewidth=0.6, label="paper")
    axes.invert_yaxis()


DRAW = {"lines": draw_lines, "bars": draw_bars, "stacked": draw_stacked, "points": draw_points}
mm = 1 / 25.4
figure, all_axes = plt.subplots(1, max(1, len(PANELS)), figsize=(WIDTH_MM * mm, HEIGHT_MM * mm), squeeze=False,
                                layout="constrained")
labels = {}
for panel, about in enumerate(PANELS):
    axes = all_axes[0][panel]
    DRAW[about["kind"]](axes, panel, about)
    lying = about["kind"] in ("stacked", "points")
    if about["categories"] is not None:
        names = [about["categories"][at] for at in about["named"]]
        (axes.set_yticks if lying else axes.set_xticks)(about["named"], names)
    axes.set_xlabel(about["x_label"])
    axes.set_ylabel(Y_LABEL if panel == 0 else "")
    axes.set_title(about["name"].replace(" · ", "\\n"), fontsize=FONT_PT, fontweight="bold")
    axes.grid(axis="x" if lying else "y", color="#dddddd", linewidth=0.4)
    axes.set_axisbelow(True)
    for handle, label in zip(*axes.get_legend_handles_labels()):
        labels.setdefault(label, handle)
known = [name for series in SERIES for name in (series, series + ", paper")]
labels = dict(sorted(labels.items(), key=lambda item: known.index(item[0]) if item[0] in known else len(known)))
if len(labels) > 1:
    longest = max(len(label) for label in labels)
    width_em = WIDTH_MM / 25.4 * 72 / FONT_PT
    figure.legend(labels.values(), labels.keys(), loc="outside upper center", frameon=False, handlelength=1.6,
                  columnspacing=0.9, handletextpad=0.4, ncols=max(1, min(len(labels), int(width_em / (longest * 0.5 + 2.6)))))
figure.savefig(HERE / "figure.pdf")
figure.savefig(HERE / "figure.png", dpi=DPI)
`

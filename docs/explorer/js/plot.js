/** Claims as points and segments over the spread of each figure. */

import { h, svg } from "./dom.js";
import { ends, isPoint } from "./interval.js";
import { mark } from "./marks.js";
import { counted, number, saidOn, spaced, speaker, spread } from "./words.js";

/** @typedef {import("./figures.js").View} View */
/** @typedef {import("./figures.js").Placed} Placed */
/** @typedef {{label: string, view: View|undefined}} Row */
/** @typedef {{ticks: number[], at: (value: number) => number}} Scale */

const LANE = 15;
/** Room for half a mark at both ends of a row, in percent. */
const MARGIN = 3;
/** How near two claims may stand on one line, in percent. */
const APART = 3.5;
const STEPS = [1, 2, 2.5, 5, 10];

/**
 * A plot of one property of some records, in one unit; null where nothing can be placed.
 * @param {Row[]} rows
 * @param {string} label
 * @param {string[]} bases in their order
 * @returns {HTMLElement|null}
 */
export function plot(rows, label, bases) {
  const drawn = rows.filter((row) => row.view?.placed.length);
  const units = new Set(drawn.map((row) => row.view?.unit));
  if (!drawn.length) return null;
  const unit = drawn[0].view?.unit ?? "";
  const kin = drawn.filter((row) => row.view?.unit === unit);
  const scale = scaleOf(kin.flatMap(({ view }) => [view?.low ?? 0, view?.high ?? 0]));
  const present = new Set(kin.flatMap(({ view }) => view?.placed.map(({ claim }) => claim.basis) ?? []));
  return h(
    "figure",
    { class: "plot" },
    h("div", { class: "plot-rows" }, ...rows.map((row) => rowOf(row, scale, unit))),
    h("div", { class: "plot-row plot-axis", "aria-hidden": "true" }, h("span", {}), axis(scale, unit)),
    h(
      "figcaption",
      {},
      h("span", {}, `${label}${unit && unit !== "count" ? `, ${unit === "mach" ? "Mach" : unit}` : ""}. Each mark is a claim, the band the spread. `),
      units.size > 1 && h("span", {}, "Figures in other units cannot be put on this axis. "),
      h("ul", { class: "legend" }, ...bases.filter((basis) => present.has(basis)).map(legend)),
    ),
  );
}

/**
 * @param {Row} row
 * @param {Scale} scale
 * @param {string} unit
 */
function rowOf({ label, view }, scale, unit) {
  if (!view || view.unit !== unit || !view.placed.length) {
    const told = view ? "not comparable" : "nothing published";
    return h("div", { class: "plot-row" }, h("span", { class: "plot-label" }, label), h("span", { class: "plot-none" }, told));
  }
  const lanes = inLanes(view.placed, scale);
  const height = lanes.length * LANE + 6;
  const [left, right] = [scale.at(view.low ?? 0), scale.at(view.high ?? 0)];
  const drawing = svg(
    "svg",
    { class: "plot-drawing", height, role: "img", "aria-label": `${label}: ${spread(view)}, ${counted(view.placed.length, "claim")}` },
    ...scale.ticks.map((tick) => svg("line", { class: "grid", x1: percent(scale.at(tick)), x2: percent(scale.at(tick)), y1: 0, y2: height })),
    svg("rect", { class: "hull", x: percent(left), width: percent(right - left), y: 0, height, rx: 3 }),
    ...lanes.flatMap((lane, place) => lane.map((placed) => drawn(placed, scale, 3 + LANE * (place + 0.5)))),
  );
  return h("div", { class: "plot-row" }, h("span", { class: "plot-label" }, label), drawing);
}

/**
 * A claim: a mark, a segment between two, or a mark with an arrow to its open side.
 * @param {Placed} placed
 * @param {Scale} scale
 * @param {number} y
 */
function drawn({ stated, claim }, scale, y) {
  const places = ends(stated).map((end) => percent(scale.at(end)));
  const told = `${claim.text}: ${speaker(claim)}, ${saidOn(claim) ?? "n.d."}, ${spaced(claim.basis)}`;
  const family = `basis-${claim.basis}`;
  const group = svg("g", { class: "claim-drawing" });
  if (places.length === 2 && !isPoint(stated)) {
    group.append(svg("line", { class: `segment ${family}`, x1: places[0], x2: places[1], y1: y, y2: y }));
    group.append(mark(claim.basis, places[0], y, told));
  }
  const [end] = places.slice(-1);
  if (stated.low === null) group.append(arrow(end, y, -1, family));
  if (stated.high === null) group.append(arrow(end, y, 1, family));
  group.append(mark(claim.basis, end, y, told));
  return group;
}

/**
 * @param {string} x
 * @param {number} y
 * @param {1|-1} way
 * @param {string} family
 */
function arrow(x, y, way, family) {
  const path = `M${5 * way} 0h${13 * way}m${-4 * way} -3.5l${4 * way} 3.5l${-4 * way} 3.5`;
  return svg("svg", { x, y, class: "anchor" }, svg("path", { class: `arrow ${family}`, d: path }));
}

/**
 * The claims from left to right, on as few lines as keep them apart.
 * @param {Placed[]} placed
 * @param {Scale} scale
 */
function inLanes(placed, scale) {
  const ordered = [...placed].sort((one, other) => ends(one.stated)[0] - ends(other.stated)[0]);
  /** @type {Placed[][]} */
  const lanes = [];
  /** @type {number[]} */
  const filled = [];
  for (const each of ordered) {
    const found = ends(each.stated).map(scale.at);
    const from = found[0] - (each.stated.low === null ? APART : 0);
    const to = found[found.length - 1] + (each.stated.high === null ? APART : 0);
    let lane = filled.findIndex((end) => end + APART <= from);
    if (lane < 0) lane = lanes.push([]) - 1;
    lanes[lane].push(each);
    filled[lane] = to;
  }
  return lanes;
}

/**
 * @param {Scale} scale
 * @param {string} unit
 */
function axis({ ticks, at }, unit) {
  return svg(
    "svg",
    { class: "plot-drawing", height: 20 },
    ...ticks.map((tick) =>
      svg("text", { x: percent(at(tick)), y: 14, class: "tick" }, `${number(tick)}${tick === ticks[0] && unit !== "count" && unit !== "mach" ? ` ${unit}` : ""}`),
    ),
  );
}

/** @param {string} basis */
function legend(basis) {
  return h(
    "li",
    {},
    svg("svg", { class: "legend-mark", width: 16, height: 16, "aria-hidden": "true" }, mark(basis, "8", 8)),
    spaced(basis),
  );
}

/**
 * A scale with round ticks. It begins at nought, so that a spread is seen against the size itself: 2,000 km and 1,243
 * miles lie in one place.
 * @param {number[]} values
 * @returns {Scale}
 */
function scaleOf(values) {
  const high = Math.max(...values);
  const step = roundStep((high || 1) / 4);
  const to = Math.max(Math.ceil((high / step) * 0.999_999) * step, step);
  const ticks = Array.from({ length: Math.round(to / step) + 1 }, (_, place) => Number((place * step).toPrecision(12)));
  return { ticks, at: (value) => MARGIN + ((100 - 2 * MARGIN) * value) / to };
}

/** @param {number} rough */
function roundStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * (STEPS.find((step) => step * power >= rough * 0.999) ?? 10);
}

/** @param {number} value */
function percent(value) {
  return `${value.toFixed(3)}%`;
}

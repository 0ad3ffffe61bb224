/**
 * Views over claims: what is published about one property of one record. The rules are those of weaponref.Figure:
 * nothing is averaged, deprecated claims and those that do not convert are shown and stay out of the spread.
 */

import { earliest, latest } from "./dates.js";
import { ends, inUnit, overlaps, withinRounding } from "./interval.js";
import { dimension } from "./units.js";

/** @typedef {import("./types.js").Claim} Claim */
/** @typedef {import("./types.js").Interval} Interval */
/** @typedef {import("./types.js").Property} Property */
/** @typedef {{stated: Interval, claim: Claim}} Placed */

/**
 * @typedef {object} View
 * @property {Property} property
 * @property {Claim[]} claims  every claim, deprecated ones included
 * @property {Claim[]} live
 * @property {string|null} unit  null for what is not a quantity
 * @property {Placed[]} placed  the live claims that convert to the unit
 * @property {number|null} low
 * @property {number|null} high
 * @property {boolean} openLow
 * @property {boolean} openHigh
 * @property {number} origins  the number of independent statements
 * @property {boolean} disagrees
 */

const HIGH_ONLY = new Set(["up to", "under"]);
const LOW_ONLY = new Set(["at least", "over"]);
const COUNTS_OF_EVENTS = new Set(["quantity_transferred", "quantity_launched"]);
/** @type {Object<string, string>} */
const IMPERIAL = { km: "mi", m: "ft", cm: "in", mm: "in", kg: "lb", t: "lb", "km/h": "mph" };

/**
 * The view of the claims about one property, in metric or imperial units.
 * @param {Property} property
 * @param {Claim[]} claims
 * @param {import("./types.js").Units} [units]
 * @returns {View}
 */
export function viewOf(property, claims, units = "metric") {
  const live = claims.filter((claim) => !claim.deprecated);
  const origins = new Set(live.map((claim) => claim.origin ?? claim.id)).size;
  const none = { placed: [], low: null, high: null, openLow: false, openHigh: false };
  if (property.type !== "quantity") {
    const disagrees = property.type === "date" && datesExclude(live);
    return { property, claims, live, unit: null, ...none, origins, disagrees };
  }
  const own = shownUnit(property, live);
  const unit = units === "imperial" ? (IMPERIAL[own] ?? own) : own;
  const placed = place(live, unit);
  const found = placed.flatMap(({ stated }) => ends(stated));
  const ofEvents = property.observation || COUNTS_OF_EVENTS.has(property.name);
  return {
    property,
    claims,
    live,
    unit,
    placed,
    low: found.length ? Math.min(...found) : null,
    high: found.length ? Math.max(...found) : null,
    openLow: placed.some(({ stated }) => stated.low === null || HIGH_ONLY.has(stated.qualifier ?? "")),
    openHigh: placed.some(({ stated }) => stated.high === null || LOW_ONLY.has(stated.qualifier ?? "")),
    origins,
    disagrees: !ofEvents && excludeEachOther(placed),
  };
}

/**
 * The number by which a figure is sorted, and how it is open there: "over 600 km" comes after 600 km, and "up to
 * 600 km" before it. Null where nothing is published or nothing compares.
 * @param {View|undefined} view
 * @returns {[number, number]|null}
 */
export function sortKey(view) {
  if (!view || view.high === null || !view.unit || view.unit !== view.property.unit) return null;
  const atTop = view.placed.filter(({ stated }) => (stated.high ?? stated.low) === view.high);
  const isOver = (/** @type {Placed} */ { stated }) => stated.high === null || LOW_ONLY.has(stated.qualifier ?? "");
  const isUnder = (/** @type {Placed} */ { stated }) => stated.low === null || HIGH_ONLY.has(stated.qualifier ?? "");
  return [view.high, atTop.some(isOver) ? 1 : atTop.every(isUnder) ? -1 : 0];
}

/**
 * The property's own unit if a live claim converts to it, else the unit that most live claims state.
 * @param {Property} property
 * @param {Claim[]} live
 */
function shownUnit(property, live) {
  const own = property.unit ?? "";
  if (place(live, own).length) return own;
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { value } of live) {
    if (value?.unit && value.unit !== "ton") counts.set(value.unit, (counts.get(value.unit) ?? 0) + 1);
  }
  let [common, most] = [own, 0];
  for (const symbol of [...counts.keys()].sort()) {
    const count = counts.get(symbol) ?? 0;
    if (count > most) [common, most] = [symbol, count];
  }
  return common;
}

/**
 * @param {Claim[]} live
 * @param {string} unit
 * @returns {Placed[]}
 */
function place(live, unit) {
  const wanted = dimension(unit);
  return live.flatMap((claim) => {
    const { value } = claim;
    if (!value || value.unit === null || value.unit === "ton" || dimension(value.unit) !== wanted) return [];
    return [{ stated: inUnit(value, unit), claim }];
  });
}

/** @param {Placed[]} placed */
function excludeEachOther(placed) {
  return placed.some(({ claim: one }, place) =>
    placed.slice(place + 1).some(({ claim: other }) => {
      const [left, right] = [/** @type {Interval} */ (one.value), /** @type {Interval} */ (other.value)];
      return !overlaps(left, right) && !(left.unit !== right.unit && withinRounding(left, right));
    }),
  );
}

/** @param {Claim[]} live */
function datesExclude(live) {
  return live.some((one) => live.some((other) => latest(one.text) < earliest(other.text)));
}

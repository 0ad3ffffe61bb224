/** What a source says about a size, with open ends. The same rules as weaponref.interval. */

import { converted, dimension } from "./units.js";

/** @typedef {import("./types.js").Interval} Interval */

const REACH_ZEROS = 0.05;
const REACH = 0.1;

/**
 * The ends that are stated, the lower first.
 * @param {Interval} interval
 * @returns {number[]}
 */
export function ends({ low, high }) {
  return /** @type {number[]} */ ([low, high].filter((end) => end !== null));
}

/** @param {Interval} interval */
export function isPoint({ low, high }) {
  return low !== null && low === high;
}

/**
 * The same statement in another unit.
 * @param {Interval} interval
 * @param {string} unit
 * @returns {Interval}
 */
export function inUnit(interval, unit) {
  const own = interval.unit;
  if (own === null || own === unit) return interval;
  const [low, high] = [interval.low, interval.high].map((end) => (end === null ? null : converted(end, own, unit)));
  return { low, high, unit, qualifier: interval.qualifier };
}

/**
 * Whether two intervals of one dimension have a value in common.
 * @param {Interval} one
 * @param {Interval} other
 */
export function overlaps(one, other) {
  const there = one.unit === null ? other : inUnit(other, one.unit);
  const below = one.high === null || there.low === null || there.low <= one.high;
  const above = one.low === null || there.high === null || one.low <= there.high;
  return below && above;
}

/**
 * Whether two may be one quantity, written in two units and rounded.
 * @param {Interval} one
 * @param {Interval} other
 */
export function withinRounding(one, other) {
  if (one.unit === other.unit) return one.low === other.low && one.high === other.high;
  const [here, from] = [one.unit ?? "count", other.unit ?? "count"];
  const there = inUnit(other, here);
  const scale = converted(1, from, here);
  return near(one.low, there.low, other.low, scale) && near(one.high, there.high, other.high, scale);
}

/**
 * Whether what is stated has a value inside a condition; "over" and "under" are strict.
 * @param {Interval} stated
 * @param {Interval} wanted
 */
export function satisfies(stated, wanted) {
  const condition = wanted.unit === null ? { ...wanted, unit: stated.unit } : wanted;
  const there = condition.unit === null ? stated : inUnit(stated, condition.unit);
  const found = ends(there);
  const [smallest, largest] = [found[0], found[found.length - 1]];
  const { low, high, qualifier } = condition;
  const strictLow = qualifier === "over" && high === null;
  const strictHigh = qualifier === "under" && low === null;
  if (low !== null && (strictLow ? largest <= low : largest < low)) return equals(stated, condition);
  if (high !== null && (strictHigh ? smallest >= high : smallest > high)) return equals(stated, condition);
  return true;
}

/**
 * Whether both measure the same thing.
 * @param {Interval} one
 * @param {Interval} other
 */
export function sameDimension(one, other) {
  return dimension(one.unit) === dimension(other.unit);
}

/**
 * @param {Interval} stated
 * @param {Interval} condition
 */
function equals(stated, condition) {
  if (!isPoint(condition) || condition.unit === stated.unit) return false;
  return ends(stated).some((end) =>
    withinRounding({ low: end, high: end, unit: stated.unit, qualifier: null }, condition),
  );
}

/**
 * Half a unit of the last significant digit of a number as it is written.
 * @param {number} value
 */
function halfUnit(value) {
  if (!value) return 0;
  const [whole, fraction = ""] = String(value).split(".");
  if (whole.includes("e") || fraction.includes("e")) return 0;
  if (fraction) return Math.min(0.5 * 10 ** -fraction.length, REACH * value);
  const zeros = whole.length - whole.replace(/0+$/, "").length;
  return Math.min(0.5 * 10 ** zeros, (zeros ? REACH_ZEROS : REACH) * value);
}

/**
 * @param {number|null} here
 * @param {number|null} there
 * @param {number|null} asWritten
 * @param {number} scale
 */
function near(here, there, asWritten, scale) {
  if (here === null || there === null || asWritten === null) return here === there;
  const reach = Math.max(halfUnit(here), halfUnit(asWritten) * scale);
  return Math.abs(here - there) <= reach + 1e-12 * here;
}

/** Range classes of ballistic missiles: the rules of weaponref.classify and of System.range_class. */

import { ends, inUnit } from "./interval.js";
import { dimension } from "./units.js";

/** @typedef {import("./types.js").Catalogue} Catalogue */
/** @typedef {import("./types.js").Claim} Claim */
/** @typedef {import("./types.js").Interval} Interval */

/**
 * Whether a kind is another one or stands under it.
 * @param {string|null} kind
 * @param {string} wider
 * @param {Catalogue} catalogue
 * @returns {boolean}
 */
export function isKind(kind, wider, catalogue) {
  if (kind === null) return false;
  return kind === wider || (catalogue.kinds.get(kind) ?? []).some((above) => isKind(above, wider, catalogue));
}

/**
 * The classes that claims support, from the shortest to the longest.
 * @param {string|null} kind
 * @param {Claim[]} claims
 * @param {Catalogue} catalogue
 * @returns {string[]}
 */
export function rangeClasses(kind, claims, catalogue) {
  if (!isKind(kind, "ballistic missile", catalogue)) return [];
  const asked = claims.filter(
    (claim) =>
      claim.property === "range_max" && !claim.deprecated && claim.basis !== "observed_test" &&
      claim.value !== null && dimension(claim.value.unit) === "length",
  );
  const supported = new Set(asked.flatMap((claim) => labels(/** @type {Interval} */ (claim.value), catalogue)));
  return catalogue.classes.map((band) => band.label).filter((label) => supported.has(label));
}

/**
 * @param {Interval} claimed
 * @param {Catalogue} catalogue
 */
function labels(claimed, { classes }) {
  const kilometres = inUnit(claimed, "km");
  const found = ends(kilometres);
  const [low, high] = [found[0], found[found.length - 1]];
  // "Over 5,500 km" is not 5,500 km, and "under 300 km" is not 300 km.
  const isOver = kilometres.qualifier === "over";
  const isUnder = kilometres.qualifier === "under";
  return classes.filter((band) => {
    const holdsLow = holds(band, low, isOver && "over", isUnder && low === high && "under");
    const holdsHigh = holds(band, high, isOver && low === high && "over", isUnder && "under");
    return holdsLow || holdsHigh || Math.max(low, band.low) < Math.min(high, band.high);
  }).map((band) => band.label);
}

/**
 * Whether a band holds a number, or what lies right above or below it.
 * @param {Catalogue["classes"][number]} band
 * @param {number} value
 * @param {string|false} over
 * @param {string|false} under
 */
function holds(band, value, over, under) {
  const above = value > band.low || (value === band.low && ((band.includesLow && !under) || over));
  const below = value < band.high || (value === band.high && ((band.includesHigh && !over) || under));
  return Boolean(above && below);
}

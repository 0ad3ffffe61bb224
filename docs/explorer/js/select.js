/** Which records a state selects, and in which order. Filters mean what those of weaponref.find mean. */

import { isKind, rangeClasses } from "./classes.js";
import { readCondition } from "./condition.js";
import { sortKey } from "./figures.js";
import { satisfies } from "./interval.js";
import { lookUp } from "./lookup.js";
import { rank } from "./rank.js";
import { readings } from "./readings.js";
import { dimension } from "./units.js";
import { countryName } from "./words.js";

/** @typedef {import("./types.js").Catalogue} Catalogue */
/** @typedef {import("./types.js").Claim} Claim */
/** @typedef {import("./types.js").Interval} Interval */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").State} State */
/** @typedef {import("./edition.js").Edition} Edition */

/** What a condition may be about unless the reader asks for something else. */
export const USUAL_PROPERTY = "range_max";

/** @type {Object<string, string[]>} */
export const TYPES = {
  "": ["system", "family"],
  system: ["system"],
  family: ["family"],
  transfer: ["transfer"],
};

/** @typedef {{item: Item, name: string}} Found */

/** The last search: the list and the suggestions ask for the same one. */
const last = { query: "", catalogue: /** @type {Catalogue|null} */ (null), found: /** @type {Found[]} */ ([]) };

/**
 * The records that bear or resemble a name: those that the exact look-up finds first. A word that mixes scripts is read
 * as it finds something.
 * @param {string} query
 * @param {Catalogue} catalogue
 * @returns {Found[]}
 */
export function search(query, catalogue) {
  if (last.query !== query || last.catalogue !== catalogue) {
    Object.assign(last, { query, catalogue, found: searched(query, catalogue) });
  }
  return last.found;
}

/**
 * @param {string} query
 * @param {Catalogue} catalogue
 * @returns {Found[]}
 */
function searched(query, catalogue) {
  const asked = [query, ...readings(query)].find((reading) => lookUp(reading, catalogue).length) ?? query;
  const exact = lookUp(asked, catalogue);
  const hits = rank(asked, catalogue.spellings);
  const names = new Map(hits.map(({ item, name }) => [item, name]));
  return [
    ...exact.map((item) => ({ item, name: names.get(item) ?? item.name })),
    ...hits.filter((hit) => !exact.includes(hit.item)).map(({ item, name }) => ({ item, name })),
  ];
}

/**
 * A condition on a quantity, and what is wrong with it.
 * @param {State} state
 * @param {Catalogue} catalogue
 * @returns {{wanted: Interval|null, fault: string}}
 */
export function conditionOf(state, catalogue) {
  if (!state.condition.trim()) return { wanted: null, fault: "" };
  const read = readCondition(state.condition);
  if ("fault" in read) return { wanted: null, fault: read.fault };
  const property = catalogue.properties.get(state.property);
  if (!property) return { wanted: null, fault: `There is no property ${state.property}.` };
  const measured = (dimension(read.unit) ?? "count").split(":")[0];
  if (read.unit === null && !property.dimensions.includes("count")) {
    return { wanted: null, fault: `Add a unit: the ${property.label} is a ${property.dimensions.join(" or ")}, as in ${state.condition.trim()} ${property.unit}.` };
  }
  if (!property.dimensions.includes(measured)) {
    return { wanted: null, fault: `That is a ${measured}; the ${property.label} is a ${property.dimensions.join(" or ")}.` };
  }
  return { wanted: read, fault: "" };
}

/**
 * The records of a state in its order, and what is wrong with its condition. A faulty condition selects nothing.
 * @param {State} state
 * @param {Edition} edition
 * @returns {{items: Item[], fault: string}}
 */
export function select(state, edition) {
  const { catalogue } = edition;
  const { wanted, fault } = conditionOf(state, catalogue);
  if (fault) return { items: [], fault };
  const types = TYPES[state.type] ?? TYPES[""];
  const found = state.q.trim() ? search(state.q, catalogue).map((hit) => hit.item) : catalogue.items;
  const items = found.filter(
    (item) =>
      types.includes(item.type) &&
      (!state.country || item.country === state.country) &&
      (!state.kind || isKind(item.kind, state.kind, catalogue)) &&
      (!state.rangeClass || rangeClasses(item.kind, edition.claims(item), catalogue).includes(state.rangeClass)) &&
      (!state.operator || edition.claims(item).some((claim) => isOperator(claim, state.operator))) &&
      (!wanted || edition.claims(item).some((claim) => claim.property === state.property && meets(claim, wanted))),
  );
  const order = orderOf(state, edition);
  return { items: order ? sorted(items, order, state.sort.startsWith("-")) : items, fault: "" };
}

/**
 * @param {Claim} claim
 * @param {string} country
 */
function isOperator(claim, country) {
  return claim.property === "operators" && !claim.deprecated && claim.text.split(" ").includes(country);
}

/**
 * @param {Claim} claim
 * @param {Interval} wanted
 */
function meets({ value, deprecated }, wanted) {
  if (!value || deprecated || value.unit === "ton") return false;
  if (wanted.unit !== null && dimension(value.unit) !== dimension(wanted.unit)) return false;
  return satisfies(value, wanted);
}

/**
 * What the records are ordered by; null for the order in which they were found.
 * @param {State} state
 * @param {Edition} edition
 * @returns {((item: Item) => (string|number)[]|null)|null}
 */
function orderOf(state, edition) {
  const column = state.sort.replace(/^-/, "");
  const { catalogue } = edition;
  if (!column) return state.q.trim() ? null : (item) => [item.name];
  if (column === "name") return (item) => [item.name];
  if (column === "kind") return (item) => (item.kind ? [item.kind, item.name] : null);
  if (column === "country") return (item) => (item.country ? [countryName(item.country, catalogue), item.name] : null);
  if (column === "claims") return (item) => [edition.claims(item).length];
  return (item) => sortKey(edition.view(item, column));
}

const COLLATOR = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * Numbers as numbers and texts as people order them; what has no value comes last in both directions.
 * @param {Item[]} items
 * @param {(item: Item) => (string|number)[]|null} order
 * @param {boolean} isDescending
 */
function sorted(items, order, isDescending) {
  const keyed = items.map((item) => ({ item, key: order(item) }));
  keyed.sort((one, other) => {
    if (!one.key || !other.key) return Number(!one.key) - Number(!other.key) || byName(one.item, other.item);
    const found = compared(one.key, other.key);
    return (isDescending ? -found : found) || byName(one.item, other.item);
  });
  return keyed.map(({ item }) => item);
}

/**
 * @param {Item} one
 * @param {Item} other
 */
function byName(one, other) {
  return COLLATOR.compare(one.name, other.name) || (one.id < other.id ? -1 : 1);
}

/**
 * @param {(string|number)[]} one
 * @param {(string|number)[]} other
 */
function compared(one, other) {
  for (let place = 0; place < one.length; place += 1) {
    const [left, right] = [one[place], other[place]];
    const found =
      typeof left === "number" && typeof right === "number" ? left - right : COLLATOR.compare(String(left), String(right));
    if (found) return found;
  }
  return 0;
}

/** The state of the page and its link: everything after the # says all that can be seen. */

import { isDate } from "./dates.js";
import { isBehindAll } from "./edition.js";
import { TYPES, USUAL_PROPERTY } from "./select.js";

/** @typedef {import("./types.js").Catalogue} Catalogue */
/** @typedef {import("./types.js").State} State */

/** How many records can be put side by side. */
export const MOST_PICKED = 6;

/** How many rows of a list are made at once: enough to look through. */
export const ROWS = 30;

/** @returns {State} */
export function initialState() {
  return {
    q: "", type: "", country: "", kind: "", rangeClass: "", operator: "", property: USUAL_PROPERTY, condition: "",
    sort: "", units: "metric", asOf: "", picked: [], view: "list", record: "", plot: USUAL_PROPERTY, rows: String(ROWS),
  };
}

/** The words of a link for the parts of a state. @type {[keyof State, string][]} */
const WORDS = [
  ["view", "view"], ["record", "id"], ["q", "q"], ["type", "type"], ["country", "country"], ["kind", "kind"],
  ["rangeClass", "class"], ["operator", "operator"], ["property", "of"], ["condition", "is"], ["sort", "sort"],
  ["units", "units"], ["asOf", "as-of"], ["picked", "compare"], ["plot", "plot"], ["rows", "rows"],
];

/** What changes the list that is found; a longer list begins at its top again. @type {(keyof State)[]} */
const FILTERS = ["q", "type", "country", "kind", "rangeClass", "operator", "property", "condition", "sort", "asOf"];

/**
 * The state after a change.
 * @param {State} state
 * @param {Partial<State>} change
 * @returns {State}
 */
export function changed(state, change) {
  const next = { ...state, ...change };
  return FILTERS.some((part) => next[part] !== state[part]) ? { ...next, rows: String(ROWS) } : next;
}

/**
 * The part of a link behind the #; empty for the state in which the page opens.
 * @param {State} state
 */
export function toHash(state) {
  const usual = initialState();
  const said = new URLSearchParams();
  for (const [part, word] of WORDS) {
    const [value, common] = [state[part], usual[part]].map((each) => (Array.isArray(each) ? each.join(",") : each));
    if (value !== common) said.set(word, String(value));
  }
  return said.toString();
}

/**
 * The state of a link. What the catalogue does not know is left out, so that an old link still leads somewhere.
 * @param {string} hash
 * @param {Catalogue} catalogue
 * @returns {State}
 */
export function fromHash(hash, catalogue) {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const state = initialState();
  for (const [part, word] of WORDS) {
    const value = said.get(word);
    if (value !== null && part !== "picked" && isKnown(part, value, catalogue)) {
      Object.assign(state, { [part]: value });
    }
  }
  const picked = (said.get("compare") ?? "").split(",").filter((id) => catalogue.byId.has(id));
  state.picked = [...new Set(picked)].slice(0, MOST_PICKED);
  if (state.view === "record" && !state.record) state.view = "list";
  if (state.view === "compare" && !state.picked.length) state.view = "list";
  return state;
}

/**
 * What a link asks for and the page does not know, as it is written there.
 * @param {string} hash
 * @param {Catalogue} catalogue
 * @returns {string[]}
 */
export function leftOut(hash, catalogue) {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const lost = [];
  for (const [part, word] of WORDS) {
    const value = said.get(word);
    if (!value) continue;
    if (part === "picked") {
      const kept = fromHash(hash, catalogue).picked;
      lost.push(...[...new Set(value.split(","))].filter((id) => !kept.includes(id)).map((id) => `${word}=${id}`));
    } else if (!isKnown(part, value, catalogue) && !(part === "asOf" && isDate(value))) {
      lost.push(`${word}=${value}`);
    }
  }
  return lost;
}

/**
 * @param {keyof State} part
 * @param {string} value
 * @param {Catalogue} catalogue
 */
function isKnown(part, value, catalogue) {
  const isQuantity = catalogue.properties.get(value.replace(/^-/, ""))?.type === "quantity";
  switch (part) {
    case "view": return ["list", "compare", "record"].includes(value);
    case "record": return catalogue.byId.has(value);
    case "type": return Object.hasOwn(TYPES, value);
    case "country":
    case "operator": return Object.hasOwn(catalogue.countries, value);
    case "kind": return catalogue.kinds.has(value);
    case "rangeClass": return catalogue.classes.some((band) => band.label === value);
    case "property":
    case "plot": return isQuantity && !value.startsWith("-");
    case "sort": return isQuantity || ["name", "country", "kind", "claims"].includes(value.replace(/^-/, ""));
    case "units": return ["metric", "imperial", "as-stated"].includes(value);
    case "asOf": return isDate(value) && !isBehindAll(value, catalogue);
    case "rows": return /^[1-9]\d{1,3}$/.test(value);
    default: return true;
  }
}

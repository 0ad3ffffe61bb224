/** The form: what it says of a state, and what it asks for. */

import { byId, h } from "./dom.js";
import { dateWords, isDate, lastOfMonth, latest, monthOf } from "./dates.js";
import { isBehindAll, publishedMonths } from "./edition.js";

/** @typedef {import("./types.js").Catalogue} Catalogue */
/** @typedef {import("./types.js").State} State */

/** The parts of a state that a plain field holds. @type {[keyof State, string][]} */
const FIELDS = [
  ["type", "filter-type"], ["country", "filter-country"], ["kind", "filter-kind"], ["rangeClass", "filter-class"],
  ["operator", "filter-operator"], ["property", "filter-property"], ["condition", "filter-condition"],
];

/**
 * Fill the lists of the form and call back when a field changes.
 * @param {Catalogue} catalogue
 * @param {(change: Partial<State>, isTyping: boolean) => void} change
 */
export function setUpControls(catalogue, change) {
  const used = (/** @type {(string|null)[]} */ values) => [...new Set(values.filter((value) => value !== null))];
  const weapons = catalogue.items.filter((item) => item.type !== "transfer");
  const operators = catalogue.items.flatMap((item) =>
    item.claims.filter((claim) => claim.property === "operators").flatMap((claim) => claim.text.split(" ")),
  );
  fill("filter-country", countries(used(catalogue.items.map((item) => item.country)), catalogue));
  fill("filter-operator", countries(used(operators), catalogue));
  fill("filter-kind", kinds(used(weapons.map((item) => item.kind)), catalogue));
  fill("filter-class", catalogue.classes.map(({ label }) => [label, label]));
  const quantities = [...catalogue.properties.values()].filter((property) => property.type === "quantity");
  byId("filter-property").replaceChildren(...quantities.map(({ name, label }) => option(name, label)));
  fillSort(quantities.map(({ name, label }) => [name, label]));
  for (const [part, id] of FIELDS) {
    const field = control(id);
    field.addEventListener("input", () => change({ [part]: field.value }, part === "condition"));
  }
  const sort = control("sort");
  sort.addEventListener("input", () => change({ sort: sort.value }, false));
  for (const radio of radios()) radio.addEventListener("change", () => change({ units: /** @type {any} */ (radio.value) }, false));
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  setUpDate(catalogue, change);
}

/**
 * Show a state in the form.
 * @param {State} state
 * @param {string} fault what is wrong with the condition
 */
export function showState(state, fault) {
  for (const [part, id] of FIELDS) setValue(id, String(state[part]));
  setValue("search", state.q);
  setValue("sort", state.sort);
  for (const radio of radios()) radio.checked = radio.value === state.units;
  setValue("as-of-date", state.asOf.length === 10 ? state.asOf : state.asOf && latest(state.asOf));
  showSlider(state.asOf);
  const field = control("filter-condition");
  field.setAttribute("aria-invalid", String(Boolean(fault)));
  byId("condition-fault").textContent = fault;
  const count = FIELDS.filter(([part]) => part !== "property" && state[part] !== "").length;
  byId("filters-toggle").textContent = count ? `Filters (${count})` : "Filters";
  byId("clear-filters").hidden = count === 0;
}

/**
 * The state without any filter.
 * @returns {Partial<State>}
 */
export function noFilters() {
  return Object.fromEntries(FIELDS.filter(([part]) => part !== "property").map(([part]) => [part, ""]));
}

// ---- dates: a slider of months for looking around, a field for a certain day

let [firstMonth, lastMonth] = [0, 0];

/**
 * @param {Catalogue} catalogue
 * @param {(change: Partial<State>, isTyping: boolean) => void} change
 */
function setUpDate(catalogue, change) {
  const months = publishedMonths(catalogue);
  // Few texts are old: the slider begins where the first hundredth lies.
  firstMonth = months[Math.floor(months.length / 100)] ?? 0;
  lastMonth = (months[months.length - 1] ?? 0) + 1;
  const slider = control("as-of-slider");
  Object.assign(slider, { min: String(firstMonth), max: String(lastMonth), step: "1" });
  slider.addEventListener("input", () => {
    const month = Number(slider.value);
    change({ asOf: month >= lastMonth ? "" : endOf(month) }, true);
  });
  const date = control("as-of-date");
  date.addEventListener("change", () => {
    if (date.value !== "" && !isDate(date.value)) return;
    change({ asOf: date.value && isBehindAll(date.value, catalogue) ? "" : date.value }, false);
  });
  byId("as-of-now").addEventListener("click", () => change({ asOf: "" }, false));
}

/** @param {string} asOf */
function showSlider(asOf) {
  const slider = control("as-of-slider");
  const told = asOf ? `published by ${dateWords(latest(asOf))}` : "all that is published";
  slider.value = String(asOf ? Math.min(Math.max(monthOf(latest(asOf)), firstMonth), lastMonth - 1) : lastMonth);
  slider.setAttribute("aria-valuetext", told);
  byId("as-of-told").textContent = told;
  byId("as-of-now").hidden = !asOf;
}

/** @param {number} month */
function endOf(month) {
  return lastOfMonth(Math.floor(month / 12), (month % 12) + 1);
}

// ---- lists

/**
 * Country codes and names, by name.
 * @param {(string|null)[]} codes
 * @param {Catalogue} catalogue
 * @returns {[string, string][]}
 */
function countries(codes, { countries: names }) {
  const pairs = codes.map((code) => /** @type {[string, string]} */ ([code ?? "", names[code ?? ""] ?? code]));
  return pairs.sort((one, other) => one[1].localeCompare(other[1], "en"));
}

/**
 * The kinds of the records and all wider ones, indented under the first of those.
 * @param {(string|null)[]} present
 * @param {Catalogue} catalogue
 * @returns {[string, string][]}
 */
function kinds(present, { kinds: tree }) {
  /** @type {Set<string>} */
  const wanted = new Set();
  const add = (/** @type {string} */ kind) => {
    wanted.add(kind);
    (tree.get(kind) ?? []).forEach(add);
  };
  present.forEach((kind) => kind && add(kind));
  /** @type {[string, string][]} */
  const listed = [];
  const list = (/** @type {string|undefined} */ above, /** @type {number} */ depth) => {
    for (const [kind, parents] of tree) {
      if (parents[0] !== above || !wanted.has(kind)) continue;
      listed.push([kind, `${"\u2003".repeat(depth)}${kind}`]);
      list(kind, depth + 1);
    }
  };
  list(undefined, 0);
  return listed;
}

/** @param {[string, string][]} quantities */
function fillSort(quantities) {
  const group = (/** @type {string} */ label, /** @type {string} */ sign) =>
    h("optgroup", { label }, ...quantities.map(([name, told]) => option(sign + name, `${told}, ${label.toLowerCase()}`)));
  byId("sort").replaceChildren(
    option("", "usual order"), option("name", "name"), option("country", "country"), option("kind", "kind"),
    option("-name", "name, from the end"), option("-country", "country, from the end"), option("-kind", "kind, from the end"),
    option("-claims", "most claims"), option("claims", "fewest claims"),
    group("Largest first", "-"), group("Smallest first", ""),
  );
}

/**
 * @param {string} id
 * @param {[string, string][]} pairs
 */
function fill(id, pairs) {
  byId(id).replaceChildren(option("", "any"), ...pairs.map(([value, label]) => option(value, label)));
}

/**
 * @param {string} value
 * @param {string} label
 */
function option(value, label) {
  return h("option", { value }, label);
}

// ---- fields

/** @param {string} id */
function control(id) {
  return /** @type {HTMLInputElement} */ (byId(id));
}

function radios() {
  return /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[name="units"]'));
}

/**
 * @param {string} id
 * @param {string} value
 */
function setValue(id, value) {
  const field = control(id);
  // Setting what is there already would move the cursor.
  if (field.value !== value) field.value = value;
}

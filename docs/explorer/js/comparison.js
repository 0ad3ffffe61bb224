/** Records side by side. */

import { figure } from "./cells.js";
import { claimList } from "./claims.js";
import { h } from "./dom.js";
import { recordLink } from "./list.js";
import { plot } from "./plot.js";
import { capital, countryName } from "./words.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Property} Property */
/** @typedef {import("./types.js").State} State */
/** @typedef {import("./edition.js").Edition} Edition */

/**
 * @typedef {object} Acts
 * @property {(id: string) => void} open
 * @property {(id: string, isPicked: boolean) => void} pick
 * @property {(property: string) => void} plot
 */

/**
 * @param {Item[]} items
 * @param {State} state
 * @param {Edition} edition
 * @param {Acts} acts
 * @returns {HTMLElement[]}
 */
export function comparison(items, state, edition, acts) {
  const { catalogue } = edition;
  const stated = new Set(items.flatMap((item) => edition.stated(item)));
  const properties = [...catalogue.properties.values()].filter((property) => stated.has(property));
  if (!properties.length) return [h("p", { class: "empty" }, "Nothing was published about these records by this date.")];
  return [plotted(items, state, edition, acts, properties), sideBySide(items, properties, state, edition, acts)];
}

/**
 * @param {Item[]} items
 * @param {State} state
 * @param {Edition} edition
 * @param {Acts} acts
 * @param {Property[]} properties
 */
function plotted(items, state, edition, acts, properties) {
  const quantities = properties.filter((property) => property.type === "quantity");
  const shown = quantities.find((property) => property.name === state.plot) ?? quantities[0];
  const options = quantities.map(({ name, label }) => h("option", { value: name, selected: name === shown.name }, label));
  const choice = /** @type {HTMLSelectElement} */ (h("select", { id: "plot-property", onchange: () => acts.plot(choice.value) }, ...options));
  const units = state.units === "imperial" ? "imperial" : "metric";
  const rows = items.map((item) => ({ label: item.name, view: shown && edition.viewIn(item, shown.name, units) }));
  return h(
    "section",
    { class: "plot-section", "aria-label": "Plot" },
    shown && h("p", { class: "field inline" }, h("label", { for: "plot-property" }, "Plot"), choice),
    (shown && plot(rows, capital(shown.label), edition.catalogue.bases)) ?? h("p", { class: "empty" }, "No figure to plot."),
  );
}

/**
 * @param {Item[]} items
 * @param {Property[]} properties
 * @param {State} state
 * @param {Edition} edition
 * @param {Acts} acts
 */
function sideBySide(items, properties, state, edition, acts) {
  const { catalogue } = edition;
  /** @param {string} label @param {(item: Item) => string} told */
  const fact = (label, told) => h("tr", {}, h("th", { scope: "row" }, label), ...items.map((item) => h("td", {}, told(item) || "—")));
  const table = h(
    "table",
    { class: "side-by-side" },
    h("caption", { class: "visually-hidden" }, "What is published, side by side"),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, h("span", { class: "visually-hidden" }, "Property")), ...items.map((item) => column(item, acts)))),
    h(
      "tbody",
      {},
      fact("kind", (item) => (item.type === "family" ? `family${item.kind ? `: ${item.kind}` : ""}` : (item.kind ?? ""))),
      fact("country", (item) => countryName(item.country, catalogue)),
      ...properties.map((property) =>
        h(
          "tr",
          { "data-property": property.name },
          h("th", { scope: "row", title: property.definition }, property.label),
          ...items.map((item) => cell(item, property, state, edition)),
        ),
      ),
    ),
  );
  return h("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": "Comparison table" }, table);
}

/**
 * @param {Item} item
 * @param {Acts} acts
 */
function column(item, acts) {
  return h(
    "th",
    { scope: "col" },
    recordLink(item, acts.open),
    h("button", { type: "button", class: "quiet", onclick: () => acts.pick(item.id, false) }, "Remove", h("span", { class: "visually-hidden" }, ` ${item.name}`)),
  );
}

/**
 * @param {Item} item
 * @param {Property} property
 * @param {State} state
 * @param {Edition} edition
 */
function cell(item, property, state, edition) {
  const view = edition.viewIn(item, property.name, state.units);
  if (!view) {
    return h("td", { class: "none" }, h("span", { "aria-hidden": "true" }, "—"), h("span", { class: "visually-hidden" }, "nothing published"));
  }
  const [shown, behind] = figure(view, state.units, edition.catalogue);
  const details = h("details", {}, h("summary", {}, behind));
  // Claims are made when somebody looks: six records have hundreds.
  details.addEventListener("toggle", () => {
    if (details.childElementCount === 1) details.append(claimList(view, state.units, edition.catalogue, true));
  });
  return h("td", {}, shown, details);
}

/** The records that were found, as a table. */

import { figure } from "./cells.js";
import { h } from "./dom.js";
import { ROWS } from "./state.js";
import { countryName, otherName } from "./words.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").State} State */
/** @typedef {import("./edition.js").Edition} Edition */

/** How many answer a keystroke: those that a screen shows. The others follow when the reader pauses. */
export const FIRST_ROWS = 10;
const PAUSE = 150;

const USUAL_FIGURES = ["range_max", "warhead_mass", "length"];

/**
 * @typedef {object} Acts
 * @property {(id: string) => void} open
 * @property {(id: string, isPicked: boolean) => void} pick
 * @property {(column: string) => void} sort
 * @property {(rows: number) => void} extend
 */

/**
 * The table of the first records.
 * @param {Item[]} items
 * @param {State} state
 * @param {Edition} edition
 * @param {Acts} acts
 * @param {boolean} isTyping
 */
export function resultTable(items, state, edition, acts, isTyping) {
  const figures = figuresOf(state, edition);
  const body = h("tbody", {});
  const table = h(
    "table",
    { class: "results" },
    h("caption", { class: "visually-hidden" }, "Records found, with what is published about them"),
    h("thead", {}, headings(figures, state, edition, acts)),
    body,
  );
  const more = h("button", { type: "button", class: "more" });
  const extend = (rows = ROWS) => {
    const from = body.childElementCount;
    body.append(...items.slice(from, from + rows).map((item) => row(item, figures, state, edition, acts)));
    const left = items.length - body.childElementCount;
    more.textContent = `Show ${Math.min(left, ROWS)} more of ${left}`;
    more.hidden = left === 0;
    return /** @type {HTMLElement|null} */ (body.children[from]?.querySelector("a"));
  };
  extend(isTyping ? FIRST_ROWS : Number(state.rows));
  if (isTyping && items.length > FIRST_ROWS) {
    more.hidden = true;
    table.setAttribute("aria-busy", "true");
    setTimeout(() => {
      if (!body.isConnected) return;
      extend(ROWS - FIRST_ROWS);
      table.removeAttribute("aria-busy");
    }, PAUSE);
  }
  more.addEventListener("click", () => {
    const first = extend();
    acts.extend(body.childElementCount);
    first?.focus();
  });
  return [table, more];
}

/**
 * The quantities that are shown: the usual ones, and first those that the reader filters or sorts by.
 * @param {State} state
 * @param {Edition} edition
 */
function figuresOf(state, { catalogue }) {
  const asked = [state.sort.replace(/^-/, ""), state.condition ? state.property : ""];
  const names = asked.filter((name) => catalogue.properties.get(name)?.type === "quantity");
  return [...new Set([...names, ...USUAL_FIGURES])].slice(0, Math.max(3, names.length));
}

/**
 * @param {string[]} figures
 * @param {State} state
 * @param {Edition} edition
 * @param {Acts} acts
 */
function headings(figures, state, { catalogue }, acts) {
  /** @param {string} column @param {string} label @param {string} [hidden] */
  const heading = (column, label, hidden = "") => {
    const sorted = state.sort.replace(/^-/, "") === column;
    const way = state.sort.startsWith("-") ? "descending" : "ascending";
    return h(
      "th",
      { scope: "col", class: hidden, "aria-sort": sorted ? way : null },
      h("button", { type: "button", onclick: () => acts.sort(column), "data-sort": column }, label, h("span", { class: "arrow-sign", "aria-hidden": "true" }, sorted ? (way === "ascending" ? " ↑" : " ↓") : "")),
    );
  };
  return h(
    "tr",
    {},
    h("th", { scope: "col", class: "pick" }, h("span", { class: "visually-hidden" }, "Compare")),
    heading("name", "Name"),
    heading("kind", "Kind", "wide"),
    heading("country", "Country", "wide"),
    ...figures.map((name, place) => heading(name, catalogue.properties.get(name)?.label ?? name, place ? "numbers middle" : "numbers")),
    heading("claims", "Claims", "numbers wide"),
  );
}

/**
 * @param {Item} item
 * @param {string[]} figures
 * @param {State} state
 * @param {Edition} edition
 * @param {Acts} acts
 */
function row(item, figures, state, edition, acts) {
  const { catalogue } = edition;
  const also = otherName(item);
  const kind = item.type === "system" ? (item.kind ?? "") : item.type === "family" ? `family${item.kind ? `: ${item.kind}` : ""}` : "delivery";
  const country = countryName(item.country, catalogue);
  const box = /** @type {HTMLInputElement} */ (h("input", {
    type: "checkbox", "aria-label": `Compare ${item.name}`, "data-pick": item.id, checked: state.picked.includes(item.id),
    onchange: () => acts.pick(item.id, box.checked),
  }));
  return h(
    "tr",
    { "data-id": item.id },
    h("td", { class: "pick" }, item.type === "transfer" ? null : box),
    h(
      "th",
      { scope: "row" },
      recordLink(item, acts.open),
      also && h("span", { class: "also" }, also),
      h("span", { class: "also narrow" }, [kind, country].filter(Boolean).join(", ")),
    ),
    h("td", { class: "wide" }, kind),
    h("td", { class: "wide" }, country),
    ...figures.map((name, place) => {
      const view = edition.viewIn(item, name, state.units);
      const none = h("span", { class: "none" }, h("span", { "aria-hidden": "true" }, "—"), h("span", { class: "visually-hidden" }, "nothing published"));
      return h("td", { class: place ? "numbers middle" : "numbers" }, ...(view ? figure(view, state.units, catalogue) : [none]));
    }),
    h("td", { class: "numbers wide" }, String(edition.claims(item).length)),
  );
}

/**
 * A link that opens a record on this page.
 * @param {Item} item
 * @param {(id: string) => void} open
 */
export function recordLink(item, open) {
  return h(
    "a",
    {
      href: `#${new URLSearchParams({ view: "record", id: item.id })}`,
      "data-record": item.id,
      onclick: (/** @type {Event} */ event) => {
        const click = /** @type {MouseEvent} */ (event);
        // A new tab or window is the browser's business.
        if (click.ctrlKey || click.metaKey || click.shiftKey || click.button) return;
        event.preventDefault();
        open(item.id);
      },
    },
    item.name,
  );
}

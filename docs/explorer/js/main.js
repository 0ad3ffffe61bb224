/** Puts the page together: reads the link, shows what it says, and writes the link again when something changes. */

import { announce } from "./announce.js";
import { copyButton } from "./claims.js";
import { saveText } from "./clipboard.js";
import { combobox } from "./combobox.js";
import { comparison } from "./comparison.js";
import { noFilters, setUpControls, showState } from "./controls.js";
import { csvOf } from "./csv.js";
import { dateWords, latest } from "./dates.js";
import { byId, h, plain } from "./dom.js";
import { Edition } from "./edition.js";
import { resultTable } from "./list.js";
import { bibliographyButton, recordView } from "./record.js";
import { readCatalogue } from "./catalogue.js";
import { search, select } from "./select.js";
import { changed, fromHash, leftOut, MOST_PICKED, toHash } from "./state.js";
import { loadUnits } from "./units.js";
import { counted, countryName, number } from "./words.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").State} State */

const SUGGESTIONS = 8;

const data = /** @type {import("./types.js").Data} */ (/** @type {any} */ (globalThis).weaponref);
loadUnits(data.vocabulary);
const catalogue = readCatalogue(data);
let edition = new Edition(catalogue, "");
let state = fromHash(location.hash, catalogue);
/** What the link asks for and the page does not know: said until something is changed. */
let lost = leftOut(location.hash, catalogue);
/** What the present view shows: what is downloaded. @type {Item[]} */
let selection = [];
/** Whether the last change was made while typing or sliding: such changes share one step back. */
let wasTyping = false;

/**
 * Change the state, the link and the page.
 * @param {Partial<State>} change
 * @param {object} [how]
 * @param {boolean} [how.isTyping] share one step back with the change before
 * @param {boolean} [how.keepsFocus] stay in the field that asks for the change, also where the view is another one
 */
function update(change, { isTyping = false, keepsFocus = false } = {}) {
  const before = state;
  lost = [];
  state = changed(state, change);
  if (toHash(state) !== toHash(before)) {
    if (isTyping && wasTyping) history.replaceState(null, "", address());
    else history.pushState(null, "", address());
    wasTyping = isTyping;
  }
  show(keepsFocus ? undefined : before);
}

/** Where the state leads to. */
function address() {
  const hash = toHash(state);
  return hash ? `#${hash}` : location.pathname + location.search;
}

/**
 * Note how many rows of the list are shown, so that the way back leads to all of them.
 * @param {number} rows
 */
function extend(rows) {
  state = { ...state, rows: String(rows) };
  history.replaceState(null, "", address());
}

/**
 * Show the state. The heading of a new view gets the focus, and on the way back the link that was left.
 * @param {State} [before]
 */
function show(before) {
  if (edition.asOf !== state.asOf) edition = new Edition(catalogue, state.asOf);
  const { items, fault } = select(state, edition);
  showState(state, fault);
  document.body.dataset.view = state.view;
  const views = { list: showList, compare: showComparison, record: showRecord };
  views[state.view](items, fault);
  showTray();
  if (before && (before.view !== state.view || before.record !== state.record)) moveFocus(before);
}

/**
 * @param {Item[]} items
 * @param {string} fault
 */
function showList(items, fault) {
  selection = items;
  const claims = items.reduce((sum, item) => sum + edition.claims(item).length, 0);
  const undated = items.reduce((sum, item) => sum + edition.undated(item), 0);
  const told = fault || [
    `${counted(items.length, "record")}, ${counted(claims, "claim")}`,
    undated && `${counted(undated, "undated claim")} left out`,
  ].filter(Boolean).join("; ");
  title("Explorer", "Records");
  const body = items.length
    ? resultTable(items, state, edition, { open: openRecord, pick, sort: sortBy, extend }, wasTyping)
    : [h("p", { class: "empty" }, fault ? "The condition on the figure cannot be read yet." : "No record fits. Take a filter away, or search for another spelling.")];
  fill(told, [downloadButton()], body, Boolean(fault));
}

function showComparison() {
  selection = state.picked.map((id) => /** @type {Item} */ (catalogue.byId.get(id)));
  title(selection.map((item) => item.name).join(", "), "Side by side");
  const acts = { open: openRecord, pick, plot: (/** @type {string} */ property) => update({ plot: property }) };
  const body = comparison(selection, state, edition, acts);
  const undated = selection.reduce((sum, item) => sum + edition.undated(item), 0);
  const left = undated ? `; ${counted(undated, "undated claim")} left out` : "";
  fill(`${counted(selection.length, "record")} side by side${left}`, [backButton(), downloadButton()], body);
}

function showRecord() {
  const item = /** @type {Item} */ (catalogue.byId.get(state.record));
  selection = [item];
  title(item.name, item.name);
  const isPicked = state.picked.includes(item.id);
  const compare = h(
    "button",
    { type: "button", class: "button", "aria-pressed": String(isPicked), onclick: () => pick(item.id, !isPicked) },
    isPicked ? "In the comparison" : "Add to comparison",
  );
  const buttons = [backButton(), item.type === "transfer" ? null : compare, bibliographyButton(item, edition), downloadButton()];
  const claims = edition.claims(item);
  const told = `${counted(claims.length, "claim")} in ${counted(new Set(claims.map((claim) => claim.source)).size, "source")}`;
  fill(told, buttons, recordView(item, state, edition, openRecord));
}

/**
 * @param {string} page
 * @param {string} heading
 */
function title(page, heading) {
  document.title = page === "Explorer" ? "weaponref Explorer" : `${plain(page)} – weaponref Explorer`;
  byId("heading").replaceChildren(h("bdi", {}, heading));
}

/**
 * @param {string} told
 * @param {(HTMLElement|null)[]} buttons
 * @param {(HTMLElement|null)[]} body
 * @param {boolean} [isFault]
 */
function fill(told, buttons, body, isFault = false) {
  const dated = state.asOf && !isFault ? `As of ${dateWords(latest(state.asOf))}: ${told}` : told;
  const line = lost.length ? `The link asks for what this page does not know or show (${lost.join(", ")}), which is left out. ${dated}` : dated;
  byId("status").textContent = line;
  // A page that opens is read anyway.
  if (document.body.dataset.ready) announce(line);
  byId("actions").replaceChildren(...buttons.filter((button) => button !== null));
  byId("view").replaceChildren(...body.filter((part) => part !== null));
}

/** The records that are picked for a comparison, at the foot of the page. */
function showTray() {
  const tray = byId("tray");
  tray.hidden = !state.picked.length || state.view === "compare";
  if (tray.hidden) return;
  byId("tray-items").replaceChildren(
    ...state.picked.map((id) => {
      const name = catalogue.byId.get(id)?.name ?? id;
      return h("li", {}, h("button", { type: "button", class: "chip", onclick: () => pick(id, false) }, name, h("span", { "aria-hidden": "true" }, " ×"), h("span", { class: "visually-hidden" }, ": remove from the comparison")));
    }),
  );
  byId("tray-compare").textContent = `Compare ${number(state.picked.length)}`;
}

function backButton() {
  return h("button", { type: "button", class: "button", onclick: () => update({ view: "list", record: "" }) }, "← Records");
}

function downloadButton() {
  return h(
    "button",
    { type: "button", class: "button", id: "download", onclick: () => {
      saveText(csvOf(selection, edition, state.units), "weaponref-selection.csv");
      announce("The selection was saved as a CSV file.");
    } },
    "Download CSV",
  );
}

/** @param {string} id */
function openRecord(id) {
  update({ view: "record", record: id });
}

/**
 * Put a record into the comparison or take it out.
 * @param {string} id
 * @param {boolean} isPicked
 */
function pick(id, isPicked) {
  const others = state.picked.filter((other) => other !== id);
  const isFull = isPicked && others.length >= MOST_PICKED;
  const picked = isPicked && !isFull ? [...others, id] : others;
  const name = catalogue.byId.get(id)?.name ?? id;
  const focused = focusedPlace();
  update(picked.length || state.view !== "compare" ? { picked } : { picked, view: "list" });
  refocus(focused);
  announce(isFull ? `${MOST_PICKED} records can be compared; remove one first.` : `${name} ${isPicked ? "added to" : "removed from"} the comparison: ${picked.length} of ${MOST_PICKED}.`);
  if (isFull) byId("status").textContent = `${MOST_PICKED} records can be compared; remove one first.`;
}

/**
 * Sort by a column: first the way that is asked for more often, then the other.
 * @param {string} column
 */
function sortBy(column) {
  const isText = ["name", "kind", "country"].includes(column);
  const [first, second] = isText ? [column, `-${column}`] : [`-${column}`, column];
  const focused = focusedPlace();
  update({ sort: state.sort === first ? second : first });
  refocus(focused);
}

// ---- focus

/** How to find again the element that has the focus when the view has been made anew. */
function focusedPlace() {
  const focused = /** @type {HTMLElement|null} */ (document.activeElement);
  for (const name of ["pick", "sort"]) {
    const value = focused?.dataset[name];
    if (value) return `[data-${name}="${CSS.escape(value)}"]`;
  }
  return focused?.closest("#tray-items") ? "#tray-items button, #heading" : focused?.closest("#actions, .side-by-side") ? "#heading" : "";
}

/** @param {string} place */
function refocus(place) {
  if (place) /** @type {HTMLElement|null} */ (document.querySelector(place))?.focus();
}

/** @param {State} before */
function moveFocus(before) {
  const left = state.view === "list" && before.view === "record"
    ? document.querySelector(`#view [data-record="${CSS.escape(before.record)}"]`) : null;
  const target = /** @type {HTMLElement} */ (left ?? byId("heading"));
  target.focus({ preventScroll: true });
  if (left) left.scrollIntoView({ block: "center" });
  else scrollTo({ top: 0 });
}

// ---- setting up

setUpControls(catalogue, (change, isTyping) => {
  const isFilter = Object.keys(change).some((part) => part !== "units" && part !== "asOf");
  update(isFilter ? { ...change, view: "list", record: "" } : change, { isTyping, keepsFocus: true });
});
combobox(/** @type {HTMLInputElement} */ (byId("search")), byId("suggestions"), {
  suggest: (text) =>
    search(text, catalogue).slice(0, SUGGESTIONS).map(({ item, name }) => ({
      id: item.id,
      name: item.name,
      detail: [name !== item.name && name !== item.id ? name : "", item.kind ?? item.type, countryName(item.country, catalogue)].filter(Boolean).join(" · "),
    })),
  type: (text) => {
    performance.mark("weaponref-key");
    update({ q: text, view: "list", record: "" }, { isTyping: true, keepsFocus: true });
    performance.measure("weaponref-answer", "weaponref-key");
  },
  choose: openRecord,
});
byId("clear-filters").addEventListener("click", () => {
  update(noFilters());
  byId("filter-type").focus();
});
byId("filters-toggle").addEventListener("click", () => {
  const isOpen = byId("filters").classList.toggle("open");
  byId("filters-toggle").setAttribute("aria-expanded", String(isOpen));
});
byId("tray-compare").addEventListener("click", () => update({ view: "compare", record: "" }));
byId("tray-clear").addEventListener("click", () => {
  update({ picked: [] });
  byId("heading").focus();
});
byId("copy-link").replaceWith(copyButton("Copy link", "to what the page shows", () => location.href, "button"));
byId("skip").addEventListener("click", (event) => {
  // Following the link would change the state, which is in the address too.
  event.preventDefault();
  byId("heading").focus();
});
addEventListener("popstate", () => {
  const before = state;
  state = fromHash(location.hash, catalogue);
  lost = leftOut(location.hash, catalogue);
  wasTyping = false;
  show(before);
});
byId("data-version").textContent = catalogue.version;
show();
document.body.dataset.ready = "true";

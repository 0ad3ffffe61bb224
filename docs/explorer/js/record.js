/** One record with all that is published about it. */

import { figure } from "./cells.js";
import { claimList, copyButton } from "./claims.js";
import { bibliography } from "./cite.js";
import { h, webLink } from "./dom.js";
import { pageOf } from "./links.js";
import { recordLink } from "./list.js";
import { plot } from "./plot.js";
import { rangeClasses } from "./classes.js";
import { capital, counted, countryName, spaced } from "./words.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Property} Property */
/** @typedef {import("./types.js").State} State */
/** @typedef {import("./edition.js").Edition} Edition */

/**
 * @param {Item} item
 * @param {State} state
 * @param {Edition} edition
 * @param {(id: string) => void} open
 * @returns {(HTMLElement|null)[]}
 */
export function recordView(item, state, edition, open) {
  const properties = edition.stated(item);
  const undated = edition.undated(item);
  return [
    facts(item, edition, open),
    // The note speaks of all that is known now.
    item.note && !edition.asOf ? h("p", { class: "note" }, item.note) : null,
    undated ? h("p", { class: "left-out" }, `${counted(undated, "undated claim")} left out.`) : null,
    properties.length ? null : h("p", { class: "empty" }, edition.asOf ? "Nothing was published by this date." : "Nothing is published here."),
    ...properties.map((property) => section(item, property, state, edition)),
    names(item, edition),
    relations(item, edition, open),
  ];
}

/**
 * The bibliography of a record, as weaponref.cite gives it.
 * @param {Item} item
 * @param {Edition} edition
 */
export function bibliographyButton(item, edition) {
  return copyButton("Copy bibliography", item.name, () =>
    bibliography([...edition.claims(item), ...edition.names(item), ...edition.relations(item)].map((each) => each.source)),
  );
}

/**
 * @param {Item} item
 * @param {Edition} edition
 * @param {(id: string) => void} open
 */
function facts(item, edition, open) {
  const { catalogue } = edition;
  const family = item.family ? catalogue.byId.get(item.family) : undefined;
  const members = item.type === "family" ? catalogue.items.filter((other) => other.family === item.id) : [];
  const classes = rangeClasses(item.kind, edition.claims(item), catalogue);
  const page = pageOf(item);
  /** @param {string} label @param {...(Node|string)} told */
  const fact = (label, ...told) => h("div", {}, h("dt", {}, label), h("dd", {}, ...told));
  return h(
    "dl",
    { class: "facts" },
    fact("Record", item.type === "transfer" ? "delivery" : item.type),
    item.kind && fact("Kind", item.kind),
    item.country && fact(item.type === "transfer" ? "Supplier" : "Country", countryName(item.country, catalogue)),
    family && fact("Family", recordLink(family, open)),
    item.level && fact("Described as", item.level),
    members.length > 0 && fact("Members", ...members.flatMap((member, place) => [place ? ", " : "", recordLink(member, open)])),
    classes.length > 0 && fact("Range class", `${classes.join(" / ")} (US scheme)`),
    page !== null && fact("Documentation", h("a", { href: page }, "Full page")),
  );
}

/**
 * @param {Item} item
 * @param {Property} property
 * @param {State} state
 * @param {Edition} edition
 */
function section(item, property, state, edition) {
  const view = edition.viewIn(item, property.name, state.units);
  if (!view) return h("section", {});
  const drawing = view.placed.length > 1 && state.units !== "as-stated"
    ? plot([{ label: item.name, view }], capital(view.property.label), edition.catalogue.bases) : null;
  drawing?.classList.add("single");
  return h(
    "section",
    { class: "property", "data-property": property.name },
    h("h3", {}, property.label),
    h("p", { class: "headline" }, ...figure(view, state.units, edition.catalogue)),
    property.observation && h("p", { class: "remark" }, "Observed at single events; it bounds a capability from below and is none."),
    drawing,
    claimList(view, state.units, edition.catalogue),
  );
}

/**
 * @param {Item} item
 * @param {Edition} edition
 */
function names(item, edition) {
  const found = edition.names(item);
  if (!found.length) return null;
  return h(
    "section",
    { class: "property names" },
    h("h3", {}, "Names"),
    h(
      "ul",
      {},
      ...found.map((name) =>
        h(
          "li",
          {},
          h("span", { lang: name.lang, class: name.disputed ? "disputed" : "" }, name.name),
          h("span", { class: "dim" }, ` ${spaced(name.scheme)}${name.disputed ? ", disputed" : ""}, `),
          webLink(name.source.url, name.source.publisher),
        ),
      ),
    ),
  );
}

/**
 * @param {Item} item
 * @param {Edition} edition
 * @param {(id: string) => void} open
 */
function relations(item, edition, open) {
  const found = edition.relations(item);
  if (!found.length) return null;
  return h(
    "section",
    { class: "property relations" },
    h("h3", {}, "Relations"),
    h(
      "ul",
      {},
      ...found.map(({ verb, target, source }) => {
        const other = edition.catalogue.byId.get(target);
        return h("li", {}, `${verb} `, other ? recordLink(other, open) : target, h("span", { class: "dim" }, ", "), webLink(source.url, source.publisher));
      }),
    ),
  );
}

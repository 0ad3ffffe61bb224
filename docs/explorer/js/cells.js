/** What is published about one property of one record, in a cell. */

import { h } from "./dom.js";
import { counted, openEnds, summary } from "./words.js";

/** @typedef {import("./types.js").Catalogue} Catalogue */
/** @typedef {import("./types.js").Units} Units */
/** @typedef {import("./figures.js").View} View */

/**
 * The spread and, under it, how much is behind it.
 * @param {View} view
 * @param {Units} units
 * @param {Catalogue} catalogue
 * @returns {HTMLElement[]}
 */
export function figure(view, units, catalogue) {
  const setAside = view.claims.length - view.live.length;
  const isQuantity = view.property.type === "quantity";
  const beside = isQuantity && view.placed.length ? view.live.length - view.placed.length : 0;
  const parts = [
    counted(view.live.length, "claim"),
    view.origins !== view.live.length && counted(view.origins, "origin"),
    ...(units === "as-stated" ? [] : openEnds(view).map((word) => `some “${word}”`)),
    isQuantity && !view.placed.length && view.live.length > 0 && "not comparable",
    beside > 0 && `${beside} in other units`,
    setAside > 0 && `${setAside} set aside`,
  ];
  return [
    h("span", { class: "figure" }, summary(view, units, catalogue) || "—", view.disagrees ? disagreement() : null),
    h("span", { class: "behind" }, parts.filter(Boolean).join(", ")),
  ];
}

/** The sign that sources disagree. */
function disagreement() {
  return h(
    "span",
    { class: "disagrees" },
    h("span", { "aria-hidden": "true", title: "Sources disagree" }, " ≠"),
    h("span", { class: "visually-hidden" }, " (sources disagree)"),
  );
}

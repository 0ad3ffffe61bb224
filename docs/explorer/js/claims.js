/** The claims behind a figure: what is stated, who says it, how they know, when, and where it can be read. */

import { announce } from "./announce.js";
import { apa, attribution } from "./cite.js";
import { copyText } from "./clipboard.js";
import { h, webLink } from "./dom.js";
import { ends, inUnit } from "./interval.js";
import { dimension } from "./units.js";
import { claimValue, saidOn, spaced, speaker } from "./words.js";

/** @typedef {import("./types.js").Catalogue} Catalogue */
/** @typedef {import("./types.js").Claim} Claim */
/** @typedef {import("./types.js").Units} Units */
/** @typedef {import("./figures.js").View} View */

/**
 * @param {View} view
 * @param {Units} units
 * @param {Catalogue} catalogue
 * @param {boolean} [brief] without the buttons to copy
 */
export function claimList(view, units, catalogue, brief = false) {
  return h("ol", { class: brief ? "claims brief" : "claims" }, ...ranked(view).map((claim) => entry(claim, units, catalogue, brief)));
}

/**
 * From the smallest to the largest value, repeats of one statement together, deprecated ones last.
 * @param {View} view
 */
function ranked({ claims, property }) {
  const size = (/** @type {Claim} */ { value }) => {
    if (!value || !property.unit) return [0, 0, 0];
    const isAlien = value.unit === null || value.unit === "ton" || dimension(value.unit) !== dimension(property.unit);
    const found = ends(isAlien ? value : inUnit(value, property.unit));
    return [Number(isAlien), found[found.length - 1], found[0]];
  };
  const ordered = claims
    .map((claim) => ({ claim, key: [Number(claim.deprecated), ...size(claim)] }))
    .sort((one, other) => one.key.map((part, place) => part - other.key[place]).find(Boolean) ?? 0);
  /** @type {Map<string, Claim[]>} */
  const groups = new Map();
  for (const { claim } of ordered) {
    const group = `${claim.deprecated} ${claim.origin ?? claim.id}`;
    groups.set(group, [...(groups.get(group) ?? []), claim]);
  }
  return [...groups.values()].flat();
}

/**
 * @param {Claim} claim
 * @param {Units} units
 * @param {Catalogue} catalogue
 * @param {boolean} brief
 */
function entry(claim, units, catalogue, brief) {
  const [stated, converted] = claimValue(claim, units, catalogue);
  const said = saidOn(claim);
  return h(
    "li",
    { class: claim.deprecated ? "claim deprecated" : "claim", "data-claim": claim.id },
    h(
      "p",
      { class: "claim-value" },
      h("strong", {}, stated),
      converted && h("span", { class: "converted" }, ` = ${converted}`),
      claim.condition && h("span", { class: "condition" }, `, ${claim.condition}`),
      claim.deprecated && h("span", { class: "flag" }, " set aside"),
    ),
    h(
      "p",
      { class: "claim-by" },
      h("span", { class: "speaker" }, speaker(claim)),
      h("span", { class: "dim" }, ` · ${spaced(claim.basis)} · `),
      said ? h("time", {}, said) : h("span", {}, "n.d."),
    ),
    !brief && claim.asStated && h("p", { class: "as-stated" }, h("q", {}, claim.asStated)),
    h(
      "p",
      { class: "claim-source" },
      webLink(claim.source.url, claim.source.title ?? claim.source.publisher),
      claim.source.title ? h("span", { class: "dim" }, ` ${claim.source.publisher}`) : null,
      claim.source.reliability === "low" && h("span", { class: "flag" }, " copy of low reliability"),
    ),
    claim.note && h("p", { class: "claim-note" }, claim.note),
    !brief && h(
      "p",
      { class: "claim-actions" },
      copyButton("Copy citation", `${stated}, ${speaker(claim)}`, () => apa(claim.source)),
      copyButton("Copy attribution", `${stated}, ${speaker(claim)}`, () => attribution(claim, catalogue)),
    ),
  );
}

/**
 * A button that copies a text and says so.
 * @param {string} label
 * @param {string} about what it is for, for who cannot see beside what it stands
 * @param {() => string} text
 * @param {string} [look] the class of the button
 */
export function copyButton(label, about, text, look = "quiet") {
  const button = h(
    "button",
    {
      type: "button",
      class: look,
      onclick: async () => {
        const copied = await copyText(text());
        button.firstChild?.replaceWith(copied ? "Copied" : "Not copied");
        announce(copied ? `Copied: ${text().slice(0, 100)}` : "The browser did not allow copying.");
        setTimeout(() => button.firstChild?.replaceWith(label), 1_500);
      },
    },
    label,
    h("span", { class: "visually-hidden" }, `: ${about}`),
  );
  return button;
}

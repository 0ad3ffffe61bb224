/** How a plot shows on what a claim rests: a shape of its own and a colour, so that it reads in grey too. */

import { svg } from "./dom.js";

/** The shapes, around their middle. @type {Object<string, string>} */
const SHAPES = {
  official_assessment: "M-4.5 -4.5h9v9h-9z",
  manufacturer: "M0 -5.5L5 4H-5z",
  analyst_estimate: "M-4.8 0a4.8 4.8 0 1 0 9.6 0a4.8 4.8 0 1 0 -9.6 0z",
  reference_work: "M0 -6L6 0L0 6L-6 0z",
  state_claim: "M0 5.5L5 -4H-5z",
  press_report: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
  observed_test: "M-4.5 -4.5L4.5 4.5M4.5 -4.5L-4.5 4.5",
};

/**
 * The mark of a basis at a place of a drawing.
 * @param {string} basis
 * @param {string} x
 * @param {number} y
 * @param {string} [told] what pointing at it shows
 */
export function mark(basis, x, y, told = "") {
  const path = svg("path", { d: SHAPES[basis] ?? SHAPES.press_report, class: `mark basis-${basis}` });
  return svg("svg", { x, y, class: "anchor" }, told && svg("title", {}, told), path);
}

/** What a screen reader is told when the page changes without a new page. */

import { byId } from "./dom.js";

const PAUSE = 400;
let timer = 0;

/**
 * Say a line, once nothing newer has come for a moment.
 * @param {string} text
 */
export function announce(text) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const region = byId("announcer");
    // The same words twice are two changes.
    region.textContent = region.textContent === text ? `${text}\u00a0` : text;
  }, PAUSE);
}

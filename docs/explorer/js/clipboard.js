/** Copying and saving, also where the page was opened from a folder. */

import { h } from "./dom.js";

/**
 * Copy a text.
 * @param {string} text
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/**
 * Offer a text as a file.
 * @param {string} text
 * @param {string} name
 */
export function saveText(text, name) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = h("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * The way of older browsers, which also works where the page has no right to the clipboard.
 * @param {string} text
 */
function copySelected(text) {
  const focused = /** @type {HTMLElement|null} */ (document.activeElement);
  const area = /** @type {HTMLTextAreaElement} */ (h("textarea", { "aria-hidden": "true", class: "visually-hidden" }));
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  focused?.focus();
  return copied;
}

/** The search box: an editable combobox with a list of suggestions, by the pattern of the ARIA Authoring Practices. */

import { h } from "./dom.js";

/** @typedef {{id: string, name: string, detail: string}} Suggestion */

/**
 * Make an input and a list one combobox.
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 * @param {object} on
 * @param {(text: string) => Suggestion[]} on.suggest  what fits a text
 * @param {(text: string) => void} on.type  called at every change of the text
 * @param {(id: string) => void} on.choose  called when a suggestion is taken
 */
export function combobox(input, list, on) {
  /** @type {Suggestion[]} */
  let shown = [];
  let active = -1;

  function close() {
    shown = [];
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function open() {
    shown = on.suggest(input.value);
    if (!shown.length) return close();
    active = -1;
    list.replaceChildren(...shown.map(option));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
  }

  /** @param {Suggestion} suggestion @param {number} place */
  function option({ name, detail, id }, place) {
    return h(
      "li",
      {
        role: "option", id: `suggestion-${place}`, "aria-selected": "false",
        onclick: () => choose(id),
        // The box keeps the focus.
        onmousedown: (/** @type {Event} */ event) => event.preventDefault(),
      },
      h("span", { class: "suggestion-name" }, name),
      h("span", { class: "suggestion-detail" }, detail),
    );
  }

  /** @param {number} place */
  function activate(place) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = place;
    const chosen = list.children[active];
    if (!chosen) return input.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    chosen.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", chosen.id);
  }

  /** @param {string} id */
  function choose(id) {
    close();
    on.choose(id);
  }

  /** @type {Object<string, () => void>} */
  const keys = {
    ArrowDown: () => (shown.length ? activate((active + 1) % shown.length) : open()),
    ArrowUp: () => (shown.length ? activate((active < 1 ? shown.length : active) - 1) : open()),
    Enter: () => (active >= 0 ? choose(shown[active].id) : close()),
    Escape: () => {
      if (shown.length) return close();
      input.value = "";
      on.type("");
    },
  };

  input.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    // A key that ends the composition of a syllable is not ours.
    if (!act || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  input.addEventListener("input", () => {
    on.type(input.value);
    open();
  });
  input.addEventListener("blur", close);
}

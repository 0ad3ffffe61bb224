// What is wider than the screen scrolls, and has to scroll by keyboard too.
const wide = ".table-wrapper, div.highlight pre, div.cell_output pre";
const watcher = new ResizeObserver((entries) => entries.forEach(({ target }) => mark(target)));

function mark(element) {
  if (element.scrollWidth > element.clientWidth) {
    element.tabIndex = 0;
    element.setAttribute("role", "region");
    element.setAttribute("aria-label", element.matches("pre") ? "Code" : "Table");
  } else if (element.getAttribute("role") === "region") {
    for (const name of ["tabindex", "role", "aria-label"]) element.removeAttribute(name);
  }
}

document.querySelectorAll(wide).forEach((element) => watcher.observe(element));

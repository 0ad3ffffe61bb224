// The menus that lie beside a small screen. The theme opens them by labels, which no key reaches.
const drawers = [
  ["__navigation", ".sidebar-drawer", "Menu"],
  ["__toc", ".toc-drawer", "On this page"],
];

for (const [id, place, name] of drawers) {
  const box = document.getElementById(id);
  const drawer = document.querySelector(place);
  if (!box || !drawer) continue;
  const labels = document.querySelectorAll(`label[for="${id}"]:is(.nav-overlay-icon, .toc-overlay-icon)`);
  const buttons = [...labels].map((label) => buttonIn(label, name));
  const show = (isOpen) => {
    box.checked = isOpen;
    buttons.forEach((button) => button.setAttribute("aria-expanded", String(isOpen)));
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      show(!box.checked);
      if (box.checked) [...drawer.querySelectorAll("a, input")].find((each) => each.checkVisibility())?.focus();
    });
  }
  // A link to a place of the same page leaves the drawer in front of it.
  drawer.addEventListener("click", ({ target }) => target.closest("a") && show(false));
  box.addEventListener("change", () => show(box.checked));
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !box.checked) return;
    show(false);
    buttons.find((button) => button.offsetParent)?.focus();
  });
  show(box.checked);
}

function buttonIn(label, name) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "wr-drawer";
  button.setAttribute("aria-label", name);
  button.append(...label.childNodes);
  label.append(button);
  return button;
}

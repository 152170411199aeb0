// The chosen colours, set before the first paint so that nothing flashes. Three modes: the system's, light, dark.
(function () {
  "use strict";
  const KEY = "jiangfang.theme";
  const MODES = ["auto", "light", "dark"];
  const root = document.documentElement;

  function stored() {
    try {
      const mode = localStorage.getItem(KEY);
      return MODES.includes(mode) ? mode : "auto";
    } catch {
      return "auto"; // storage may be closed to us; the system's colours are fine then
    }
  }

  function store(mode) {
    try {
      localStorage.setItem(KEY, mode);
    } catch {
      // the choice holds for this page
    }
  }

  function apply(mode) {
    if (mode === "auto") {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = mode;
    }
  }

  function show(button, mode) {
    button.dataset.mode = mode;
    button.querySelector("[data-theme-label]").textContent = button.dataset["label" + mode[0].toUpperCase() + mode.slice(1)];
  }

  root.classList.add("js");
  apply(stored());

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-theme-switch]").forEach(function (button) {
      show(button, stored());
      button.addEventListener("click", function () {
        const next = MODES[(MODES.indexOf(button.dataset.mode) + 1) % MODES.length];
        store(next);
        apply(next);
        show(button, next);
      });
    });
  });
})();

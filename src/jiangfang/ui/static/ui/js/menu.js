// Opening and closing: the navigation on a phone, details that close themselves, dialogs, filters that apply at once.
(function () {
  "use strict";

  const button = document.querySelector("[data-menu-button]");
  const nav = button && document.getElementById(button.getAttribute("aria-controls"));

  function setMenu(open) {
    nav.classList.toggle("is-open", open);
    button.setAttribute("aria-expanded", String(open));
  }

  if (nav) {
    button.addEventListener("click", function () {
      setMenu(button.getAttribute("aria-expanded") !== "true");
    });
  }

  function closeDetails(except) {
    document.querySelectorAll("details[data-closes-itself][open]").forEach(function (details) {
      if (details !== except) {
        details.open = false;
      }
    });
  }

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") {
      return;
    }
    const open = document.querySelector("details[data-closes-itself][open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    } else if (nav && nav.classList.contains("is-open")) {
      setMenu(false);
      button.focus();
    }
  });

  document.addEventListener("click", function (event) {
    closeDetails(event.target.closest("details[data-closes-itself]"));
    const opener = event.target.closest("[data-dialog-open]");
    if (opener) {
      const id = opener.dataset.dialogOpen || (opener.getAttribute("href") || "").slice(1);
      const dialog = document.getElementById(id);
      if (dialog && dialog.showModal) {
        event.preventDefault();
        dialog.showModal();
      }
      return;
    }
    const closer = event.target.closest("[data-dialog-close]");
    const around = closer && closer.closest("dialog");
    if (around && around.open) {
      event.preventDefault();
      around.close();
    }
  });

  // A filter applies when it is chosen; without scripts its form has a button.
  document.addEventListener("change", function (event) {
    if (event.target.matches("form[data-filters] select") && !event.target.closest("[hx-get]")) {
      event.target.form.requestSubmit();
    }
  });
})();

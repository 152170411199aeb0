// Nothing typed is lost: text in forms marked data-draft="name" is kept for this tab until the server has taken it.
//
// A draft is marked as sent when its form is submitted and thrown away by the next page that shows neither the same form nor an
// error. Passwords, files and hidden fields are never kept; signing out forgets everything.
(function () {
  "use strict";

  const PREFIX = "jiangfang.draft:";
  const KEPT = "textarea, select, input:not([type=hidden], [type=password], [type=file], [type=submit], [type=button])";
  const texts = document.getElementById("script-texts");

  let store;
  try {
    store = window.sessionStorage;
    store.getItem(PREFIX);
  } catch {
    return;
  }

  function read(key) {
    try {
      return JSON.parse(store.getItem(key));
    } catch {
      return null;
    }
  }

  function write(key, draft) {
    try {
      store.setItem(key, JSON.stringify(draft));
    } catch {
      // full or closed: the form still works
    }
  }

  function keys() {
    return Object.keys(store).filter((key) => key.startsWith(PREFIX));
  }

  function keyOf(form) {
    return PREFIX + location.pathname + "#" + form.dataset.draft;
  }

  function controls(form) {
    return Array.from(form.querySelectorAll(KEPT)).filter((control) => control.name);
  }

  function isChoice(control) {
    return control.type === "checkbox" || control.type === "radio";
  }

  function slot(control) {
    return isChoice(control) ? control.name + "=" + control.value : control.name;
  }

  function valueOf(control) {
    return isChoice(control) ? control.checked : control.value;
  }

  function valuesOf(form) {
    return Object.fromEntries(controls(form).map((control) => [slot(control), valueOf(control)]));
  }

  function put(form, values) {
    let changed = false;
    controls(form).forEach(function (control) {
      const value = values[slot(control)];
      if (value === undefined || value === valueOf(control)) {
        return;
      }
      changed = true;
      if (isChoice(control)) {
        control.checked = value;
      } else {
        control.value = value;
      }
    });
    return changed;
  }

  function note(form, before) {
    const line = document.createElement("p");
    const discard = document.createElement("button");
    line.className = "draft-note";
    line.setAttribute("role", "status");
    line.append(texts.dataset.draftRestored, discard);
    discard.type = "button";
    discard.className = "button button--quiet";
    discard.textContent = texts.dataset.draftDiscard;
    discard.addEventListener("click", function () {
      put(form, before);
      store.removeItem(keyOf(form));
      line.remove();
    });
    form.prepend(line);
  }

  function attend(form) {
    const key = keyOf(form);
    const before = valuesOf(form);
    const draft = read(key);
    // A form that comes back with errors already holds what was typed.
    if (draft && !form.querySelector(".error-summary") && put(form, draft.values)) {
      note(form, before);
    }
    if (draft && draft.sent) {
      write(key, { values: draft.values, sent: false });
    }
    form.addEventListener("input", function () {
      write(key, { values: valuesOf(form), sent: false });
    });
    form.addEventListener("submit", function () {
      write(key, { values: valuesOf(form), sent: true });
    });
  }

  const forms = Array.from(document.querySelectorAll("form[data-draft]"));
  if (!document.body.hasAttribute("data-error")) {
    const shown = new Set(forms.map(keyOf));
    keys().forEach(function (key) {
      const draft = read(key);
      if (!draft || (draft.sent && !shown.has(key))) {
        store.removeItem(key);
      }
    });
  }
  forms.forEach(attend);

  document.addEventListener("submit", function (event) {
    if (event.target.matches("form[data-forgets-drafts]")) {
      keys().forEach((key) => store.removeItem(key));
    }
  });
})();

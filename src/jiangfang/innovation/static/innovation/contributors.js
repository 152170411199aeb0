// Contributors of a result: lines that are used and the next one, what the shares make together, a line more, a line less.
// Without this script all lines are there, and the server adds them up.
(function () {
  "use strict";

  const WHOLE = 10000;

  function inputs(line) {
    return Array.from(line.querySelectorAll("input"));
  }

  function isEmpty(line) {
    return inputs(line).every((input) => !input.value.trim());
  }

  // What was typed in hundredths of a per cent, as the server reads it: full-width digits too. Null where it is no number.
  function points(text) {
    const plain = text.normalize("NFKC").replace(/[\s%,]/g, "");
    return /^\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
  }

  function written(hundredths) {
    return String(hundredths / 100);
  }

  function attend(box) {
    const sum = box.querySelector("[data-sum]");
    const add = box.querySelector("[data-add]");

    function lines() {
      return Array.from(box.querySelectorAll("[data-line]"));
    }

    function shown() {
      return lines().filter((line) => !line.hidden);
    }

    function count() {
      const typed = lines().map((line) => line.querySelector("[name^=percent_]").value).filter((text) => text.trim());
      const read = typed.map(points);
      if (!typed.length || read.includes(null)) {
        sum.textContent = "";
        sum.removeAttribute("data-state");
        return;
      }
      const total = read.reduce((all, one) => all + one, 0);
      const state = total === WHOLE ? "exact" : total < WHOLE ? "missing" : "surplus";
      sum.dataset.state = state;
      sum.textContent = box.dataset[state]
        .replace("%(percent)s", written(total))
        .replace("%(difference)s", written(Math.abs(total - WHOLE)))
        .replaceAll("%%", "%");
    }

    function another() {
      const all = lines();
      const last = all[all.length - 1];
      const made = last.cloneNode(true);
      made.hidden = false;
      const number = all.length + 1;
      inputs(made).forEach(function (input) {
        const name = input.name.replace(/\d+$/, number);
        made.querySelectorAll("label[for]").forEach(function (label) {
          if (label.htmlFor === input.id) {
            label.htmlFor = "id_" + name;
          }
        });
        input.name = name;
        input.id = "id_" + name;
        input.value = "";
        input.removeAttribute("aria-invalid");
        input.removeAttribute("aria-describedby");
      });
      made.querySelectorAll(".field__errors").forEach((errors) => errors.remove());
      made.querySelectorAll(".field--wrong").forEach((field) => field.classList.remove("field--wrong"));
      made.setAttribute("aria-label", last.getAttribute("aria-label").replace(/\d+$/, number));
      last.after(made);
      return made;
    }

    add.addEventListener("click", function () {
      const all = lines();
      const next = all.slice(all.indexOf(shown().pop()) + 1)[0] || another();
      next.hidden = false;
      inputs(next)[0].focus();
    });

    box.addEventListener("click", function (event) {
      const button = event.target.closest("[data-remove]");
      if (!button) {
        return;
      }
      const line = button.closest("[data-line]");
      const near = shown();
      const place = near.indexOf(line);
      inputs(line).forEach((input) => (input.value = ""));
      line.hidden = near.length > 1;
      count();
      const neighbour = near[place + 1] || near[place - 1] || line;
      inputs(neighbour)[0].focus();
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });

    box.addEventListener("input", count);
    box.querySelectorAll("[data-remove]").forEach((button) => (button.hidden = false));
    add.hidden = false;
    const all = lines();
    const used = all.reduce((last, line, place) => (isEmpty(line) ? last : place), -1);
    all.slice(used + 2).forEach((line) => (line.hidden = true));
    count();
  }

  document.querySelectorAll("[data-contributors]").forEach(attend);
})();

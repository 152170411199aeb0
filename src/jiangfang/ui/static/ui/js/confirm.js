// A destructive deed asks first: <form data-confirm="…"> or <button data-confirm="…">, answered in the page's dialog.
(function () {
  "use strict";

  const dialog = document.getElementById("confirm-dialog");
  if (!dialog || !dialog.showModal) {
    return;
  }
  const yes = dialog.querySelector("[data-confirm-yes]");
  const no = dialog.querySelector("[data-confirm-no]");
  let waiting = null;

  function question(form, submitter) {
    return (submitter && submitter.dataset.confirm) || form.dataset.confirm || "";
  }

  // Capturing, so that the question comes before htmx or anyone else sees the submission.
  document.addEventListener(
    "submit",
    function (event) {
      const text = question(event.target, event.submitter);
      if (!text) {
        return;
      }
      if (waiting && waiting.form === event.target && waiting.agreed) {
        waiting = null;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      waiting = { form: event.target, submitter: event.submitter, agreed: false };
      dialog.querySelector("[data-confirm-text]").textContent = text;
      dialog.showModal();
      no.focus();
    },
    true,
  );

  yes.addEventListener("click", function () {
    const asked = waiting;
    dialog.close();
    if (asked) {
      waiting = { ...asked, agreed: true };
      asked.form.requestSubmit(asked.submitter);
    }
  });
  no.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", function () {
    if (waiting && !waiting.agreed) {
      waiting = null;
    }
  });
})();

// What the reader hears when a part of a page could not be fetched: the server's own words where it gave any.
(function () {
  "use strict";

  const texts = document.getElementById("script-texts");
  const messages = document.getElementById("messages");
  if (!texts || !messages) {
    return;
  }

  function reason(html) {
    const page = new DOMParser().parseFromString(html || "", "text/html");
    const told = page.querySelector("[data-error-text]");
    return told ? told.dataset.errorText.trim() : "";
  }

  function tell(text) {
    const message = document.createElement("div");
    const line = document.createElement("p");
    message.className = "message message--bad";
    line.className = "message__text";
    line.textContent = text;
    message.append(line);
    messages.replaceChildren(message);
    messages.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("htmx:responseError", function (event) {
    tell(reason(event.detail.xhr.responseText) || texts.dataset.failed);
  });
  document.addEventListener("htmx:sendError", function () {
    tell(texts.dataset.failed);
  });
  document.addEventListener("htmx:timeout", function () {
    tell(texts.dataset.failed);
  });

  window.jiangfang = Object.assign(window.jiangfang || {}, { reason, tell });
})();

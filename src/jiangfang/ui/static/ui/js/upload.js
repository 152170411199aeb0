// Several files at once: chosen, dragged, pasted or photographed; each is sent by itself with its own progress.
//
// Every request posts the form with one file, so the server needs one way of taking files only. When all are kept the page
// hears "jiangfang:uploaded" (htmx: hx-trigger="jiangfang:uploaded from:body"); if nobody takes it, the page is read again.
(function () {
  "use strict";

  const AT_ONCE = 2;
  const texts = document.getElementById("script-texts");

  function size(bytes) {
    const units = ["B", "KB", "MB", "GB"];
    let power = 0;
    while (bytes >= 1000 && power < units.length - 1) {
      bytes /= 1000;
      power += 1;
    }
    return bytes.toFixed(power && bytes < 100 ? 1 : 0) + " " + units[power];
  }

  function piece(name, className, text) {
    const element = document.createElement(name);
    element.className = className;
    if (text) {
      element.textContent = text;
    }
    return element;
  }

  // A small picture drawn here; the policy of the page allows no other source for it.
  async function thumbnail(file, place) {
    if (!file.type.startsWith("image/") || !window.createImageBitmap) {
      return;
    }
    try {
      const picture = await createImageBitmap(file, { resizeWidth: 112 });
      const canvas = document.createElement("canvas");
      const side = Math.min(picture.width, picture.height);
      canvas.width = canvas.height = 112;
      canvas
        .getContext("2d")
        .drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, 112, 112);
      place.replaceChildren(canvas);
    } catch {
      // not a picture this browser can draw; the name says enough
    }
  }

  function row(file) {
    const item = piece("li", "upload__item");
    const thumb = piece("span", "upload__thumb", (file.name.split(".").pop() || "").slice(0, 4).toUpperCase());
    const state = piece("span", "upload__state", texts.dataset.uploadWaiting);
    thumb.setAttribute("aria-hidden", "true");
    item.append(thumb, piece("span", "upload__name", file.name), piece("span", "upload__size", size(file.size)), state);
    thumbnail(file, thumb);
    return { item, state };
  }

  class Uploader {
    constructor(form) {
      this.form = form;
      this.input = form.querySelector("[data-upload-input]");
      this.list = form.querySelector("[data-upload-list]");
      this.queue = [];
      this.held = [];
      this.busy = 0;
      this.failed = 0;
      this.kept = 0;
      this.listen();
    }

    listen() {
      const place = this.form.querySelector("[data-upload-place]");
      const camera = this.form.querySelector("[data-upload-camera]");
      [this.input, camera].forEach((input) => {
        input.addEventListener("change", () => {
          this.add(input.files);
          input.value = "";
        });
      });
      ["dragover", "dragleave", "drop"].forEach((kind) => {
        place.addEventListener(kind, (event) => {
          event.preventDefault();
          place.classList.toggle("is-over", kind === "dragover");
          if (kind === "drop") {
            this.add(event.dataTransfer.files);
          }
        });
      });
      this.form.addEventListener("change", (event) => {
        if (this.held.length && event.target.type !== "file" && !this.missing()) {
          this.release();
        }
      });
      // Files go by themselves; Enter in a field sends nothing empty.
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.release();
      });
      document.addEventListener("paste", (event) => {
        if (event.clipboardData && event.clipboardData.files.length && this.form.isConnected) {
          event.preventDefault();
          this.add(event.clipboardData.files);
        }
      });
    }

    // The first field that must be filled in before a file can be sent.
    missing() {
      const fields = Array.from(this.form.elements).filter((control) => control.willValidate && control !== this.input);
      return fields.find((control) => !control.validity.valid);
    }

    // Files that came before the words wait for them: nothing has to be chosen twice.
    add(files) {
      Array.from(files).forEach((file) => {
        const shown = row(file);
        this.list.append(shown.item);
        this.held.push({ file, ...shown });
      });
      this.release();
    }

    release() {
      const missing = this.missing();
      if (missing && this.held.length) {
        this.held.forEach((task) => (task.state.textContent = texts.dataset.uploadHeld));
        missing.focus();
        return;
      }
      this.held.splice(0).forEach((task) => this.enqueue(task));
    }

    enqueue(task) {
      const most = Number(this.form.dataset.maxBytes || 0);
      if (most && task.file.size > most) {
        this.fail(task, texts.dataset.uploadTooLarge, false);
        return;
      }
      this.queue.push(task);
      this.next();
    }

    next() {
      while (this.busy < AT_ONCE && this.queue.length) {
        this.busy += 1;
        this.send(this.queue.shift());
      }
      if (!this.busy && !this.queue.length && this.kept && !this.failed) {
        this.finish();
      }
    }

    send(task) {
      const data = new FormData(this.form);
      const request = new XMLHttpRequest();
      const progress = document.createElement("progress");
      data.set(this.input.name, task.file, task.file.name);
      progress.max = 1;
      progress.value = 0;
      progress.setAttribute("aria-label", texts.dataset.uploadSending + " " + task.file.name);
      task.state.replaceChildren(progress);
      task.item.classList.remove("upload__item--failed");
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) {
          progress.value = event.loaded / event.total;
        }
      });
      request.addEventListener("load", () => this.answered(task, request));
      request.addEventListener("error", () => this.answered(task, request));
      request.open("POST", this.form.action);
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      const token = this.form.elements.csrfmiddlewaretoken;
      if (token) {
        request.setRequestHeader("X-CSRFToken", token.value);
      }
      request.send(data);
    }

    answered(task, request) {
      this.busy -= 1;
      if (request.status >= 200 && request.status < 300) {
        this.kept += 1;
        task.item.classList.add("upload__item--done");
        task.state.textContent = texts.dataset.uploadDone;
      } else {
        const told = window.jiangfang && window.jiangfang.reason(request.responseText);
        this.fail(task, told || texts.dataset.uploadFailed, true);
      }
      this.next();
    }

    fail(task, text, mayRetry) {
      task.item.classList.add("upload__item--failed");
      task.state.textContent = text;
      if (!mayRetry) {
        return;
      }
      this.failed += 1;
      const again = piece("button", "button button--quiet", texts.dataset.uploadAgain);
      again.type = "button";
      again.addEventListener("click", () => {
        this.failed -= 1;
        this.enqueue(task);
      });
      task.state.append(again);
    }

    finish() {
      const event = new CustomEvent("jiangfang:uploaded", { bubbles: true, cancelable: true });
      if (this.form.dispatchEvent(event) && !document.querySelector('[hx-trigger*="jiangfang:uploaded"]')) {
        location.reload();
      }
    }
  }

  document.querySelectorAll("form[data-upload]").forEach((form) => new Uploader(form));
})();

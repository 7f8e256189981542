// Says when the page can't be kept up to date; takes it back when it can.
"use strict";

const trouble = document.getElementById("trouble");

function say(text) {
  if (trouble.textContent !== text) {
    trouble.textContent = text;
  }
  trouble.hidden = text === "";
}

document.addEventListener("htmx:sendError", () =>
  say("The host does not answer; what is shown may be old. Trying again…"));
document.addEventListener("htmx:responseError", (event) =>
  say(event.detail.xhr.status === 404 || event.detail.xhr.status === 403
    ? "What this page shows is not there any more, or no longer yours; load it anew."
    : "The host has failed to answer; its log says why."));
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) {
    say("");
  }
});

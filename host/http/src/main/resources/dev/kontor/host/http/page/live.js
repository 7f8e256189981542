"use strict";

// Says when the page can't be kept up to date; takes it back when it can.

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

// Parts that say data-live are asked for what is new by the event "ask": soon after something has changed or the page
// was touched, ever more seldom while nothing happens, and not at all while nobody can see the page. Once it was not
// touched for a while, the host is told so, and keeps no tenant awake for its sake.
const SOON = 2_000;
const SELDOM = 30_000;
const ATTENDED = 60_000;

let pause = SOON;
let next;
let touched = Date.now();

function wait() {
  clearTimeout(next);
  if (!document.hidden && document.querySelector("[data-live]")) {
    next = setTimeout(ask, pause);
    pause = Math.min(pause * 1.5, SELDOM);
  }
}

function ask() {
  document.querySelectorAll("[data-live]").forEach((part) => htmx.trigger(part, "ask"));
  wait();
}

function touch() {
  const wasLeft = Date.now() - touched > ATTENDED;
  touched = Date.now();
  if (wasLeft) {
    pause = SOON;
    ask();
  }
}

function show() {
  if (document.hidden) {
    clearTimeout(next);
  } else {
    touched = Date.now();
    pause = SOON;
    ask();
  }
}

document.addEventListener("visibilitychange", show);
["pointermove", "pointerdown", "keydown", "scroll"].forEach((kind) =>
  document.addEventListener(kind, touch, { passive: true }));
document.addEventListener("htmx:configRequest", (event) => {
  if (event.target.hasAttribute("data-live") && Date.now() - touched > ATTENDED) {
    event.detail.headers["Kontor-Unattended"] = "true";
  }
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.hasAttribute("data-live")) {
    pause = SOON;
    wait();
  }
});
wait();

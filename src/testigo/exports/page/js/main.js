/** Starts the page: takes the choices from the address and wires the parts together. */

import { startDetail } from "./detail.js";
import { byId, h } from "./dom.js";
import { startFilters } from "./filters.js";
import { startList } from "./list.js";
import { redraw, startMap } from "./map.js";
import { choose, onChange, readAddress } from "./state.js";
import { startTimeline } from "./timeline.js";
import { LANGUAGES, language, speak, t } from "./words.js";

/** Give the template's fixed elements their words. */
function writeTemplate() {
  for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.getAttribute("data-t") ?? "");
  for (const one of document.querySelectorAll("[data-t-label]")) one.setAttribute("aria-label", t(one.getAttribute("data-t-label") ?? ""));
  document.title = `Testigo · ${t("title")}`;
  byId("languages").replaceChildren(
    ...LANGUAGES.map((one) => h("button", { type: "button", class: "quiet", lang: one, "aria-pressed": String(one === language()), onclick: () => choose({ lang: one }) }, one.toUpperCase())),
  );
}

/** Light or dark as the system is, until the reader chooses. */
function startTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const wear = (/** @type {boolean} */ dark) => {
    root.dataset.theme = dark ? "dark" : "light";
    redraw();
  };
  const follow = () => wear(system.matches);
  const button = byId("theme");
  button.append("◐");
  button.addEventListener("click", () => {
    system.removeEventListener("change", follow);
    wear(root.dataset.theme !== "dark");
  });
  system.addEventListener("change", follow);
  follow();
}

function startCopy() {
  byId("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
    } catch {
      return; // the address bar holds the same link
    }
    byId("copy").textContent = t("copied");
    setTimeout(() => (byId("copy").textContent = t("copy_link")), 1500);
  });
}

function startFilterToggle() {
  const button = byId("filters-toggle");
  button.addEventListener("click", () => {
    const open = document.body.classList.toggle("filters-open");
    button.setAttribute("aria-expanded", String(open));
  });
}

speak(language());
readAddress();
writeTemplate();
onChange((changed) => changed.has("lang") && writeTemplate());
addEventListener("hashchange", readAddress);
startCopy();
startFilterToggle();
startFilters();
startMap();
startTheme();
startTimeline();
startList();
startDetail();

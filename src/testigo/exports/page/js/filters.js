/** The form that narrows what is shown. Its choices come from the incidents themselves. */

import { byId, h } from "./dom.js";
import { FAMILIES, ITEMS, kept } from "./incidents.js";
import { familyClass } from "./markers.js";
import { choose, clearFilters, isFiltered, onChange, state } from "./state.js";
import { capitalised, country, label, nameOf, number, t } from "./words.js";

const MOST_ACTORS = 200; // a longer menu helps nobody; the search finds the rest

/** @type {HTMLElement} */
let form;

export function startFilters() {
  form = byId("filters");
  form.addEventListener("submit", (event) => event.preventDefault());
  build();
  onChange((changed) => (changed.has("lang") ? build() : refresh()), ["id", "at"]);
}

function build() {
  form.replaceChildren(
    h("input", { type: "search", name: "q", placeholder: t("search_hint"), "aria-label": t("search"), autocomplete: "off", oninput: later((/** @type {string} */ value) => choose({ q: value })) }),
    h("div", { class: "families", role: "group", "aria-label": t("kind") }, ...families()),
    h("div", { class: "row" }, select("where", t("where"), places()), select("actor", t("who"), actors())),
    h(
      "div",
      { class: "row" },
      h("label", { class: "number" }, t("killed_at_least"), h("input", { type: "number", name: "killed", min: 0, inputmode: "numeric", oninput: later((/** @type {string} */ value) => choose({ killed: Math.max(0, Number.parseInt(value, 10) || 0) })) })),
      h("button", { type: "button", class: "quiet", id: "clear", onclick: clearFilters }, t("clear")),
    ),
    h("label", { class: "tick" }, h("input", { type: "checkbox", name: "view", onchange: (/** @type {Event} */ event) => choose({ view: /** @type {HTMLInputElement} */ (event.target).checked }) }), t("in_view")),
  );
  refresh();
}

/** Call with the field's value once typing pauses. @param {(value: string) => void} then */
function later(then) {
  let timer = 0;
  return (/** @type {Event} */ event) => {
    clearTimeout(timer);
    timer = setTimeout(() => then(/** @type {HTMLInputElement} */ (event.target).value), 160);
  };
}

function families() {
  const present = FAMILIES.filter((family) => ITEMS.some((item) => item.family === family));
  return present.map((family) =>
    h(
      "button",
      {
        type: "button",
        class: `chip ${familyClass(family)}`,
        "data-family": family,
        onclick: () => choose({ types: state.types.includes(family) ? state.types.filter((one) => one !== family) : [...state.types, family] }),
      },
      h("span", { class: "dot", "aria-hidden": "true" }),
      t(`family_${family}`),
      h("span", { class: "n" }),
    ),
  );
}

/** @param {"where" | "actor"} key @param {string} name @param {(HTMLElement)[]} options */
function select(key, name, options) {
  const onchange = (/** @type {Event} */ event) => choose({ [key]: /** @type {HTMLSelectElement} */ (event.target).value });
  return h("label", {}, h("span", {}, name), h("select", { name: key, onchange }, ...options));
}

/** @param {string} value @param {string} text */
function option(value, text) {
  return h("option", { value }, text);
}

function places() {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const { record } of ITEMS) {
    const code = record.place?.country;
    if (!code) continue;
    if (!found.has(code)) found.set(code, new Set());
    if (record.place?.admin1) found.get(code)?.add(record.place.admin1);
  }
  const sorted = [...found].map(([code, states]) => ({ code, name: country(code) ?? code, states: [...states].sort((a, b) => a.localeCompare(b)) }));
  sorted.sort((a, b) => a.name.localeCompare(b.name));
  const options = sorted.flatMap(({ code, name, states }) => [option(code, name), ...states.map((one) => option(`${code}/${one}`, `\u2003${one}`))]);
  return [option("", t("anywhere")), ...options];
}

function actors() {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const { record } of ITEMS) {
    const people = [...(record.perpetrators ?? []), ...(record.targets ?? [])];
    for (const name of new Set(people.map(label))) found.set(name, (found.get(name) ?? 0) + 1);
  }
  const frequent = [...found].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, MOST_ACTORS);
  return [option("", t("anyone")), ...frequent.map(([name, n]) => option(name, n > 1 ? `${name} (${number(n)})` : name))];
}

/** Bring every field in line with the state, and the chips with what the other filters leave. */
function refresh() {
  const fields = /** @type {any} */ (form).elements;
  if (document.activeElement !== fields.q) fields.q.value = state.q;
  if (document.activeElement !== fields.killed) fields.killed.value = state.killed || "";
  fields.where.value = state.where;
  fields.actor.value = state.actor;
  fields.view.checked = state.view;
  const left = kept("types");
  for (const chip of form.querySelectorAll("[data-family]")) {
    const family = /** @type {HTMLElement} */ (chip).dataset.family ?? "";
    const n = left.filter((item) => item.family === family).length;
    chip.setAttribute("aria-pressed", String(state.types.includes(family)));
    chip.classList.toggle("empty", n === 0);
    /** @type {HTMLElement} */ (chip.querySelector(".n")).textContent = number(n);
  }
  const types = state.types.filter((one) => !FAMILIES.includes(one));
  byId("clear").hidden = !isFiltered();
  byId("clear").title = types.map((one) => capitalised(nameOf("event_types", one))).join(", ");
}

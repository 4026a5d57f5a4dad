/** The incidents that the filters keep, the latest first. */

import { byId, h } from "./dom.js";
import { ITEMS, kept } from "./incidents.js";
import { familyClass } from "./markers.js";
import { idsInView } from "./map.js";
import { REPORTS } from "./payload.js";
import { choose, onChange, state } from "./state.js";
import { capitalised, days, figure, label, nameOf, number, plural, t, whereabouts } from "./words.js";

const PAGE = 120; // rows drawn at once; more come by the button

/** @type {HTMLElement} */
let place;
let drawn = PAGE;

export function startList() {
  place = byId("list");
  place.addEventListener("keydown", keyed);
  byId("map").addEventListener("moved", () => state.view && draw());
  onChange(markChosen);
  onChange(() => {
    drawn = PAGE;
    draw();
  }, ["id", "at"]);
  draw();
}

function draw() {
  const inView = state.view ? idsInView() : null;
  const items = kept().filter(({ record }) => !inView || inView.has(record.id));
  const rows = items.slice(0, drawn).map(row);
  const rest = items.length - rows.length;
  const more = h("button", { type: "button", class: "more", onclick: () => ((drawn += PAGE * 5), draw()) }, t("more", { n: Math.min(rest, PAGE * 5) }));
  place.replaceChildren(items.length ? h("ol", {}, ...rows) : h("p", { class: "nothing" }, t("nothing_found")), rest > 0 ? more : "", h("p", { class: "footer" }, t("footer")));
  summarise(items.length);
  markChosen();
}

/** @param {number} shown */
function summarise(shown) {
  const all = ITEMS.length;
  const unplaced = ITEMS.filter(({ x }) => x === null).length;
  const parts = [plural("summary_incident", "summary_incidents", all), plural("summary_report", "summary_reports", Object.keys(REPORTS).length)];
  if (unplaced) parts.push(t("without_place", { n: number(unplaced) }));
  if (shown !== all) parts.push(t("shown_of", { n: number(shown), all: number(all) }));
  byId("summary").textContent = parts.join(" · ");
}

/** @param {import("./incidents.js").Item} item */
function row({ record, family }) {
  const status = record.status === "occurred" ? "" : ` (${nameOf("statuses", record.status)})`;
  const who = (/** @type {import("./payload.js").Actor[] | null} */ actors) => actors?.map(label).join(", ") ?? t("unknown_people");
  const notes = [record.certainty === "confirmed" || record.certainty === "reported" ? "" : nameOf("certainties", record.certainty), record.main ? "" : t("background")];
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: `row ${familyClass(family)}`, "data-id": record.id, onclick: () => choose({ id: record.id }) },
      h("span", { class: "what" }, h("strong", {}, capitalised(nameOf("event_types", record.event_type)) + status), h("span", { class: "when" }, days(record.date))),
      h("span", { class: "where" }, whereabouts(record.place)),
      h("span", { class: "who" }, who(record.perpetrators), " → ", who(record.targets)),
      h("span", { class: "facts" }, ...toll(record), ...notes.filter(Boolean).map((one) => h("span", { class: "note" }, one)), h("span", { class: "count" }, plural("summary_report", "summary_reports", record.reports.length))),
    ),
  );
}

/** Killed and injured, only where they are known. @param {import("./payload.js").Incident} record */
function toll(record) {
  const told = [];
  for (const key of /** @type {const} */ (["killed", "injured"])) {
    const count = record[key];
    if (!count) continue;
    const words = count.low === 1 && count.high === 1 ? t(`${key}_one`) : t(`${key}_short`, { n: count.high === 0 ? "0" : figure(count) });
    told.push(h("span", { class: `toll ${key} ${count.high === 0 ? "zero" : ""}` }, words));
  }
  return told;
}

function markChosen() {
  for (const one of place.querySelectorAll("[data-id]")) {
    const chosen = /** @type {HTMLElement} */ (one).dataset.id === state.id;
    one.setAttribute("aria-pressed", String(chosen));
    if (chosen) uncover(/** @type {HTMLElement} */ (one));
  }
}

/** Scroll the list, never the page, until a row is seen. @param {HTMLElement} one */
function uncover(one) {
  const [row, frame] = [one.getBoundingClientRect(), place.getBoundingClientRect()];
  if (row.top < frame.top) place.scrollTop += row.top - frame.top;
  else if (row.bottom > frame.bottom) place.scrollTop += row.bottom - frame.bottom;
}

/** Arrow keys go from row to row. @param {KeyboardEvent} event */
function keyed(event) {
  const rows = [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-id]"))];
  const at = rows.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || at < 0) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, at + step))].focus();
}

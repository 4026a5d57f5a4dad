/** The chosen incident: its record beside its reports, each lighting up the other. */

import { byId, h } from "./dom.js";
import { itemOf } from "./incidents.js";
import { familyClass } from "./markers.js";
import { REPORTS } from "./payload.js";
import { fields } from "./record.js";
import { reportArticle } from "./report.js";
import { choose, onChange, state } from "./state.js";
import { capitalised, days, nameOf, plural, t, whereabouts } from "./words.js";

const OPEN_AT_FIRST = 4; // reports; further ones start closed

/** @type {HTMLElement} */
let panel;
let shown = "";

export function startDetail() {
  panel = byId("detail");
  for (const kind of ["mouseover", "focusin"]) panel.addEventListener(kind, (event) => light(/** @type {Element} */ (event.target)));
  panel.addEventListener("mouseleave", () => light(null));
  panel.addEventListener("click", (event) => bringIntoView(/** @type {Element} */ (event.target)));
  panel.addEventListener("keydown", keyed);
  onChange((changed) => {
    if (changed.has("id") || changed.has("lang")) show(changed.has("id"));
  });
  show(false);
}

/** @param {boolean} isNew */
function show(isNew) {
  const item = itemOf(state.id);
  panel.hidden = !item;
  document.body.classList.toggle("has-detail", Boolean(item));
  if (!item) {
    panel.replaceChildren();
    /** @type {HTMLElement | null} */ (document.querySelector(`[data-id="${CSS.escape(shown)}"]`))?.focus({ preventScroll: true });
    shown = "";
    return;
  }
  shown = item.record.id;
  const { record } = item;
  const evidence = record.evidence.map((one, index) => ({ one, index }));
  const told = record.reports.map(({ id }, number) =>
    reportArticle(REPORTS[id], evidence.filter(({ one }) => one.report === id), number < OPEN_AT_FIRST),
  );
  panel.replaceChildren(
    heading(item),
    h(
      "div",
      { class: "columns" },
      h("div", { class: "record" }, h("h2", {}, t("record")), ...fields(record), judgements(record), h("p", { class: "id" }, `${t("record_id")} ${record.id}`)),
      h("div", { class: "sources" }, h("h2", {}, t("reports")), h("p", { class: "help" }, t("words_help")), ...told),
    ),
  );
  if (isNew) {
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
  }
}

/** @param {import("./incidents.js").Item} item */
function heading({ record, family }) {
  const badges = [nameOf("certainties", record.certainty), record.status === "occurred" ? "" : nameOf("statuses", record.status), record.main ? "" : t("background"), plural("summary_report", "summary_reports", record.reports.length)];
  return h(
    "header",
    { class: familyClass(family) },
    h("button", { type: "button", class: "close", "aria-label": t("close"), title: t("close"), onclick: () => choose({ id: "" }) }, "✕"),
    h("p", { class: "kind" }, capitalised(t(`family_${family}`))),
    h("h2", {}, capitalised(nameOf("event_types", record.event_type))),
    h("p", { class: "line" }, `${days(record.date)} · ${whereabouts(record.place)}`),
    h("p", { class: "badges" }, ...badges.filter(Boolean).map((one) => h("span", {}, one)), assessed("grades", record.grade), record.clarity?.value === "summary" ? assessed("clarities", record.clarity) : null),
  );
}

/** How well the incident is founded, with the rule to be read beside it. @param {string} list @param {{value: string, rule: string} | null} held */
function assessed(list, held) {
  return held && h("span", { title: nameOf("rules", held.rule), "data-assessment": list }, nameOf(list, held.value));
}

/** @param {import("./payload.js").Incident} record */
function judgements(record) {
  if (!record.judgements.length) return null;
  const items = record.judgements.map(({ score, reasons }) => h("li", {}, reasons.join("; "), " ", h("small", {}, t("score", { n: score.toFixed(2) }))));
  return h("details", { class: "judgements" }, h("summary", {}, t("same_incident")), h("ul", {}, ...items));
}

/** The numbers of the evidence that an element stands for. @param {Element | null} target @returns {Set<string>} */
function evidenceOf(target) {
  const stated = target?.closest("[data-stated]")?.getAttribute("data-stated");
  if (stated) return new Set(stated.split(" "));
  const single = target?.closest("[data-evidence]")?.getAttribute("data-evidence");
  if (single) return new Set([single]);
  const whole = target?.closest(".cell");
  return new Set([...(whole?.querySelectorAll("[data-evidence]") ?? [])].map((one) => one.getAttribute("data-evidence") ?? ""));
}

/** Light up a field and its words, whichever of the two is pointed at. @param {Element | null} target */
function light(target) {
  const lit = evidenceOf(target);
  const any = (/** @type {string | null} */ ids) => (ids ?? "").split(" ").some((id) => id && lit.has(id));
  for (const one of panel.querySelectorAll("[data-quoted]")) {
    one.classList.toggle("lit", any(one.getAttribute("data-stated")));
    one.classList.toggle("lit-quote", any(one.getAttribute("data-quoted")));
  }
  for (const one of panel.querySelectorAll("[data-evidence]")) one.classList.toggle("lit", any(one.getAttribute("data-evidence")));
  for (const one of panel.querySelectorAll(".cell")) one.classList.toggle("lit", one.querySelector("[data-evidence].lit") !== null);
}

/** A click on a field shows its words, a click on words their field. @param {Element} target */
function bringIntoView(target) {
  if (target.closest("a, button, summary")) return;
  const fromText = target.closest("[data-stated]") !== null;
  const [first] = evidenceOf(target);
  if (first === undefined) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const twin = fromText
    ? panel.querySelector(`[data-evidence="${first}"]`)
    : [...panel.querySelectorAll("[data-stated]")].find((one) => (one.getAttribute("data-stated") ?? "").split(" ").includes(first));
  const closed = twin?.closest("details:not([open])");
  if (closed) closed.setAttribute("open", "");
  twin?.scrollIntoView({ block: "center", behavior: calm });
}

/** @param {KeyboardEvent} event */
function keyed(event) {
  const target = /** @type {Element} */ (event.target);
  if (event.key === "Escape") choose({ id: "" });
  if ((event.key === "Enter" || event.key === " ") && target.matches(".cell")) {
    event.preventDefault();
    bringIntoView(target);
  }
}

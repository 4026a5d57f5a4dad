/** The fields of one record: value, rule, the words it rests on, and what was said otherwise. */

import { h } from "./dom.js";
import { REPORTS } from "./payload.js";
import { capitalised, country, days, figure, label, nameOf, t, whereabouts } from "./words.js";

/** @typedef {import("./payload.js").Evidence} Evidence */

const COUNTS = ["killed", "injured", "casualties", "abducted", "detained", "missing", "displaced"];
const FIELDS = ["event_type", "date", "place", "perpetrators", "targets", "weapons", ...COUNTS, "damage", "victims", "suspects"];
const SINGULAR = /** @type {Record<string, string>} */ ({ perpetrators: "perpetrator", targets: "target", weapons: "weapon", victims: "victim", suspects: "suspect" });

/** Fields with a value first, in the order of the record; gaps after them, those of plain silence together. @param {import("./payload.js").Incident} record */
export function fields(record) {
  const known = (/** @type {string} */ field) => /** @type {any} */ (record)[field] !== null;
  const silent = (/** @type {string} */ field) => !known(field) && !record.evidence.some((one) => one.field === field) && record.gaps[field] === "not stated";
  const told = FIELDS.filter((field) => !silent(field)).sort((a, b) => Number(known(b)) - Number(known(a)));
  return [...told.map((field) => cell(record, field, known(field))), silence(FIELDS.filter(silent))];
}

/** The fields that no report says a word of. @param {string[]} names */
function silence(names) {
  if (!names.length) return null;
  return h("section", { class: "cell gap silent" }, h("h3", {}, capitalised(t("gap_not_stated"))), h("ul", {}, ...names.map((field) => h("li", {}, h("span", {}, fieldName(field)), " ", h("em", {}, t("not_known"))))));
}

/** @param {string} field */
function fieldName(field) {
  return field === "event_type" ? t("event_type") : capitalised(nameOf("attributes", SINGULAR[field] ?? field));
}

/** @param {import("./payload.js").Incident} record @param {string} field @param {boolean} known */
function cell(record, field, known) {
  const evidence = record.evidence.map((one, index) => ({ one, index })).filter(({ one }) => one.field === field);
  const basis = evidence.filter(({ one }) => one.basis);
  const dissent = evidence.filter(({ one }) => !one.basis);
  const rule = evidence[0]?.one.rule;
  return h(
    "section",
    { class: `cell ${known ? "" : "gap"}`, "data-field": field, tabindex: 0 },
    h("h3", {}, fieldName(field)),
    h("div", { class: "value" }, ...(known ? value(record, field) : gap(record.gaps[field] ?? ""))),
    quotes(basis, ""),
    quotes(dissent, known ? t("dissent") : ""),
    record.decisions[field] ? h("p", { class: "rule" }, t("decided")) : null,
    known && rule && evidence.length > 1 ? h("p", { class: "rule" }, nameOf("rules", rule)) : null,
  );
}

/** A gap says why there is no value: it is never shown as zero. @param {string} reason */
function gap(reason) {
  const [kind, detail] = reason.split(": ", 2);
  const key = `gap_${kind.replace(" ", "_")}`;
  return [h("em", {}, t("not_known")), h("span", { class: "why" }, `${t(key)}${detail ? ` (${detail})` : ""}`)];
}

/** @param {import("./payload.js").Incident} record @param {string} field @returns {(HTMLElement | string)[]} */
function value(record, field) {
  const held = /** @type {any} */ (record)[field];
  if (field === "event_type") return [h("strong", {}, capitalised(nameOf("event_types", held)))];
  if (field === "date") return [h("strong", {}, days(held)), held.time_of_day ? `, ${t(`time_${held.time_of_day}`)}` : ""];
  if (field === "place") return [h("strong", {}, whereabouts(held)), h("small", {}, `${t(`precision_${held.located}`)}${held.lat === null ? "" : ` · ${held.lat.toFixed(3)}, ${held.lon.toFixed(3)}`}`)];
  if (field === "perpetrators" || field === "targets") return [h("ul", {}, ...held.map(person))];
  if (field === "weapons") return [h("strong", {}, capitalised(held.map((/** @type {string} */ one) => nameOf("weapons", one).toLowerCase()).join(", ")))];
  if (field === "damage") return [h("ul", {}, ...held.map((/** @type {string} */ one) => h("li", {}, one)))];
  if (field === "victims" || field === "suspects") return [h("ul", {}, ...held.map(named))];
  const sides = field === "killed" ? record.killed_by_side : null;
  const split = sides?.perpetrators && sides.targets && t("of_them", { a: figure(sides.perpetrators), b: figure(sides.targets) });
  return [h("strong", {}, figure(held)), split ? h("small", {}, split) : ""];
}

/** @param {import("./payload.js").Named} one */
function named(one) {
  const notes = [one.role ?? "", one.age === null ? "" : String(one.age), one.fate ? nameOf("attributes", one.fate) : ""].filter(Boolean);
  return h("li", {}, h("strong", {}, one.name), h("small", {}, notes.join(" · ")));
}

/** @param {import("./payload.js").Actor} actor */
function person(actor) {
  const reserve = actor.certainty && !["confirmed", "reported"].includes(actor.certainty) ? nameOf("certainties", actor.certainty) : "";
  const notes = [nameOf("actor_kinds", actor.kind), actor.count ? figure(actor.count) : "", reserve].filter(Boolean);
  return h("li", {}, h("strong", {}, label(actor)), h("small", {}, notes.join(" · ")));
}

/** @param {{one: Evidence, index: number}[]} evidence @param {string} heading */
function quotes(evidence, heading) {
  if (!evidence.length) return null;
  const items = evidence.map(({ one, index }) => {
    const report = REPORTS[one.report];
    const voice = [one.attributed_to, report.source ?? report.title, nameOf("certainties", one.certainty), one.partisan ? t("partisan") : ""].filter(Boolean);
    return h(
      "li",
      { "data-evidence": index },
      heading ? h("span", { class: "said" }, said(one)) : null,
      h("q", {}, wordsOf(one)),
      h("span", { class: "voice" }, voice.join(" · ")),
    );
  });
  return h("div", { class: heading ? "dissent" : "basis" }, heading ? h("h4", {}, heading) : null, h("ul", {}, ...items));
}

/** The words within the quote that state the value; offsets count code points. @param {Evidence} one */
function wordsOf(one) {
  const [start, end] = [one.words_start - one.start, one.words_end - one.start];
  const words = [...one.quote].slice(start, end).join("");
  return words || one.quote;
}

/** What a dissenting voice holds the value to be. @param {Evidence} one */
function said({ field, value: held, reason }) {
  if (held === null) return reason;
  if (field === "event_type") return nameOf("event_types", held);
  if (field === "weapons") return nameOf("weapons", held);
  if (typeof held === "string") return held;
  if (field === "date") return days(held);
  if (field === "place") return [held.name, held.admin1, country(held.country)].filter(Boolean).join(", ");
  return "kind" in held ? label(held) : figure(held);
}

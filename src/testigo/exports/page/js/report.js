/** A report's text with the words marked that the record rests on. Offsets count code points. */

import { h } from "./dom.js";
import { day, t } from "./words.js";

/** @typedef {import("./payload.js").Evidence} Evidence */

/**
 * @param {import("./payload.js").Report} report
 * @param {{one: Evidence, index: number}[]} evidence what the record takes from this report
 * @param {boolean} open
 */
export function reportArticle(report, evidence, open) {
  const about = [report.source, report.published && t("published", { day: day(report.published) })].filter(Boolean).join(" · ");
  const isWeb = /^https?:\/\//i.test(report.url ?? "");
  const original = isWeb && h("a", { href: report.url, rel: "noopener noreferrer nofollow", target: "_blank" }, `${t("original")} ↗`);
  return h(
    "details",
    { class: "report", "data-report": report.id, open },
    h("summary", {}, h("span", { class: "title" }, report.title), h("span", { class: "about" }, about)),
    original ? h("p", { class: "original" }, original) : null,
    h("div", { class: "text", lang: report.language }, ...marked(report.text, evidence)),
  );
}

/**
 * Cut the text at every end of a quote or of the words in it, so that overlapping ones can all be shown.
 * @param {string} text @param {{one: Evidence, index: number}[]} evidence
 */
function marked(text, evidence) {
  const letters = [...text];
  const cuts = new Set([0, letters.length]);
  for (const { one } of evidence) for (const at of [one.start, one.end, one.words_start, one.words_end]) cuts.add(at);
  const ends = [...cuts].sort((a, b) => a - b);
  return ends.slice(1).map((end, i) => {
    const start = ends[i];
    const words = letters.slice(start, end).join("");
    const quoted = evidence.filter(({ one }) => one.start <= start && end <= one.end);
    if (!quoted.length) return words;
    const stated = quoted.filter(({ one }) => one.words_start <= start && end <= one.words_end);
    const ids = (/** @type {typeof quoted} */ some) => some.map(({ index }) => index).join(" ");
    const look = !stated.length ? "quote" : stated.some(({ one }) => one.basis) ? "words" : "words against";
    return h(stated.length ? "mark" : "span", { class: look, "data-quoted": ids(quoted), "data-stated": ids(stated) }, words);
  });
}

/** The interface's language, and how it writes numbers, days, countries and codes. */

import { NAMES, WORDS } from "./payload.js";

export const LANGUAGES = ["en", "es"];

let current = LANGUAGES.find((one) => navigator.language.startsWith(one)) ?? "en";

/** @returns {string} */
export function language() {
  return current;
}

/** @param {string} chosen */
export function speak(chosen) {
  current = LANGUAGES.includes(chosen) ? chosen : "en";
  document.documentElement.lang = current;
}

/** The interface's words for a key. @param {string} key @param {Record<string, string | number>} [filling] */
export function t(key, filling = {}) {
  const words = WORDS[key]?.[current] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => String(filling[name] ?? ""));
}

/** "1 report", "2 reports". @param {string} one @param {string} many @param {number} n */
export function plural(one, many, n) {
  return n === 1 ? t(one) : t(many, { n: number(n) });
}

/** The codebook's name of a code. @param {string} list @param {string} code */
export function nameOf(list, code) {
  return NAMES[list]?.[code]?.[current] ?? code.replaceAll("_", " ");
}

/** @param {number} n */
export function number(n) {
  return n.toLocaleString(current, { useGrouping: n >= 10000 });
}

/** @param {string} text */
export function capitalised(text) {
  return text ? text[0].toLocaleUpperCase(current) + text.slice(1) : text;
}

/** @param {string} iso @param {Intl.DateTimeFormatOptions} [options] */
export function day(iso, options = { day: "numeric", month: "short", year: "numeric" }) {
  return new Date(iso + "T00:00:00Z").toLocaleDateString(current === "en" ? "en-GB" : "es-MX", { ...options, timeZone: "UTC" });
}

/** @param {string | null} code */
export function country(code) {
  if (!code) return null;
  try {
    return new Intl.DisplayNames([current], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** A date as exact as it is, and no more. @param {import("./payload.js").Days | null} date */
export function days(date) {
  if (!date) return t("unknown_date");
  const { earliest, latest, precision } = date;
  if (!earliest || !latest) return earliest ? t("from_day", { day: day(earliest) }) : t("until_day", { day: day(latest ?? "") });
  if (precision === "month") return day(earliest, { month: "long", year: "numeric" });
  if (precision === "year") return earliest.slice(0, 4);
  if (precision === "week") return t("week_of", { day: day(earliest) });
  return earliest === latest ? day(earliest) : `${day(earliest)} – ${day(latest)}`;
}

/** A count in words; an open end is told. @param {import("./payload.js").Count} count */
export function figure(count) {
  const { low, best, high } = count;
  if (high === null) return t("at_least", { n: number(low) });
  if (high === 0) return t("none_stated");
  if (low === high) return number(low);
  const ends = { low: number(low), high: number(high) };
  return best === null ? t("range", ends) : t("best_of", { best: number(best), ...ends });
}

/** The place with what it lies in. @param {import("./payload.js").Place | null} place */
export function whereabouts(place) {
  if (!place) return t("unknown_place");
  const names = [place.name, place.admin2, place.admin1, country(place.country)];
  const same = place.precision === "country" ? [country(place.country)] : names;
  return [...new Set(same.filter(Boolean))].join(", ");
}

/** @param {import("./payload.js").Actor} actor */
export function label(actor) {
  return actor.name || actor.description;
}

/** Text without case and accents, for searching. @param {string} text */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

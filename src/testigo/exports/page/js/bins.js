/** Divides time into weeks, months or years, and counts incidents in them. */

import { dayNumber, FAMILIES, isoDay, ITEMS } from "./incidents.js";

/** @typedef {{start: number, end: number}} Bin days since 1970, the end not included */

const WEEKS_UP_TO = 550; // days: some eighteen months of weekly bars
const MONTHS_UP_TO = 4400; // days: some twelve years of monthly bars
const STRAGGLERS = 0.04; // share of incidents, on either side, that may stand beyond the bars ...
const FAR = 3; // ... where the bars would otherwise span this many times as long

/** @returns {{unit: string, bins: Bin[]}} */
export function binned() {
  const found = bounds();
  if (!found) return { unit: "week", bins: [] };
  const [first, last] = found;
  const unit = last - first <= WEEKS_UP_TO ? "week" : last - first <= MONTHS_UP_TO ? "month" : "year";
  const bins = [];
  for (let start = startOf(first, unit); start <= last; start = nextOf(start, unit)) bins.push({ start, end: nextOf(start, unit) });
  return { unit, bins };
}

/** The first and last day of the bars: of all incidents, unless a few lie far from the others. */
function bounds() {
  const firsts = ITEMS.flatMap(({ from }) => (from === null ? [] : [from])).sort((a, b) => a - b);
  const lasts = ITEMS.flatMap(({ to }) => (to === null ? [] : [to])).sort((a, b) => a - b);
  if (!firsts.length) return null;
  const all = [firsts[0], lasts[lasts.length - 1]];
  const few = Math.floor(firsts.length * STRAGGLERS);
  const most = [firsts[few], lasts[lasts.length - 1 - few]];
  return all[1] - all[0] > FAR * (most[1] - most[0] + 1) && few ? most : all;
}

/** Weeks begin on Monday; day 0 of 1970 was a Thursday. @param {number} n @param {string} unit */
export function startOf(n, unit) {
  if (unit === "week") return n - ((((n + 3) % 7) + 7) % 7);
  return dayNumber(isoDay(n).slice(0, unit === "month" ? 7 : 4) + (unit === "month" ? "-01" : "-01-01"));
}

/** @param {number} n @param {string} unit */
export function nextOf(n, unit) {
  return unit === "week" ? n + 7 : startOf(n + (unit === "month" ? 32 : 367), unit);
}

/**
 * How many incidents of each family fall into each bin: [sure, spread over several].
 * @param {import("./incidents.js").Item[]} items @param {Bin[]} bins @returns {Map<string, [number, number]>[]}
 */
export function tallied(items, bins) {
  const tally = bins.map(() => new Map(FAMILIES.map((family) => [family, /** @type {[number, number]} */ ([0, 0])])));
  for (const { from, to, family } of items) {
    if (from === null || to === null) continue;
    const within = bins.flatMap(({ start, end }, index) => (start <= to && end > from ? [index] : []));
    for (const index of within) {
      const cell = /** @type {[number, number]} */ (tally[index].get(family));
      cell[within.length === 1 ? 0 : 1] += 1 / within.length;
    }
  }
  return tally;
}

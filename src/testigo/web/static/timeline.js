// The timeline: bars by month or year, coloured by family; dragging across them chooses a period.
import { ask, sayWhy, t } from "./api.js";
import { familyClass } from "./families.js";

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 116, TOP = 14, FLOOR = 98, MOST_MONTHS = 72;

/** @typedef {{period: string, group: string, incidents: number, spread: number, killed: number}} Bar */

/**
 * Draw a timeline; `chosen` is told the first and last day of a period that was dragged over, none after a double click.
 * @param {HTMLElement} place
 * @param {(since: string, until: string) => void} chosen
 */
export function createTimeline(place, chosen) {
  /** @type {string[]} */
  let periods = [];
  /** @type {URLSearchParams} */
  let shown = new URLSearchParams();
  let latest = 0;

  /** @param {URLSearchParams} filter */
  async function show(filter) {
    const mine = ++latest;
    shown = filter;
    const asked = new URLSearchParams(filter);
    asked.delete("since");
    asked.delete("until");
    try {
      const bars = await ask("GET", `/timeline?${asked}`);
      if (mine === latest) draw(bars);
    } catch (error) {
      sayWhy(error);
    }
  }

  /** @param {Bar[]} bars */
  function draw(bars) {
    const dated = bars.filter((bar) => bar.period);
    const months = span(dated.map((bar) => bar.period), 7);
    const length = months.length > MOST_MONTHS ? 4 : 7;
    periods = length === 7 ? months : span(dated.map((bar) => bar.period), 4);
    const width = place.clientWidth || 600, step = (width - 20) / Math.max(periods.length, 1);
    const drawing = element("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, preserveAspectRatio: "xMinYMin meet", role: "img", "aria-label": t("js_per", { period: t(length === 7 ? "js_month" : "js_year") }) });
    /** @type {Map<string, Bar[]>} */
    const of = new Map();
    for (const bar of dated) {
      const period = bar.period.slice(0, length), there = of.get(period) ?? [], same = there.find((each) => each.group === bar.group);
      if (same) { same.incidents += bar.incidents; same.spread += bar.spread; } else there.push({ ...bar });
      of.set(period, there);
    }
    const most = Math.max(1, ...[...of.values()].map((each) => each.reduce((sum, bar) => sum + bar.incidents, 0)));
    periods.forEach((period, at) => {
      let y = FLOOR;
      for (const bar of of.get(period) ?? []) {
        for (const [count, kind] of /** @type {[number, string][]} */ ([[bar.incidents - bar.spread, "bar"], [bar.spread, "bar spread"]])) {
          if (!count) continue;
          const height = ((FLOOR - TOP) * count) / most;
          y -= height;
          const rect = element("rect", { class: `${kind} ${familyClass(bar.group)}`, x: 10 + at * step, y, width: Math.max(1, Math.min(step * 0.85, 26)), height });
          rect.append(element("title", {}, `${period}: ${count}`));
          drawing.append(rect);
        }
      }
      if (at === 0 || (at > 3 && period.endsWith("-01") && length === 7) || (at > 3 && length === 4 && Number(period) % 5 === 0)) drawing.append(element("text", { x: 10 + at * step, y: 112 }, length === 7 && at ? period.slice(0, 4) : period));
    });
    drawing.append(element("text", { x: 10, y: 11 }, `${most} · ${t("js_per", { period: t(length === 7 ? "js_month" : "js_year") })}`));
    const undated = bars.filter((bar) => !bar.period).reduce((sum, bar) => sum + bar.incidents, 0);
    if (undated) drawing.append(element("text", { x: width - 10, y: 11, "text-anchor": "end" }, t("js_undated", { n: undated })));
    const [since, until] = [shown.get("since"), shown.get("until")];
    if ((since || until) && periods.length) {
      const from = since ? Math.max(0, index(since, length)) : 0, to = until ? index(until, length) + 1 : periods.length;
      drawing.append(element("rect", { class: "brush", x: 10 + from * step, y: 2, width: Math.max(2, (Math.max(to, from) - from) * step), height: FLOOR }));
    }
    place.replaceChildren(drawing);
  }

  /** @param {string} day @param {number} length */
  function index(day, length) {
    const found = periods.findIndex((period) => period >= day.slice(0, length));
    return found < 0 ? periods.length - 1 : found;
  }

  /** @param {PointerEvent} event */
  function at(event) {
    const { left, width } = place.getBoundingClientRect();
    const share = (event.clientX - left - 10) / (width - 20);
    return Math.min(periods.length - 1, Math.max(0, Math.floor(share * periods.length)));
  }

  let began = -1;
  place.addEventListener("pointerdown", (event) => { began = at(event); place.setPointerCapture(event.pointerId); });
  place.addEventListener("pointerup", (event) => {
    if (began < 0 || !periods.length) return;
    const [first, last] = [began, at(event)].sort((one, other) => one - other);
    began = -1;
    chosen(firstDay(periods[first]), lastDay(periods[last]));
  });
  place.addEventListener("dblclick", () => chosen("", ""));
  addEventListener("resize", () => show(shown));
  return { show };
}

/**
 * Return every period from the first to the last, months or years by the length of their names.
 * @param {string[]} named @param {number} length
 */
function span(named, length) {
  if (!named.length) return [];
  const sorted = named.map((each) => each.slice(0, length)).sort();
  const found = [], last = sorted[sorted.length - 1];
  let [year, month] = (sorted[0] + "-01").split("-").map(Number);
  for (let here = sorted[0]; here <= last; ) {
    found.push(here);
    if (length === 4 || ++month > 12) { year += 1; month = 1; }
    here = length === 4 ? pad(year, 4) : `${pad(year, 4)}-${pad(month, 2)}`;
  }
  return found;
}

/** @param {number} number @param {number} length */
const pad = (number, length) => String(number).padStart(length, "0");
/** @param {string} period */
const firstDay = (period) => (period.length === 4 ? `${period}-01-01` : `${period}-01`);
/** @param {string} period */
function lastDay(period) {
  if (period.length === 4) return `${period}-12-31`;
  const [year, month] = period.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/**
 * @param {string} name @param {Record<string, string | number>} attributes @param {string} [text]
 */
function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

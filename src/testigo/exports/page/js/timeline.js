/** Bars over time. A date known only as a span is spread over it, in a lighter tone. Dragging chooses a period. */

import { binned, nextOf, startOf, tallied } from "./bins.js";
import { byId, h, svg } from "./dom.js";
import { dayNumber, isoDay, kept } from "./incidents.js";
import { familyClass } from "./markers.js";
import { choose, onChange, state } from "./state.js";
import { capitalised, day, number, t } from "./words.js";

const HEIGHT = 80;
const AXIS = 18;
const TOP = 16; // room above the tallest bar
const SIDE = 14;
const ROOM_FOR_HINT = 560;

/** @typedef {import("./bins.js").Bin} Bin */

/** @type {HTMLElement} */
let place;
/** @type {Bin[]} */
let bins = [];
let unit = "week";
let width = 0;
/** @type {{from: number, to: number} | null} */
let brush = null;

export function startTimeline() {
  place = byId("timeline");
  ({ unit, bins } = binned());
  new ResizeObserver(() => {
    if (width === place.clientWidth) return;
    width = place.clientWidth;
    requestAnimationFrame(draw);
  }).observe(place);
  onChange(draw, ["id", "at"]);
}

function draw() {
  if (!width) return;
  const tally = tallied(kept("time"), bins);
  const totals = tally.map((bin) => [...bin.values()].reduce((sum, [sure, spread]) => sum + sure + spread, 0));
  const most = Math.max(1, ...totals);
  const chart = svg("svg", { class: "bars", viewBox: `0 0 ${width} ${HEIGHT + AXIS}`, height: HEIGHT + AXIS, "aria-hidden": "true" });
  tally.forEach((bin, index) => chart.append(...bars(bin, index, most)));
  chart.append(...scale(most));
  chart.append(svg("line", { class: "axis", x1: SIDE, x2: width - SIDE, y1: HEIGHT, y2: HEIGHT }), ...ticks());
  const box = h("div", { class: "chart" }, chart, ...brushParts());
  box.addEventListener("pointerdown", pressed);
  place.replaceChildren(heading(), box);
}

function heading() {
  const items = kept("time");
  const undated = items.filter(({ from }) => from === null).length;
  const beyond = items.filter(({ from, to }) => from !== null && to !== null && (to < span().first || from >= span().last)).length;
  const hint = width > ROOM_FOR_HINT ? t("timeline_hint") : "";
  const period = state.from || state.to ? `${state.from ? day(state.from) : "…"} – ${state.to ? day(state.to) : "…"}` : hint;
  return h(
    "div",
    { class: "heading" },
    h("span", { class: "unit" }, capitalised(t(`per_${unit}`))),
    h("span", { class: "period", "aria-live": "polite" }, period),
    state.from || state.to ? h("button", { type: "button", class: "quiet", onclick: () => choose({ from: "", to: "" }) }, t("clear_period")) : null,
    beyond ? h("span", { class: "undated" }, t("beyond", { n: beyond, from: isoDay(span().first).slice(0, 4), to: isoDay(span().last - 1).slice(0, 4) })) : null,
    undated ? h("span", { class: "undated" }, t("without_date", { n: undated })) : null,
  );
}

/** The height of the tallest bar, as a line with its number. @param {number} most */
function scale(most) {
  const [y, told] = [HEIGHT - (Math.floor(most) / most) * (HEIGHT - TOP), number(Math.floor(most))];
  return [svg("line", { class: "scale", x1: SIDE, x2: width - SIDE, y1: y, y2: y }), svg("text", { class: "scale", x: width - SIDE, y: y - 3, "text-anchor": "end" }, told)];
}

/** @param {Map<string, [number, number]>} bin @param {number} index @param {number} most */
function bars(bin, index, most) {
  const [left, right] = [xOf(bins[index].start), xOf(bins[index].end)];
  const gap = Math.min(2, (right - left) * 0.2);
  const faded = isOutside(bins[index]) ? "faded" : "";
  let y = HEIGHT;
  const drawn = [];
  for (const [family, amounts] of bin) {
    for (const [which, amount] of amounts.entries()) {
      if (!amount) continue;
      const tall = (amount / most) * (HEIGHT - TOP);
      y -= tall;
      const look = `bar ${familyClass(family)} ${which ? "spread" : ""} ${faded}`;
      drawn.push(svg("rect", { class: look, x: left + gap / 2, y, width: Math.max(1, right - left - gap), height: tall }));
    }
  }
  return drawn;
}

/** @param {Bin} bin */
function isOutside({ start, end }) {
  return Boolean((state.from && end <= dayNumber(state.from)) || (state.to && start > dayNumber(state.to)));
}

function span() {
  return { first: bins[0]?.start ?? 0, last: bins[bins.length - 1]?.end ?? 1 };
}

/** @param {number} n day since 1970 */
function xOf(n) {
  const { first, last } = span();
  return SIDE + ((n - first) / (last - first)) * (width - 2 * SIDE);
}

/** @param {number} x */
function dayAt(x) {
  const { first, last } = span();
  const share = Math.max(0, Math.min(1, (x - SIDE) / (width - 2 * SIDE)));
  return Math.round(first + share * (last - first));
}

function ticks() {
  const { first, last } = span();
  const kind = last - first > 1200 ? "year" : "month";
  const found = [];
  let before = -Infinity;
  for (let n = nextOf(startOf(first, kind) - 1, kind); n < last; n = nextOf(n, kind)) {
    const x = xOf(n);
    if (x < SIDE - 1 || x - before < 58) continue;
    before = x;
    const january = isoDay(n).slice(5, 7) === "01";
    const text = kind === "year" || january ? isoDay(n).slice(0, 4) : day(isoDay(n), { month: "short" });
    found.push(svg("line", { class: "tick", x1: x, x2: x, y1: HEIGHT, y2: HEIGHT + 4 }));
    found.push(svg("text", { class: january ? "tick year" : "tick", x: x + 3, y: HEIGHT + 14 }, text));
  }
  return found;
}

/** The chosen period and its two ends, which arrow keys move. */
function brushParts() {
  if (!bins.length) return [];
  const { first, last } = span();
  const from = brush?.from ?? (state.from ? dayNumber(state.from) : first);
  const to = brush?.to ?? (state.to ? dayNumber(state.to) + 1 : last);
  const chosen = state.from || state.to || brush;
  const [x1, x2] = [xOf(Math.max(first, Math.min(last, from))), xOf(Math.max(first, Math.min(last, to)))];
  const area = h("div", { class: "brush", hidden: !chosen });
  area.style.left = `${x1}px`;
  area.style.width = `${Math.max(2, x2 - x1)}px`;
  return [area, end("period_start", "from", x1, from), end("period_end", "to", x2, to - 1)];
}

/** @param {string} key @param {"from" | "to"} which @param {number} x @param {number} value */
function end(key, which, x, value) {
  const { first, last } = span();
  const handle = h("div", {
    class: "handle",
    role: "slider",
    tabindex: 0,
    "data-end": which,
    "aria-label": t(key),
    "aria-valuemin": first,
    "aria-valuemax": last,
    "aria-valuenow": value,
    "aria-valuetext": day(isoDay(value)),
    onkeydown: (/** @type {KeyboardEvent} */ event) => nudged(event, which, value),
  });
  handle.style.left = `${x}px`;
  return handle;
}

/** @param {KeyboardEvent} event @param {"from" | "to"} which @param {number} value */
function nudged(event, which, value) {
  const step = { ArrowLeft: -1, ArrowRight: 1, PageDown: -4, PageUp: 4 }[event.key];
  if (event.key === "Escape") choose({ from: "", to: "" });
  if (!step) return;
  event.preventDefault();
  const size = unit === "week" ? 7 : unit === "month" ? 30 : 365;
  const { first, last } = span();
  const moved = Math.max(first, Math.min(last - 1, value + step * size));
  const limit = which === "from" ? dayNumber(state.to || isoDay(last - 1)) : dayNumber(state.from || isoDay(first));
  choose({ [which]: isoDay(which === "from" ? Math.min(moved, limit) : Math.max(moved, limit)) });
  /** @type {HTMLElement | null} */ (place.querySelector(`[data-end="${which}"]`))?.focus();
}

/** @param {PointerEvent} event */
function pressed(event) {
  if (event.button || !bins.length) return;
  event.preventDefault();
  const left = place.getBoundingClientRect().left;
  const grip = /** @type {HTMLElement} */ (event.target).dataset.end;
  const { first, last } = span();
  const fixed = grip === "from" ? dayNumber(state.to || isoDay(last - 1)) + 1 : grip === "to" ? dayNumber(state.from || isoDay(first)) : dayAt(event.clientX - left);
  const stop = new AbortController();
  const drag = (/** @type {PointerEvent} */ now) => {
    const here = dayAt(now.clientX - left);
    brush = { from: Math.min(fixed, here), to: Math.max(fixed, here) };
    draw();
  };
  const drop = () => {
    stop.abort();
    const chosen = brush;
    brush = null;
    if (chosen && chosen.to > chosen.from) choose({ from: isoDay(chosen.from), to: isoDay(chosen.to - 1) });
    else if (!grip) choose({ from: "", to: "" });
    draw();
  };
  addEventListener("pointermove", drag, { signal: stop.signal });
  addEventListener("pointerup", drop, { signal: stop.signal });
  addEventListener("pointercancel", drop, { signal: stop.signal });
}

/** The map: land, borders and the incidents that the filters keep. */

import { drawBase } from "./basemap.js";
import { clustered } from "./clusters.js";
import { byId, h, svg } from "./dom.js";
import { listen, STEP } from "./gestures.js";
import { itemOf, ITEMS, kept } from "./incidents.js";
import { marker } from "./markers.js";
import { OUTLINES } from "./payload.js";
import { choose, onChange, state } from "./state.js";
import { fit, isSeen, MOST, onScreen, position, takePosition, view, zoom } from "./view.js";
import { days, nameOf, t } from "./words.js";

const SETTLED = 400; // milliseconds without a move until the address tells the position
const BESIDE = 60; // pixels beyond the edge where markers are still drawn
const TOGETHER = 40; // pixels at the closest zoom: incidents nearer than this cannot be told apart by zooming

const canvas = /** @type {HTMLCanvasElement} */ (h("canvas", { "aria-hidden": "true" }));
const overlay = svg("svg", { class: "markers" });
const popover = h("div", { class: "popover", hidden: true, role: "dialog" });
const legend = h("div", { class: "legend" });
const buttons = h("div", { class: "zoom" });
/** @type {HTMLElement} */
let frame;
/** @type {import("./clusters.js").Cluster[]} */
let clusters = [];
let clusteredAt = 0; // the scale they were made for; 0 where the filters have changed since
let waiting = 0;
let settling = 0;
let untouched = true;
let started = false;

export function startMap() {
  frame = byId("map");
  frame.append(canvas, overlay, buttons, legend, popover);
  writeWords();
  new ResizeObserver(resized).observe(frame);
  listen(frame, { moved, showAll: () => fit(kept()), ownedBy: (target) => target.closest(".zoom, .popover") !== null });
  frame.addEventListener("pointerdown", (event) => (popover.hidden ||= !(/** @type {Element} */ (event.target).closest(".popover"))));
  frame.addEventListener("keydown", keyed);
  overlay.addEventListener("click", (event) => opened(/** @type {Element} */ (event.target)));
  onChange(changed, ["at"]);
}

/** @param {Set<string>} keys */
function changed(keys) {
  if (keys.has("lang")) writeWords();
  if (keys.has("id")) reveal();
  clusteredAt = 0;
  popover.hidden = true;
  redraw();
}

function writeWords() {
  const button = (/** @type {string} */ sign, /** @type {string} */ key, /** @type {() => void} */ act) =>
    h("button", { type: "button", "aria-label": t(key), title: t(key), onclick: () => (act(), moved()) }, sign);
  const [x, y] = [() => view.width / 2, () => view.height / 2];
  buttons.replaceChildren(
    button("+", "zoom_in", () => zoom(STEP, x(), y())),
    button("−", "zoom_out", () => zoom(1 / STEP, x(), y())),
    button("⤢", "zoom_all", () => fit(kept())),
  );
  legend.replaceChildren(
    h("span", {}, h("span", { class: "dashed", "aria-hidden": "true" }), t("approximate")),
    h("span", {}, t(OUTLINES ? "outlines_source" : "no_outlines")),
  );
}

function resized() {
  [view.width, view.height] = [frame.clientWidth, frame.clientHeight];
  if (!started) takePosition(state.at) || fit(kept());
  else if (untouched && !state.id && !state.at) fit(kept());
  started = true;
  reveal();
  redraw();
}

/** Draw on the next frame; many changes in between cost one drawing. */
export function redraw() {
  if (!waiting) waiting = requestAnimationFrame(draw);
}

function draw() {
  waiting = 0;
  const context = canvas.getContext("2d");
  if (!view.width || !view.height || !context) return;
  const ratio = devicePixelRatio || 1;
  const size = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
  if (canvas.width !== size[0] || canvas.height !== size[1]) [canvas.width, canvas.height] = size; // this clears it
  drawBase(context, view, getComputedStyle(frame));
  drawMarkers();
}

function drawMarkers() {
  const focused = document.activeElement?.getAttribute("data-key");
  if (clusteredAt !== view.k) clusters = clustered(kept(), view.k);
  clusteredAt = view.k;
  const seen = clusters.filter(({ x, y }) => isSeen(x, y, BESIDE));
  seen.sort((a, b) => Number(b.precision !== "") - Number(a.precision !== "") || a.y - b.y);
  overlay.replaceChildren(
    ...seen.map((cluster) => {
      const drawn = marker(cluster, view.k);
      const [x, y] = onScreen(cluster.x, cluster.y);
      drawn.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      drawn.classList.toggle("chosen", cluster.items.some(({ record }) => record.id === state.id));
      return drawn;
    }),
  );
  if (focused) /** @type {SVGElement | null} */ (overlay.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus();
}

/** The incidents whose points the map shows now. @returns {Set<string>} */
export function idsInView() {
  return new Set(ITEMS.flatMap(({ x, y, record }) => (x !== null && y !== null && isSeen(x, y, 0) ? [record.id] : [])));
}

function moved() {
  untouched = false;
  popover.hidden = true;
  redraw();
  frame.dispatchEvent(new CustomEvent("moved"));
  clearTimeout(settling);
  settling = setTimeout(() => choose({ at: position() }), SETTLED);
}

/** Move to the chosen incident, if the map does not show it. */
function reveal() {
  const item = itemOf(state.id);
  if (!item || item.x === null || item.y === null || isSeen(item.x, item.y, -40)) return;
  [view.x, view.y] = [item.x, item.y];
  moved();
}

/** @param {KeyboardEvent} event */
function keyed(event) {
  if (event.key === "Escape") popover.hidden = true;
  const target = /** @type {Element} */ (event.target);
  if ((event.key !== "Enter" && event.key !== " ") || !target.closest(".marker")) return;
  event.preventDefault();
  opened(target);
}

/** A marker was chosen: one incident is shown, many are zoomed to or, at one place, listed. @param {Element} target */
function opened(target) {
  const key = target.closest(".marker")?.getAttribute("data-key");
  const cluster = clusters.find((one) => one.key === key);
  if (!cluster || frame.classList.contains("dragging")) return;
  const { items } = cluster;
  if (items.length === 1) choose({ id: items[0].record.id });
  else if (items.every(({ x, y }) => Math.hypot((x ?? 0) - cluster.x, (y ?? 0) - cluster.y) * MOST < TOGETHER)) list(cluster);
  else {
    fit(items);
    moved();
  }
}

/** @param {import("./clusters.js").Cluster} cluster */
function list({ x, y, items }) {
  const [px, py] = onScreen(x, y);
  popover.style.left = `${Math.max(8, Math.min(view.width - 248, px - 120))}px`;
  popover.style.top = `${Math.max(8, Math.min(view.height - 180, py + 18))}px`;
  popover.replaceChildren(
    ...items.map(({ record }) =>
      h("button", { type: "button", onclick: () => choose({ id: record.id }) }, nameOf("event_types", record.event_type), h("small", {}, days(record.date))),
    ),
  );
  popover.hidden = false;
  /** @type {HTMLElement} */ (popover.firstElementChild).focus();
}

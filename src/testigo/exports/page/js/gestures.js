/** Mouse, wheel, fingers and keys, told as moves of the map. */

import { pan, view, zoom } from "./view.js";

export const STEP = 1.6; // of a zoom by button, key or double click
const KEY_MOVE = 80; // pixels
const SLACK = 3; // pixels a click may shake

/**
 * @param {HTMLElement} frame of the map
 * @param {{moved: () => void, showAll: () => void, ownedBy: (target: Element) => boolean}} map
 */
export function listen(frame, { moved, showAll, ownedBy }) {
  const centre = () => /** @type {[number, number]} */ ([view.width / 2, view.height / 2]);
  const at = (/** @type {MouseEvent} */ event) => {
    const box = frame.getBoundingClientRect();
    return /** @type {[number, number]} */ ([event.clientX - box.left, event.clientY - box.top]);
  };
  const zoomed = (/** @type {number} */ factor, /** @type {[number, number]} */ point) => {
    zoom(factor, ...point);
    moved();
  };
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowLeft: () => pan(-KEY_MOVE, 0),
    ArrowRight: () => pan(KEY_MOVE, 0),
    ArrowUp: () => pan(0, -KEY_MOVE),
    ArrowDown: () => pan(0, KEY_MOVE),
    "+": () => zoom(STEP, ...centre()),
    "=": () => zoom(STEP, ...centre()),
    "-": () => zoom(1 / STEP, ...centre()),
    0: showAll,
  };
  frame.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey || ownedBy(/** @type {Element} */ (event.target))) return;
    event.preventDefault();
    keys[event.key]();
    moved();
  });
  frame.addEventListener("dblclick", (event) => ownedBy(/** @type {Element} */ (event.target)) || zoomed(STEP, at(event)));
  frame.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      zoomed(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)), at(event));
    },
    { passive: false },
  );
  drag(frame, at, moved, zoomed, ownedBy);
}

/**
 * One pointer moves the map, two also zoom it.
 * @param {HTMLElement} frame @param {(event: MouseEvent) => [number, number]} at @param {() => void} moved
 * @param {(factor: number, point: [number, number]) => void} zoomed @param {(target: Element) => boolean} ownedBy
 */
function drag(frame, at, moved, zoomed, ownedBy) {
  /** @type {Map<number, [number, number]>} */
  const fingers = new Map();
  const move = (/** @type {PointerEvent} */ event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    const shaken = Math.hypot(now[0] - before[0], now[1] - before[1]) < SLACK;
    if (!other && shaken && !frame.classList.contains("dragging")) return;
    fingers.set(event.pointerId, now);
    frame.classList.add("dragging");
    const share = other ? 0.5 : 1;
    pan((before[0] - now[0]) * share, (before[1] - now[1]) * share);
    if (!other) return moved();
    const apart = (/** @type {[number, number]} */ point) => Math.hypot(point[0] - other[0], point[1] - other[1]);
    zoomed(apart(now) / Math.max(1, apart(before)), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]);
  };
  frame.addEventListener("pointerdown", (event) => {
    if (event.button || ownedBy(/** @type {Element} */ (event.target))) return;
    fingers.set(event.pointerId, at(event));
    if (fingers.size > 1) return;
    const stop = new AbortController();
    const lift = (/** @type {PointerEvent} */ up) => {
      fingers.delete(up.pointerId);
      if (fingers.size) return;
      stop.abort();
      setTimeout(() => frame.classList.remove("dragging")); // after the click that ends a drag
    };
    addEventListener("pointermove", move, { signal: stop.signal });
    addEventListener("pointerup", lift, { signal: stop.signal });
    addEventListener("pointercancel", lift, { signal: stop.signal });
  });
}

/** Where the map stands, and how it moves. */

import { latitude, project } from "./projection.js";

/** @typedef {{x: number, y: number, k: number, width: number, height: number}} View centre on the world, pixels per world */

const LEAST = 260; // pixels per world
export const MOST = 600000;
const CLOSE = 0.006; // of the world: the width first shown around a lone incident, some 240 km
const EDGE = 55; // pixels left free around what is shown

/** @type {View} */
export const view = { x: 0.25, y: 0.45, k: 1000, width: 0, height: 0 };

/** @param {number} k */
function allowed(k) {
  return Math.max(LEAST, Math.min(MOST, k));
}

/** @param {number} x @param {number} y on the world @returns {[number, number]} pixels */
export function onScreen(x, y) {
  return [(x - view.x) * view.k + view.width / 2, (y - view.y) * view.k + view.height / 2];
}

/** Say whether a point of the world is on the map, give or take some pixels. @param {number} x @param {number} y @param {number} margin */
export function isSeen(x, y, margin) {
  const [px, py] = onScreen(x, y);
  return px > -margin && py > -margin && px < view.width + margin && py < view.height + margin;
}

/** @param {number} dx @param {number} dy pixels */
export function pan(dx, dy) {
  view.x = Math.max(0, Math.min(1, view.x + dx / view.k));
  view.y = Math.max(0, Math.min(1, view.y + dy / view.k));
}

/** Zoom so that the ground under a pixel stays where it is. @param {number} factor @param {number} px @param {number} py */
export function zoom(factor, px, py) {
  const k = allowed(view.k * factor);
  const [dx, dy] = [px - view.width / 2, py - view.height / 2];
  view.x += dx / view.k - dx / k;
  view.y += dy / view.k - dy / k;
  view.k = k;
}

/** Show all of these points, those without coordinates aside. @param {{x: number | null, y: number | null}[]} points */
export function fit(points) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    if (x === null || y === null) continue;
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  if (left > right || !view.width) return;
  [view.x, view.y] = [(left + right) / 2, (top + bottom) / 2];
  const [w, h] = [view.width - 2 * EDGE, view.height - 2 * EDGE];
  view.k = allowed(Math.min(w / Math.max(right - left, CLOSE), h / Math.max(bottom - top, CLOSE)));
}

/** The position as the address tells it: longitude, latitude, scale. */
export function position() {
  return `${((view.x - 0.5) * 360).toFixed(3)},${latitude(view.y).toFixed(3)},${Math.round(view.k)}`;
}

/** Stand where the address says; say whether it says so. @param {string} told */
export function takePosition(told) {
  const [lon, lat, k] = told.split(",").map(Number);
  if (!told || ![lon, lat, k].every(Number.isFinite)) return false;
  [view.x, view.y] = project(lon, lat);
  view.k = allowed(k);
  return true;
}

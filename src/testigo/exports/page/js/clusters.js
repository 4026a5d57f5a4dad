/** Gathers incidents that would overlap on the map into one marker. */

import { kilometres } from "./projection.js";

/** @typedef {import("./incidents.js").Item} Item */

/**
 * @typedef {object} Cluster
 * @property {string} key @property {Item[]} items @property {number} x @property {number} y on the world
 * @property {string} precision of places that spread wider than a marker; "" for points
 */

const NEAR = 44; // pixels between the centres of two markers that would overlap

/** How widely a place of a precision may lie around its point, in kilometres: a usual size, not a measured one. */
const SPREAD_KM = { municipality: 15, state: 90, country: 260 };

/** How widely an incident's place may lie, in kilometres; 0 for a point. @param {Item} item */
export function spreadOf(item) {
  return SPREAD_KM[/** @type {keyof typeof SPREAD_KM} */ (item.record.place?.located)] ?? 0;
}

/**
 * A roughly known place joins only its like, unless the map is so small that its spread lies within a marker.
 * @param {Item} item @param {number} k
 */
function precisionOf(item, k) {
  const spread = kilometres(spreadOf(item), item.y ?? 0) * k;
  return spread > NEAR / 2 ? (item.record.place?.located ?? "") : "";
}

/**
 * Join each incident to the first cluster near it, of its own precision.
 * @param {Item[]} items @param {number} k pixels per world @returns {Cluster[]}
 */
export function clustered(items, k) {
  const cell = NEAR / k;
  /** @type {Map<string, Cluster[]>} */
  const grid = new Map();
  /** @type {Cluster[]} */
  const clusters = [];
  for (const item of items) {
    if (item.x === null || item.y === null) continue;
    const precision = precisionOf(item, k);
    const [column, row] = [Math.floor(item.x / cell), Math.floor(item.y / cell)];
    const near = nearest(grid, column, row, item, precision, cell);
    if (near) {
      near.items.push(item);
    } else {
      const cluster = { key: item.record.id, items: [item], x: item.x, y: item.y, precision };
      clusters.push(cluster);
      const key = `${column},${row}`;
      grid.set(key, [...(grid.get(key) ?? []), cluster]);
    }
  }
  return clusters;
}

/** @param {Map<string, Cluster[]>} grid @param {number} column @param {number} row @param {Item} item @param {string} precision @param {number} cell */
function nearest(grid, column, row, item, precision, cell) {
  for (let c = column - 1; c <= column + 1; c++) {
    for (let r = row - 1; r <= row + 1; r++) {
      for (const one of grid.get(`${c},${r}`) ?? []) {
        const distance = Math.hypot(one.x - /** @type {number} */ (item.x), one.y - /** @type {number} */ (item.y));
        if (one.precision === precision && distance < cell) return one;
      }
    }
  }
  return null;
}

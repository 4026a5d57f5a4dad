/** Draws land and borders on a canvas. */

import { drawNames } from "./placenames.js";
import { OUTLINES } from "./payload.js";
import { decoded, project } from "./projection.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {{box: [number, number, number, number], path: Path2D}} Tile lines that are drawn together */

const TILE = 1 / 32; // of the world: lines are sorted into tiles so that only those in view are drawn
const STATES_FROM = 1800; // pixels per world: state lines would only clutter a smaller map
const STATES_BOLD = 8000;

/** @param {Float64Array} points @returns {[number, number, number, number]} */
function boxOf(points) {
  const box = /** @type {[number, number, number, number]} */ ([1, 1, 0, 0]);
  for (let i = 0; i < points.length; i += 2) {
    box[0] = Math.min(box[0], points[i]);
    box[1] = Math.min(box[1], points[i + 1]);
    box[2] = Math.max(box[2], points[i]);
    box[3] = Math.max(box[3], points[i + 1]);
  }
  return box;
}

/** @param {Tile} tile @param {Float64Array} points @param {boolean} closed */
function add(tile, points, closed) {
  const box = boxOf(points);
  tile.box = [Math.min(tile.box[0], box[0]), Math.min(tile.box[1], box[1]), Math.max(tile.box[2], box[2]), Math.max(tile.box[3], box[3])];
  tile.path.moveTo(points[0], points[1]);
  for (let i = 2; i < points.length; i += 2) tile.path.lineTo(points[i], points[i + 1]);
  if (closed) tile.path.closePath();
}

/** @returns {Tile} */
function emptyTile() {
  return { box: [1, 1, 0, 0], path: new Path2D() };
}

/** @param {string[]} lines @param {number} steps @returns {Tile[]} */
function tiled(lines, steps) {
  /** @type {Map<string, Tile>} */
  const tiles = new Map();
  for (const line of lines) {
    const points = decoded(line, steps);
    const key = `${Math.floor(points[0] / TILE)},${Math.floor(points[1] / TILE)}`;
    if (!tiles.has(key)) tiles.set(key, emptyTile());
    add(/** @type {Tile} */ (tiles.get(key)), points, false);
  }
  return [...tiles.values()];
}

/** One polygon: its rings are filled together, so that lakes stay open. @param {string[]} rings @param {number} steps */
function polygon(rings, steps) {
  const tile = emptyTile();
  for (const ring of rings) add(tile, decoded(ring, steps), true);
  return tile;
}

const steps = OUTLINES?.steps_per_degree ?? 1;
const layers = OUTLINES && {
  land: OUTLINES.land.map((rings) => polygon(rings, steps)),
  countries: tiled(OUTLINES.countries, steps),
  states: tiled(OUTLINES.states, steps),
};

/** @param {CanvasRenderingContext2D} context @param {View} view @param {CSSStyleDeclaration} style of the map */
export function drawBase(context, view, style) {
  const ratio = devicePixelRatio || 1;
  const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = colour("--sea");
  context.fillRect(0, 0, view.width * ratio, view.height * ratio);
  context.setTransform(ratio * view.k, 0, 0, ratio * view.k, ratio * (view.width / 2 - view.x * view.k), ratio * (view.height / 2 - view.y * view.k));
  const inView = seenIn(view);
  context.lineJoin = "round";
  if (!layers) return drawGrid(context, view, colour("--border-state"));
  context.fillStyle = colour("--land");
  context.strokeStyle = colour("--coast");
  context.lineWidth = 0.8 / view.k;
  for (const { path } of layers.land.filter(inView)) {
    context.fill(path, "evenodd");
    context.stroke(path);
  }
  if (view.k > STATES_FROM) stroke(context, layers.states.filter(inView), colour("--border-state"), (view.k > STATES_BOLD ? 1.3 : 0.8) / view.k);
  stroke(context, layers.countries.filter(inView), colour("--border-country"), 1.3 / view.k);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawNames(context, view, colour);
}

/** @param {View} view @returns {(tile: Tile) => boolean} */
function seenIn(view) {
  const [w, hgt] = [view.width / 2 / view.k, view.height / 2 / view.k];
  return ({ box }) => box[0] < view.x + w && box[2] > view.x - w && box[1] < view.y + hgt && box[3] > view.y - hgt;
}

/** @param {CanvasRenderingContext2D} context @param {Tile[]} tiles @param {string} colour @param {number} width */
function stroke(context, tiles, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  for (const { path } of tiles) context.stroke(path);
}

/** Meridians and parallels, where no outlines are installed. @param {CanvasRenderingContext2D} context @param {View} view @param {string} colour */
function drawGrid(context, view, colour) {
  const step = view.k > 8000 ? 1 : 10;
  context.strokeStyle = colour;
  context.lineWidth = 0.7 / view.k;
  context.beginPath();
  for (let lon = -180; lon <= 180; lon += step) {
    context.moveTo(project(lon, 0)[0], 0);
    context.lineTo(project(lon, 0)[0], 1);
  }
  for (let lat = -80; lat <= 80; lat += step) {
    context.moveTo(0, project(0, lat)[1]);
    context.lineTo(1, project(0, lat)[1]);
  }
  context.stroke();
}

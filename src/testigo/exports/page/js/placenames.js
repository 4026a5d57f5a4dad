/** Writes the names of cities and states on the map, each where it has room. */

import { OUTLINES } from "./payload.js";
import { project } from "./projection.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {[number, number, number, number]} Box left, top, right, bottom in pixels */

const CITY_ZOOMS = [500, 1500, 3000, 6000, 11000, 18000, 30000, 50000]; // pixels per world, by rank
const STATES_FROM = 10000; // pixels per world: below it the names of states would hide the map ...
const STATES_TO = 90000; // ... and above it a state fills the view

const cities = (OUTLINES?.cities ?? []).map(([name, lon, lat, rank, capital]) => ({ name, at: project(lon, lat), rank, capital }));
const states = (OUTLINES?.state_names ?? []).map(([name, lon, lat]) => ({ name: name.toUpperCase(), at: project(lon, lat) }));

/** @param {CanvasRenderingContext2D} context @param {View} view @param {(name: string) => string} colour */
export function drawNames(context, view, colour) {
  /** @type {Box[]} */
  const taken = [];
  context.textBaseline = "middle";
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.strokeStyle = colour("--halo");
  context.fillStyle = colour("--city");
  for (const { name, at, rank, capital } of cities) {
    if (view.k < CITY_ZOOMS[Math.min(rank, CITY_ZOOMS.length - 1)] / (capital ? 2 : 1)) continue;
    context.font = `${capital ? "600 " : ""}11px system-ui, sans-serif`;
    const [x, y] = pixel(at, view);
    if (!room(taken, [x - 6, y - 9, x + context.measureText(name).width + 10, y + 9], view)) continue;
    context.beginPath();
    context.arc(x, y, capital ? 2.4 : 1.7, 0, 7);
    context.fill();
    context.strokeText(name, x + 6, y);
    context.fillText(name, x + 6, y);
  }
  if (view.k > STATES_FROM && view.k < STATES_TO) drawStates(context, view, colour, taken);
}

/** @param {CanvasRenderingContext2D} context @param {View} view @param {(name: string) => string} colour @param {Box[]} taken */
function drawStates(context, view, colour, taken) {
  context.fillStyle = colour("--state-name");
  context.font = "600 10px system-ui, sans-serif";
  context.letterSpacing = "1.5px";
  for (const { name, at } of states) {
    const [x, y] = pixel(at, view);
    const half = context.measureText(name).width / 2;
    for (const shift of [0, -14, 14]) {
      if (!room(taken, [x - half, y + shift - 7, x + half, y + shift + 7], view)) continue;
      context.strokeText(name, x - half, y + shift);
      context.fillText(name, x - half, y + shift);
      break;
    }
  }
  context.letterSpacing = "0px";
}

/** @param {[number, number]} at @param {View} view @returns {[number, number]} */
function pixel(at, view) {
  return [(at[0] - view.x) * view.k + view.width / 2, (at[1] - view.y) * view.k + view.height / 2];
}

/** Take the room if it is free and in view. @param {Box[]} taken @param {Box} box @param {View} view */
function room(taken, box, view) {
  const seen = box[0] > 0 && box[1] > 0 && box[0] < view.width && box[3] < view.height;
  if (!seen || taken.some((one) => box[0] < one[2] && box[2] > one[0] && box[1] < one[3] && box[3] > one[1])) return false;
  taken.push(box);
  return true;
}

// The outlines of the world: encoded lines to GeoJSON (see packaging/build_outlines.py for the encoding).

/** @typedef {[number, number]} Point */

/**
 * Return the points of an encoded line: zigzag differences in base 32, longitude first.
 * @param {string} text @param {number} steps steps to a degree
 * @returns {Point[]}
 */
function decoded(text, steps) {
  /** @type {Point[]} */
  const points = [];
  const here = [0, 0];
  let axis = 0, shift = 0, value = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 63;
    value |= (digit & 31) << shift;
    if (digit & 32) { shift += 5; continue; }
    here[axis] += value & 1 ? ~(value >> 1) : value >> 1;
    if (axis) points.push([here[0] / steps, here[1] / steps]);
    axis = 1 - axis;
    shift = value = 0;
  }
  return points;
}

/** @param {unknown[]} features */
const collection = (features) => ({ type: "FeatureCollection", features });
/** @param {string} type @param {unknown} coordinates @param {object} [properties] */
const feature = (type, coordinates, properties = {}) => ({ type: "Feature", properties, geometry: { type, coordinates } });

/** Load the outlines as GeoJSON: land, borders of countries and states, cities. */
export async function loadOutlines() {
  const answer = await fetch("/outlines.json");
  if (!answer.ok) return null;
  const told = await answer.json();
  /** @param {string} line */
  const points = (line) => decoded(line, told.steps_per_degree);
  /** @param {string[]} lines */
  const strokes = (lines) => collection([feature("MultiLineString", lines.map(points))]);
  return {
    land: collection(told.land.map((/** @type {string[]} */ rings) => feature("Polygon", rings.map(points)))),
    countries: strokes(told.countries),
    states: strokes(told.states),
    cities: collection(told.cities.map((/** @type {[string, number, number, number, number]} */ [name, lon, lat, rank, capital]) => feature("Point", [lon, lat], { name, rank: rank - 3 * capital }))),
  };
}

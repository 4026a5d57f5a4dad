/** Web Mercator onto a world of width 1, and the outlines' encoded lines. */

const STRAIGHT_UP = 85;

/** @param {number} lon @param {number} lat @returns {[number, number]} */
export function project(lon, lat) {
  const clipped = Math.max(-STRAIGHT_UP, Math.min(STRAIGHT_UP, lat)) * (Math.PI / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + clipped / 2)) / (2 * Math.PI)];
}

/** The latitude of a projected y, in degrees. @param {number} y */
export function latitude(y) {
  return (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) * (180 / Math.PI);
}

const EARTH_KM = 40075;

/** Kilometres on the ground as a width of the projected world, at a projected y. @param {number} km @param {number} y */
export function kilometres(km, y) {
  return km / (EARTH_KM * Math.cos(latitude(y) * (Math.PI / 180)));
}

/**
 * Decode a polyline of zigzag differences in base 32 into projected points [x, y, x, y, ...].
 * @param {string} line @param {number} steps per degree @returns {Float64Array}
 */
export function decoded(line, steps) {
  const points = [];
  let [lon, lat, at] = [0, 0, 0];
  const next = () => {
    let [value, shift, digit] = [0, 0, 32];
    while (digit >= 32) {
      digit = line.charCodeAt(at++) - 63;
      value |= (digit & 31) << shift;
      shift += 5;
    }
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
  while (at < line.length) {
    lon += next();
    lat += next();
    points.push(...project(lon / steps, lat / steps));
  }
  return Float64Array.from(points);
}

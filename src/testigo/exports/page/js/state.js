/** What the reader has chosen. It lives in the address after "#", so that a view can be shared. */

import { language, speak } from "./words.js";

/**
 * @typedef {object} State
 * @property {string} q free text @property {string[]} types families or event types
 * @property {string} where "", "MX" or "MX/Michoacán" @property {string} actor
 * @property {number} killed at least @property {string} from ISO day @property {string} to ISO day
 * @property {boolean} view only what the map shows @property {string} at where the map stands: longitude, latitude, scale
 * @property {string} id of the chosen incident
 */

/** @type {State} */
const NOTHING = { q: "", types: [], where: "", actor: "", killed: 0, from: "", to: "", view: false, at: "", id: "" };

/** @type {State} */
export const state = { ...NOTHING };

/** @type {((changed: Set<string>) => void)[]} */
const listeners = [];

/** Be told which keys changed, "lang" among them. @param {(changed: Set<string>) => void} listener @param {string[]} deafTo keys that do not matter alone */
export function onChange(listener, deafTo = []) {
  listeners.push((changed) => [...changed].some((key) => !deafTo.includes(key)) && listener(changed));
}

/** @param {Partial<State> & {lang?: string}} changes */
export function choose(changes) {
  const changed = new Set();
  for (const [key, value] of Object.entries(changes)) {
    const before = key === "lang" ? language() : /** @type {any} */ (state)[key];
    if (JSON.stringify(before) === JSON.stringify(value)) continue;
    changed.add(key);
    if (key === "lang") speak(/** @type {string} */ (value));
    else /** @type {any} */ (state)[key] = value;
  }
  if (!changed.size) return;
  history.replaceState(null, "", address());
  for (const listener of listeners) listener(changed);
}

/** Forget every filter; the chosen incident stays. */
export function clearFilters() {
  choose({ ...NOTHING, at: state.at, id: state.id });
}

/** @returns {boolean} */
export function isFiltered() {
  return Object.entries(NOTHING).some(([key, value]) => !["id", "at"].includes(key) && JSON.stringify(value) !== JSON.stringify(/** @type {any} */ (state)[key]));
}

function address() {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    const text = Array.isArray(value) ? value.join(",") : value === true ? "1" : value ? String(value) : "";
    if (text) parts.set(key, text);
  }
  parts.set("lang", language());
  return "#" + parts.toString();
}

/** Take the choices from the address. */
export function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const killed = Number.parseInt(parts.get("killed") ?? "", 10);
  const isDay = (/** @type {string | null} */ text) => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : "");
  choose({
    q: parts.get("q") ?? "",
    types: (parts.get("types") ?? "").split(",").filter(Boolean),
    where: parts.get("where") ?? "",
    actor: parts.get("actor") ?? "",
    killed: Number.isFinite(killed) && killed > 0 ? killed : 0,
    from: isDay(parts.get("from")),
    to: isDay(parts.get("to")),
    view: parts.get("view") === "1",
    at: parts.get("at") ?? "",
    id: parts.get("id") ?? "",
    ...(parts.get("lang") ? { lang: parts.get("lang") ?? "en" } : {}),
  });
}

/** The incidents beside what the views need of them, and which of them the filters keep. */

import { project } from "./projection.js";
import { INCIDENTS, NAMES, REPORTS } from "./payload.js";
import { state } from "./state.js";
import { folded, label } from "./words.js";

/** The families that give incidents their colour: ACLED's event types, in this order and with the workbench's colours. */
export const FAMILIES = [
  "Violence against civilians",
  "Battles",
  "Explosions/Remote violence",
  "Strategic developments",
  "Protests",
  "Riots",
  "other",
];

/**
 * @typedef {object} Item
 * @property {import("./payload.js").Incident} record @property {string} family
 * @property {number | null} x @property {number | null} y on the projected world, 0 to 1
 * @property {number | null} from @property {number | null} to days since 1970; an open end is the other end
 * @property {string} words folded text for searching, made when first needed
 */

const DAY = 86400000;

/** Days since 1970. @param {string} iso */
export function dayNumber(iso) {
  return Date.parse(iso + "T00:00:00Z") / DAY;
}

/** @param {number} n @returns {string} */
export function isoDay(n) {
  return new Date(n * DAY).toISOString().slice(0, 10);
}

/** @type {Item[]} */
export const ITEMS = INCIDENTS.map((record) => {
  const { date, place } = record;
  const family = record.crosswalk.acled?.[0] ?? "other";
  const point = place && place.lat !== null && place.lon !== null ? project(place.lon, place.lat) : null;
  const [first, last] = [date?.earliest ?? date?.latest, date?.latest ?? date?.earliest];
  return {
    record,
    family: FAMILIES.includes(family) ? family : "other",
    x: point && point[0],
    y: point && point[1],
    from: first ? dayNumber(first) : null,
    to: last ? dayNumber(last) : null,
    words: "",
  };
}).sort((a, b) => (b.to ?? -Infinity) - (a.to ?? -Infinity) || (a.record.id < b.record.id ? -1 : 1));

/** @param {string} id */
export function itemOf(id) {
  return ITEMS.find((item) => item.record.id === id);
}

/** @param {Item} item */
function wordsOf(item) {
  if (!item.words) {
    const { record } = item;
    const names = Object.values(NAMES.event_types?.[record.event_type] ?? {});
    const place = record.place ? [record.place.name, record.place.admin1, record.place.admin2] : [];
    const people = [...(record.perpetrators ?? []), ...(record.targets ?? [])].flatMap((one) => [one.name, one.description]);
    const told = record.reports.flatMap(({ id }) => [REPORTS[id].title, REPORTS[id].source, REPORTS[id].text]);
    item.words = folded([record.id, ...names, ...place, ...people, ...(record.damage ?? []), ...told].filter(Boolean).join(" \n"));
  }
  return item.words;
}

/** Every test an incident must pass, by the key of the state it reads. @type {Record<string, (item: Item) => boolean>} */
const TESTS = {
  types: ({ record, family }) => !state.types.length || state.types.includes(family) || state.types.includes(record.event_type),
  where: ({ record: { place } }) => {
    const [country, admin1] = state.where.split("/");
    return !country || (place?.country === country && (!admin1 || place.admin1 === admin1));
  },
  actor: ({ record }) => !state.actor || [...(record.perpetrators ?? []), ...(record.targets ?? [])].some((one) => label(one) === state.actor),
  killed: ({ record }) => !state.killed || (record.killed !== null && (record.killed.best ?? record.killed.low) >= state.killed),
  time: ({ from, to }) =>
    (!state.from && !state.to) ||
    (from !== null && to !== null && (!state.to || from <= dayNumber(state.to)) && (!state.from || to >= dayNumber(state.from))),
  q: (item) => !state.q.trim() || folded(state.q).trim().split(/\s+/).every((word) => wordsOf(item).includes(word)),
};

/** The incidents that pass every filter, but those named. @param {...string} except */
export function kept(...except) {
  const tests = Object.entries(TESTS).filter(([key]) => !except.includes(key));
  return ITEMS.filter((item) => tests.every(([, test]) => test(item)));
}

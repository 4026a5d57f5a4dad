/** What Python put into the page: records, reports, the codebook's names, the interface's words and outlines. */

import { byId } from "./dom.js";

/** @typedef {{low: number, best: number | null, high: number | null}} Count */
/** @typedef {{earliest: string | null, latest: string | null, precision: string, time_of_day: string | null, reason: string}} Days */
/** @typedef {{name: string, admin2: string?, admin1: string?, country: string?, lat: number?, lon: number?, precision: string, located: string, reason: string}} Place */
/** @typedef {{name: string?, actor_id: string?, description: string, kind: string, certainty: string?, count: Count?}} Actor */
/** @typedef {{name: string, role: string?, age: number?, fate: string?, certainty: string?, personal: boolean}} Named */
/** @typedef {{field: string, value: any, report: string, start: number, end: number, quote: string, words_start: number, words_end: number, attributed_to: string?, certainty: string, basis: boolean, rule: string, reason: string, partisan: boolean, side: string?}} Evidence */
/** @typedef {{id: string, title: string, url: string?, source: string?, published: string?, language: string, text: string}} Report */

/**
 * @typedef {object} Incident A record, as the JSON Schema describes it.
 * @property {string} id @property {boolean} main @property {string} event_type
 * @property {{acled: [string, string] | null}} crosswalk
 * @property {string} status @property {string} certainty @property {string} told
 * @property {{value: string, rule: string} | null} grade @property {{value: string, rule: string} | null} clarity
 * @property {Days | null} date @property {Place | null} place
 * @property {Actor[] | null} perpetrators @property {Actor[] | null} targets @property {string[] | null} weapons
 * @property {Count | null} killed @property {{perpetrators: Count?, targets: Count?} | null} killed_by_side
 * @property {Count | null} injured @property {Count | null} casualties @property {Count | null} abducted @property {Count | null} detained
 * @property {Count | null} missing @property {Count | null} displaced @property {string[] | null} damage
 * @property {Named[] | null} victims @property {Named[] | null} suspects
 * @property {{id: string}[]} reports @property {Evidence[]} evidence
 * @property {{left: string, right: string, verdict: string, score: number, reasons: string[]}[]} judgements
 * @property {Record<string, string[]>} decisions @property {Record<string, string>} gaps
 */

/** @param {string} id */
function json(id) {
  return JSON.parse(byId(id).textContent || "null");
}

const payload = json("payload");

/** @type {Incident[]} */
export const INCIDENTS = payload.incidents;
/** @type {Record<string, Report>} */
export const REPORTS = payload.reports;
/** Names by list, code and language: NAMES.weapons.drone.es. @type {Record<string, Record<string, Record<string, string>>>} */
export const NAMES = payload.names;
/** @type {Record<string, Record<string, string>>} */
export const WORDS = payload.words;
/** @type {{steps_per_degree: number, land: string[][], countries: string[], states: string[], state_names: [string, number, number][], cities: [string, number, number, number, number][]} | null} */
export const OUTLINES = json("outlines");

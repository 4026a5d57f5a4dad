// The way to the API: the session's token goes with every change, and errors come back in words.

/** @typedef {{title: string, status: number, detail: string, incident?: string}} Problem */

/** An answer that is no success. */
export class ProblemError extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.detail || problem.title);
    this.problem = problem;
  }
}

/** @type {Record<string, string>} */
const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

/**
 * Return the words of a key, with the parts filled in.
 * @param {string} key
 * @param {Record<string, string | number>} [parts]
 */
export function t(key, parts = {}) {
  const said = (parts.n === 1 ? words[`${key}_1`] : undefined) ?? words[key] ?? key;
  return said.replace(/\{(\w+)\}/g, (_, name) => String(parts[name] ?? ""));
}

/**
 * Ask the API. Throws ProblemError for anything but success.
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body] JSON, or FormData as it is
 * @param {Record<string, string>} [headers]
 * @returns {Promise<any>}
 */
export async function ask(method, path, body, headers = {}) {
  let answer = await sent(method, path, body, headers);
  if (answer.status === 403 && method !== "GET" && await renewed()) answer = await sent(method, path, body, headers);
  if (answer.status === 204) return null;
  const told = await answer.json().catch(() => ({ title: "", status: answer.status, detail: answer.statusText }));
  if (!answer.ok) throw new ProblemError({ ...told, detail: inWords(told) });
  return told;
}

/** @param {string} method @param {string} path @param {unknown} body @param {Record<string, string>} headers */
async function sent(method, path, body, headers) {
  const form = body instanceof FormData, given = body === undefined || form ? body : JSON.stringify(body);
  /** @type {Record<string, string>} */
  const kind = body === undefined || form ? {} : { "Content-Type": "application/json" };
  try {
    return await fetch(`/api/v1${path}`, { method, body: /** @type {BodyInit | undefined} */ (given), headers: { ...kind, "Accept-Language": document.documentElement.lang, "X-CSRF-Token": token()?.content ?? "", ...headers } });
  } catch {
    throw new ProblemError({ title: "", status: 0, detail: t("js_offline") });
  }
}

const token = () => /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="csrf"]'));

/** Take the token of the session that somebody began in another tab; say whether it is another one. */
async function renewed() {
  const me = await sent("GET", "/me", undefined, {}), meta = token();
  const csrf = me.ok ? (await me.json()).csrf : "";
  if (!meta || !csrf || csrf === meta.content) return false;
  meta.content = csrf;
  return true;
}

/** Return what to do about a problem, in the language of the page. @param {Problem} told */
function inWords(told) {
  if (told.status === 401) return t("js_login");
  const key = `js_problem_${told.status}`;
  return key in words ? t(key, { why: told.detail }) : told.detail;
}

/**
 * Say something where screen readers hear it too; it goes after a while.
 * @param {string} text
 */
export function say(text) {
  const place = document.getElementById("said");
  if (!place) return;
  place.textContent = text;
  setTimeout(() => { if (place.textContent === text) place.textContent = ""; }, 8000);
}

/**
 * Say why something failed.
 * @param {unknown} error
 */
export function sayWhy(error) {
  say(t("js_failed", { why: error instanceof Error ? error.message : String(error) }));
}

/**
 * Return the first element of a selector, which must be there.
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {any}
 */
export function one(selector, within = document) {
  const found = within.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

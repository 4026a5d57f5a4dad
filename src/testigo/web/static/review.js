// Reviewing an incident: keys and buttons do the same; a decision goes to the API with the version that was seen.
import { ProblemError, ask, one, say, sayWhy, t } from "./api.js";
import { correcting } from "./correct.js";
import { chosenWords } from "./selection.js";

/** @typedef {{version: string, values: any[], said: string[], kind: string, many: boolean, name: string, empty: boolean}} CellData */
/** @typedef {{incident: string, version: string, apart: boolean, cells: Record<string, CellData>, codes: Record<string, Record<string, string>>, kinds: Record<string, string>, fates: Record<string, string>, actors: Record<string, string>, precisions: Record<string, string>, times: Record<string, string>}} PageData */

const KEPT = "testigo-said";

/** @param {PageData} data */
export function review(data) {
  const bar = one("#bar"), here = `/incidents/${data.incident}`;
  const seen = { "If-Match": `"${data.version}"` };
  const correct = correcting(data, (incident) => again(incident));
  const cells = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".cell")]);
  let at = -1;

  const told = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  if (told) say(told);

  /** @param {string} incident @param {string} [words] */
  function again(incident, words = t("js_saved")) {
    sessionStorage.setItem(KEPT, words);
    const parts = new URLSearchParams();
    if (bar.dataset.queued) parts.set("queue", bar.dataset.queue);
    if (data.apart) parts.set("apart", "true");
    location.assign(`/incidents/${incident}${parts.size ? `?${parts}` : ""}`);
  }

  /** Do something, then go on: to the next of the queue, or to what became of this. @param {() => Promise<any>} deed */
  async function decide(deed) {
    try {
      const outcome = await deed();
      if (bar.dataset.queued || data.apart) {
        sessionStorage.setItem(KEPT, t("js_saved"));
        location.assign(one("#next").href);
      } else again(outcome.incidents[0] ?? data.incident);
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 412) await stale(error);
      else sayWhy(error);
    }
  }

  /** @param {ProblemError} error */
  async function stale(error) {
    const dialog = one("#conflict-dialog");
    one(".now", dialog).textContent = error.message;
    one(".yours", dialog).textContent = "";
    one('[value="mine"]', dialog).hidden = true;
    if ((await opened(dialog)) !== "mine") again(error.problem.incident ?? data.incident, error.message);
  }

  /** @type {Record<string, (() => void) | undefined>} */
  const deeds = {
    a: () => decide(() => ask("POST", `${here}/accept`, { apart: data.apart }, seen)),
    c: () => correct.open(cells[Math.max(at, 0)]?.dataset.attribute ?? "event_type"),
    x: () => withDialog("#reject-dialog", (form) => ask("POST", `${here}/reject`, { note: String(form.get("note") ?? "") }, seen)),
    m: () => withDialog("#merge-dialog", merge),
    s: () => withDialog("#split-dialog", split),
    n: () => location.assign(one("#next").href),
    u: async () => {
      try {
        const outcome = await ask("POST", "/undo", {});
        again(outcome.incidents[0] ?? data.incident, t("js_undone"));
      } catch (error) { sayWhy(error); }
    },
    w: () => words.enter(),
    b: () => words.ask(),
    j: () => step(1),
    k: () => step(-1),
    "?": () => one("#keys-dialog").showModal(),
  };
  const buttons = { accept: "a", correct: "c", reject: "x", merge: "m", split: "s", undo: "u", keys: "?" };
  for (const [id, key] of Object.entries(buttons)) document.getElementById(id)?.addEventListener("click", () => deeds[key]?.());
  one("#basis").addEventListener("click", () => words.use());
  const missing = { a: "accept", c: "accept", x: "reject", m: "merge", s: "split" };

  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, textarea, dialog[open]")) return;
    const needs = missing[/** @type {keyof typeof missing} */ (event.key)];
    const deed = deeds[event.key];
    if (!deed || (needs && !document.getElementById(needs))) return;
    event.preventDefault();
    deed();
  });
  for (const button of document.querySelectorAll(".cell .correct")) button.addEventListener("click", () => correct.open(button.getAttribute("data-attribute") ?? ""));
  cells.forEach((cell, index) => cell.addEventListener("focusin", () => mark(index)));

  /** @param {number} index */
  function mark(index) {
    at = index;
    cells.forEach((cell, each) => cell.classList.toggle("at", each === index));
  }

  /** @param {number} by */
  function step(by) {
    mark(Math.min(cells.length - 1, Math.max(0, at + by)));
    cells[at].focus();
  }

  /** @param {FormData} form */
  async function split(form) {
    const accounts = form.getAll("account");
    if (!accounts.length) throw new Error(t("js_choose_some"));
    return ask("POST", `${here}/split`, { accounts }, seen);
  }

  /** @param {FormData} form */
  async function merge(form) {
    const named = String(form.get("address") ?? "").trim().split(/[/?#]/).filter(Boolean);
    const marked = named.indexOf("incidents");
    const other = named.length ? named[marked >= 0 ? marked + 1 : named.length - 1] : String(form.get("other") ?? "");
    const found = await ask("GET", `/incidents/${encodeURIComponent(other || "none")}`);
    return ask("POST", `${here}/merge`, { others: { [found.summary.id]: found.summary.version } }, seen);
  }

  for (const pair of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-pair]"))) {
    const { pair: other = "", version = "" } = pair.dataset;
    pair.querySelector(".one")?.addEventListener("click", () => decide(() => ask("POST", `${here}/merge`, { others: { [other]: version } }, seen)));
    pair.querySelector(".two")?.addEventListener("click", () => decide(() => ask("POST", "/duplicates/refuse", { one: data.incident, other })));
  }

  /** Ask in a dialog; what is wrong is said in it, and nothing typed is lost. @param {string} selector @param {(form: FormData) => Promise<any>} deed */
  async function withDialog(selector, deed) {
    const dialog = one(selector);
    for (;;) {
      if (!(await opened(dialog))) return;
      try {
        const outcome = await deed(new FormData(one("form", dialog)));
        return decide(() => Promise.resolve(outcome));
      } catch (error) {
        if (error instanceof ProblemError && error.problem.status === 412) return stale(error);
        one(".wrong", dialog).textContent = error instanceof Error ? error.message : String(error);
      }
    }
  }

  const words = chosenWords(one("#basis-bar"), (attribute, basis) => correct.open(attribute, basis));
}

/** Open a dialog; return the value of the button it was closed by. @param {any} dialog @returns {Promise<string>} */
export function opened(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((closed) => dialog.addEventListener("close", () => closed(dialog.returnValue), { once: true }));
}

// Giving in reports: pasted or uploaded, followed while they are coded; issues tried again.
import { ProblemError, ask, one, say, sayWhy, t } from "./api.js";

const PAUSE = 700; // milliseconds between two looks at how far it is
const NAMED = 30; // incidents that are called by more than their id

/** @param {number[]} captures @param {string[]} refused */
async function follow(captures, refused) {
  const place = one("#progress"), bar = one("progress", place), how = one(".how", place);
  place.hidden = false;
  bar.removeAttribute("value");
  one("ul", place).replaceChildren(...refused.map((each) => entry(each)));
  if (!captures.length) { bar.max = bar.value = 1; how.textContent = ""; return; }
  const asked = captures.map((each) => `capture=${each}`).join("&");
  for (;;) {
    const told = await ask("GET", `/arrivals?${asked}`);
    bar.max = captures.length + 1;
    bar.value = told.done + (told.linked ? 1 : 0);
    how.textContent = told.done < captures.length ? t("js_coding", { done: told.done, all: captures.length }) : t("js_linking");
    if (told.linked) { await finish(told, how, refused); return; }
    await new Promise((later) => setTimeout(later, PAUSE));
  }
}

/** @param {any} told @param {HTMLElement} how @param {string[]} refused */
async function finish(told, how, refused) {
  const incidents = await Promise.all(told.incidents.slice(0, NAMED).map(named));
  how.textContent = told.incidents.length ? t("js_coded", { n: told.incidents.length }) : t("js_no_incident");
  const unread = told.arrivals.filter((/** @type {any} */ each) => !each.reports.length);
  await freshen().catch(sayWhy);
  one("#progress ul").replaceChildren(
    ...incidents, ...told.incidents.slice(NAMED).map((/** @type {string} */ each) => entry(each, `/incidents/${each}`)),
    ...unread.map((/** @type {any} */ each) => entry([each.origin, trouble(each.origin)].filter(Boolean).join(": "))), ...refused.map((each) => entry(each)),
  );
}

/** Bring the lists of troubles and of reports up to date. */
async function freshen() {
  const answer = await fetch("/reports");
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of ["#issues", "#came"]) one(part).replaceWith(one(part, page));
}

/** Return what is wrong with a document, where it gave trouble. @param {string} origin */
function trouble(origin) {
  const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-issue]")]);
  return rows.find((row) => one("th", row).textContent === origin)?.querySelector("td")?.textContent ?? "";
}

/** Return the line of an incident, called by its place, day and report. @param {string} incident */
async function named(incident) {
  const found = await ask("GET", `/incidents/${incident}`).catch(() => null);
  const { place, first_day: day, title } = found?.summary ?? {};
  return entry([place, day, title].filter(Boolean).join(", ") || incident, `/incidents/${incident}`);
}

/** @param {string} text @param {string} [address] */
function entry(text, address) {
  const line = document.createElement("li");
  if (address) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = text;
    line.append(link);
  } else line.textContent = text;
  return line;
}

/** Send a form; what is wrong is said beside it, and what was typed stays. @param {string} selector @param {(form: HTMLFormElement) => Promise<any>} send */
function sending(selector, send) {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector(selector));
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = one(".wrong", form), button = one("button", form);
    wrong.textContent = "";
    button.disabled = true;
    try {
      const told = await send(form);
      form.reset();
      await follow(told.captures, told.refused);
    } catch (error) {
      wrong.textContent = error instanceof Error ? error.message : String(error);
    } finally {
      button.disabled = false;
    }
  });
}

sending("#paste", (form) => {
  const told = Object.fromEntries(new FormData(form));
  return ask("POST", "/reports", { ...told, published: told.published || null });
});
sending("#upload", (form) => {
  const told = new FormData(form), megabytes = Number(form.dataset.megabytes);
  for (const file of /** @type {File[]} */ (told.getAll("files"))) {
    if (file.size > megabytes * 2 ** 20) throw new ProblemError({ title: "", status: 413, detail: t("js_too_large", { name: file.name, n: megabytes }) });
  }
  if (!told.get("published")) told.delete("published");
  return ask("POST", "/uploads", told);
});
document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element ? event.target.closest(".retry") : null, row = button?.closest("[data-issue]");
  if (!row) return;
  try {
    const told = await ask("POST", `/issues/${row.getAttribute("data-issue")}/retry`);
    if (told.settled) location.reload();
    else say(t("js_still_wrong", { name: told.subject }));
  } catch (error) { sayWhy(error); }
});
document.documentElement.dataset.ready = "yes";

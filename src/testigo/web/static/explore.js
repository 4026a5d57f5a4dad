// Map, timeline and list show the same filter, which stands in the page's address.
import { one, sayWhy } from "./api.js";
import { createMap } from "./map.js";
import { createTimeline } from "./timeline.js";

/** @type {HTMLFormElement} */
const form = one("#filters");
const inView = /** @type {HTMLInputElement | null} */ (document.getElementById("in-view"));
const began = new URLSearchParams(location.search);
let box = [began.get("box"), began.get("view")].find((each) => /^-?[\d.]+(,-?[\d.]+){3}$/.test(each ?? "")) ?? "";
let moved = box !== ""; // a person chose what the map shows: the address tells it, whether or not timeline and list follow
/** @type {AbortController | undefined} */
let asking;

/** Return the filter as it stands in the form. */
function filter() {
  const parts = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) parts.append(name, String(value));
  if (inView?.checked && moved) parts.set("box", box);
  return parts;
}

/** Return what the address says: the filter, and where the map is. */
function address() {
  const parts = filter();
  if (moved && !parts.has("box")) parts.set("view", box);
  return parts;
}

const timeline = createTimeline(one("#timeline .chart"), (since, until) => {
  one('[name="since"]', form).value = since;
  one('[name="until"]', form).value = until;
  changed();
});

const map = createMap(one("#map"), (shown) => {
  [box, moved] = [shown, true];
  if (inView?.checked) changed(false);
  else show();
});

/** @param {boolean} [mapToo] */
function changed(mapToo = true) {
  const parts = filter();
  show();
  if (mapToo) map.then((made) => made.show(without(parts, "box")));
  timeline.show(parts);
  list(parts);
}

/** Let the address, and the link to the other language, tell what is shown. */
function show() {
  const parts = address();
  history.replaceState(null, "", parts.size ? `/?${parts}` : "/");
  for (const link of document.querySelectorAll("a[hreflang]")) {
    const language = link.getAttribute("hreflang") ?? "";
    link.setAttribute("href", `/?${with_(parts, "lang", language)}`);
  }
}

/** @param {URLSearchParams} parts @param {string} name */
function without(parts, name) {
  const copy = new URLSearchParams(parts);
  copy.delete(name);
  return copy;
}

/** @param {URLSearchParams} parts @param {string} name @param {string} value */
function with_(parts, name, value) {
  const copy = without(parts, name);
  copy.set(name, value);
  return copy;
}

/** @param {URLSearchParams} parts */
async function list(parts) {
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(`/?${parts}`, { headers: { "X-Part": "results" }, signal: asking.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    one("#results").replaceChildren(...page.body.childNodes);
  } catch (error) {
    if (!(error instanceof DOMException)) sayWhy(error);
  }
}

inView?.addEventListener("input", () => changed(false));
let typing = 0;
form.addEventListener("input", (event) => {
  clearTimeout(typing);
  const slow = event.target instanceof HTMLInputElement && ["search", "number"].includes(event.target.type);
  typing = window.setTimeout(changed, slow ? 250 : 0);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  changed();
});
if (matchMedia("(max-width: 720px)").matches) one("#filters-box").open = false;

const first = filter();
timeline.show(first);
map.then((made) => made.show(without(filter(), "box"), box));
document.documentElement.dataset.ready = "yes";

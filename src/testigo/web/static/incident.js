// An incident: cells and words light each other up; a reviewer decides by keys.
import { one } from "./api.js";
import { review } from "./review.js";

/** @param {string[]} fields */
function light(fields) {
  for (const mark of document.querySelectorAll("mark[data-fields]")) {
    const of = (mark.getAttribute("data-fields") ?? "").split(" ");
    mark.classList.toggle("lit", fields.some((field) => of.includes(field)));
  }
  for (const cell of document.querySelectorAll(".cell")) cell.classList.toggle("lit", fields.includes(cell.getAttribute("data-field") ?? ""));
}

/** @param {Element | null} target @returns {{cell: Element | null, mark: Element | null, fields: string[]}} */
function pointedAt(target) {
  const cell = target?.closest(".cell") ?? null, mark = target?.closest("mark[data-fields]") ?? null;
  const fields = mark ? (mark.getAttribute("data-fields") ?? "").split(" ") : cell ? [cell.getAttribute("data-field") ?? ""] : [];
  return { cell, mark, fields };
}

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const { cell, mark, fields } = pointedAt(event.target instanceof Element ? event.target : null);
    light(fields);
    if (cell) reveal(first(`mark[data-fields~="${fields[0]}"]`));
    if (kind === "pointerover" && mark) first(`.cell[data-field="${fields[0]}"]`)?.scrollIntoView({ block: "nearest" });
  });
}

/** Bring words into view within their own column: the page itself stays where the pointer is. @param {Element | null} mark */
function reveal(mark) {
  const pane = one("#sources");
  if (!mark || pane.scrollHeight <= pane.clientHeight) return;
  const { top, bottom } = mark.getBoundingClientRect(), seen = pane.getBoundingClientRect();
  if (top < seen.top || bottom > Math.min(seen.bottom, innerHeight) - 80) pane.scrollTop += top - seen.top - seen.height / 3;
}

/** @param {string} selector */
const first = (selector) => document.querySelector(selector);

if (document.getElementById("bar")) review(JSON.parse(one("#data").textContent));
document.documentElement.dataset.ready = "yes";

// Words of a report that a reviewer selects, as offsets in code points.

/** @typedef {{report: string, start: number, end: number, quote: string}} Basis */

/**
 * Offer to make selected words the basis of a value.
 * @param {HTMLElement} bar
 * @param {(attribute: string, basis: Basis) => void} chosen
 */
export function chosenWords(bar, chosen) {
  /** @type {Basis | null} */
  let basis = null;
  document.addEventListener("selectionchange", () => {
    if (bar.contains(document.activeElement) && basis) return; // choosing the field takes the selection away
    basis = selected();
    bar.hidden = basis === null;
  });
  const texts = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".text[data-report]")]);
  for (const text of texts) text.addEventListener("keydown", (event) => byWords(event, text));
  return {
    /** Put the keyboard on the next report's text, where the arrow keys choose words. */
    enter() {
      const here = texts.indexOf(/** @type {HTMLElement} */ (document.activeElement));
      texts[(here + 1) % texts.length]?.focus();
    },
    /** Put the keyboard on the choice of a field, where words are chosen. */
    ask() {
      basis = selected();
      bar.hidden = basis === null;
      if (basis) bar.querySelector("select")?.focus();
    },
    use() {
      const field = /** @type {HTMLSelectElement} */ (bar.querySelector("select"));
      if (basis) chosen(field.value, basis);
      bar.hidden = true;
    },
  };
}

/**
 * Choose words by keys: the arrows go from word to word, with Shift they add words.
 * @param {KeyboardEvent} event @param {HTMLElement} text
 */
function byWords(event, text) {
  const forward = event.key === "ArrowRight", selection = getSelection();
  if (!selection || event.ctrlKey || event.altKey || event.metaKey || !(forward || event.key === "ArrowLeft")) return;
  event.preventDefault();
  if (!selection.rangeCount || !text.contains(selection.anchorNode)) selection.collapse(text, 0);
  else if (!event.shiftKey && forward) selection.collapseToEnd();
  else if (!event.shiftKey) selection.collapseToStart();
  selection.modify("extend", forward ? "forward" : "backward", "word");
}

/** @returns {Basis | null} */
function selected() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const text = parent(range.startContainer)?.closest(".text[data-report]");
  if (!text || text !== parent(range.endContainer)?.closest(".text[data-report]")) return null;
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(range.startContainer, range.startOffset);
  const quote = range.toString(), lead = quote.length - quote.trimStart().length;
  const start = points(before.toString()) + points(quote.slice(0, lead));
  const report = text.getAttribute("data-report") ?? "";
  return quote.trim() ? { report, start, end: start + points(quote.trim()), quote: quote.trim() } : null;
}

/** @param {Node} node */
const parent = (node) => (node instanceof Element ? node : node.parentElement);
/** @param {string} text */
const points = (text) => [...text].length;

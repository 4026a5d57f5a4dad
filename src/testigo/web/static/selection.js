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
  return {
    use() {
      const field = /** @type {HTMLSelectElement} */ (bar.querySelector("select"));
      if (basis) chosen(field.value, basis);
      bar.hidden = true;
    },
  };
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

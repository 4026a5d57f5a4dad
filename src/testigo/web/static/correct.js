// Correcting a cell: a form for each kind of value, and a choice where somebody else was faster.
import { ProblemError, ask, one, t } from "./api.js";
import { opened } from "./review.js";

/** @typedef {import("./review.js").PageData} PageData */
/** @typedef {import("./review.js").CellData} CellData */
/** @typedef {import("./selection.js").Basis} Basis */

/** @param {PageData} data @param {(incident: string) => void} done */
export function correcting(data, done) {
  const dialog = one("#correct-dialog"), form = one("form", dialog);
  const field = (/** @type {string} */ name) => form.elements.namedItem(name);
  options(field("precision"), data.precisions);
  options(field("time"), { "": "", ...data.times });
  options(field("actor-kind"), data.kinds);
  options(field("actor-id"), data.actors, true);
  options(field("fate"), { "": "", ...data.fates });
  field("look-up").addEventListener("click", () => lookUp(field("place").value, field("places")));
  field("place").addEventListener("change", () => lookUp(field("place").value, field("places")));

  /** @param {string} attribute @param {Basis} [basis] */
  async function open(attribute, basis) {
    const cell = data.cells[attribute];
    form.reset();
    one("#correct-title").textContent = cell.name;
    one(".wrong", dialog).textContent = "";
    for (const part of dialog.querySelectorAll("[data-kind]")) part.hidden = part.dataset.kind !== cell.kind;
    one(".empty", dialog).hidden = !cell.empty;
    if (cell.kind === "Code") options(field("code"), { "": "", ...(data.codes[attribute] ?? {}) });
    keep(cell);
    fill(cell, cell.many ? undefined : cell.values[0]);
    const quoted = one(".chosen-words", dialog);
    quoted.hidden = !basis;
    if (basis) await read(attribute, cell, basis, quoted);
    for (;;) {
      const how = await opened(dialog);
      if (!how) return;
      try {
        const values = how === "empty" ? [] : [...kept(cell), ...given(cell)];
        const words = basis ? { report: basis.report, start: basis.start, end: basis.end } : null;
        return await save(attribute, cell.version, { values, note: field("note").value, words, apart: data.apart });
      } catch (error) {
        one(".wrong", dialog).textContent = error instanceof Error ? error.message : String(error);
      }
    }
  }

  /** @param {string} attribute @param {string} version @param {any} body @returns {Promise<void>} */
  async function save(attribute, version, body) {
    const path = `/incidents/${data.incident}/cells/${attribute}`;
    try {
      const outcome = await ask("PUT", path, body, { "If-Match": `"${version}"` });
      done(outcome.incidents[0]);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.status !== 412) throw error;
      const now = await ask("GET", path);
      const choice = one("#conflict-dialog");
      one(".now", choice).textContent = now.values.map(plain).join("; ") || now.gap;
      one(".yours", choice).textContent = body.values.map(plain).join("; ") || "–";
      one('[value="mine"]', choice).hidden = false;
      if ((await opened(choice)) === "mine") return save(attribute, now.version, body);
      done(data.incident);
    }
  }

  /** @param {string} attribute @param {CellData} cell @param {Basis} basis @param {HTMLElement} quoted */
  async function read(attribute, cell, basis, quoted) {
    one("q", quoted).textContent = basis.quote;
    const { report, start, end } = basis;
    const read = await ask("POST", "/readings", { attribute, words: { report, start, end } }).catch(() => null);
    one(".why", quoted).textContent = read ? t("js_read_as", { reason: read.reason }) : "";
    if (read?.value) fill(cell, read.value);
    else if (cell.kind === "Words") field("worded").value = basis.quote;
    else if (cell.kind === "Actor") field("described").value = basis.quote;
    else if (cell.kind === "Person") field("person").value = basis.quote;
    else if (cell.kind === "Place") { field("place").value = basis.quote; await lookUp(basis.quote, field("places")); }
  }

  /** Show the values of a cell that can have several, to be kept or not. @param {CellData} cell */
  function keep(cell) {
    const place = one(".kept", dialog);
    place.hidden = !cell.many || !cell.values.length;
    for (const old of [...place.querySelectorAll("label")]) old.remove();
    if (!cell.many) return;
    cell.said.forEach((said, at) => {
      const label = document.createElement("label"), box = document.createElement("input");
      label.className = "choice";
      Object.assign(box, { type: "checkbox", name: "kept", value: String(at), checked: true });
      label.append(box, said);
      place.append(label);
    });
  }

  /** @param {CellData} cell */
  function kept(cell) {
    return new FormData(form).getAll("kept").map((at) => asInput(cell.kind, cell.values[Number(at)]));
  }

  /** Put a value into the form. @param {CellData} cell @param {any} value */
  function fill(cell, value) {
    if (value === undefined || value === null) return;
    if (cell.kind === "Count") for (const name of ["low", "best", "high"]) field(name).value = value[name] ?? "";
    if (cell.kind === "DateRange") {
      for (const name of ["earliest", "latest", "precision"]) field(name).value = value[name] ?? "";
      field("time").value = value.time_of_day ?? "";
    }
    if (cell.kind === "Place") {
      field("place").value = value.name;
      options(field("places"), { [value.gazetteer_id]: [value.name, value.admin2, value.admin1, country(value.country)].filter(Boolean).join(", ") });
    }
    if (cell.kind === "Actor") {
      field("described").value = value.description;
      field("actor-kind").value = value.kind;
      field("actor-id").value = value.actor_id ?? "";
      field("people").value = value.count?.best ?? "";
    }
    if (cell.kind === "Person") {
      field("person").value = value.name;
      field("person-role").value = value.role ?? "";
      field("age").value = value.age ?? "";
      field("fate").value = value.fate ?? "";
    }
    if (cell.kind === "Code") field("code").value = value;
    if (cell.kind === "Words") field("worded").value = value;
  }

  /** Return the value in the form, none where it is empty. @param {CellData} cell @returns {any[]} */
  function given(cell) {
    const number = (/** @type {string} */ name) => (field(name).value === "" ? null : Number(field(name).value));
    switch (cell.kind) {
      case "Count": return number("low") === null ? [] : [{ low: number("low"), best: number("best"), high: number("high") }];
      case "DateRange": return field("earliest").value || field("latest").value ? [{ earliest: field("earliest").value || null, latest: field("latest").value || null, precision: field("precision").value, time_of_day: field("time").value || null }] : [];
      case "Place": return field("places").value ? [{ gazetteer_id: field("places").value, name: field("place").value }] : [];
      case "Actor": return field("described").value ? [{ description: field("described").value, kind: field("actor-kind").value, actor_id: field("actor-id").value || null, people: number("people") === null ? null : { low: number("people"), best: number("people"), high: number("people") } }] : [];
      case "Person": return field("person").value ? [{ name: field("person").value, role: field("person-role").value || null, age: number("age"), fate: field("fate").value || null }] : [];
      case "Code": return field("code").value ? [field("code").value] : [];
      default: return field("worded").value ? [field("worded").value] : [];
    }
  }

  return { open };
}

/** Return a value as the API takes it. @param {string} kind @param {any} value */
function asInput(kind, value) {
  if (kind === "Actor") return { description: value.description, kind: value.kind, actor_id: value.actor_id, name: value.name, people: value.count };
  if (kind === "Person") return { name: value.name, role: value.role, age: value.age, fate: value.fate };
  return value;
}

const regions = new Intl.DisplayNames(document.documentElement.lang, { type: "region" });
/** Return what a country is called. @param {string | null} code */
const country = (code) => code && regions.of(code);

/** @param {any} value */
function plain(value) {
  if (typeof value === "string") return value;
  if ("low" in value) return value.high === null ? `${value.low}+` : value.low === value.high ? `${value.low}` : `${value.low}–${value.high}`;
  if ("earliest" in value) return [value.earliest, value.latest].filter(Boolean).join(" – ");
  return value.name ?? value.description ?? value.gazetteer_id;
}

/** @param {any} select @param {Record<string, string>} named @param {boolean} [after] whether what is there stays */
function options(select, named, after = false) {
  const made = Object.entries(named).map(([value, name]) => new Option(name, value));
  if (after) select.append(...made);
  else select.replaceChildren(...made);
}

/** @param {string} name @param {any} select */
async function lookUp(name, select) {
  if (!name) return;
  const found = await ask("GET", `/places?q=${encodeURIComponent(name)}`).catch(() => []);
  const named = found.map((/** @type {any} */ each) => [each.gazetteer_id, [each.name, each.admin2, each.admin1, country(each.country)].filter(Boolean).join(", ") + ` (${each.kind})`]);
  options(select, Object.fromEntries(named.length ? named : [["", t("js_nothing_found")]]));
}

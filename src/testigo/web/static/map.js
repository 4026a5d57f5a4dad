// The map: incidents gathered by the server, drawn by MapLibre over outlines that need no network.
import { ask, say, sayWhy, t } from "./api.js";
import { FAMILIES, colour, familyColour } from "./families.js";
import { loadOutlines } from "./outlines.js";

const STYLE = "/static/vendor/maplibre-gl.css", LIBRARY = "/static/vendor/maplibre-gl.mjs", WORKER = "/static/vendor/maplibre-gl-worker.mjs";
const SQUARE = 44; // pixels within which incidents are gathered
const CLOSE = 9.5; // the zoom from which every place stands by itself
const FADE = { settlement: 1, exact: 1, municipality: 1.35, state: 2.1, country: 2.8 };

/** @typedef {{lat: number, lon: number, incidents: number, family: string, coarse: number, incident: string | null, place: string, precision: string | null}} Mark */

/**
 * Make the map; `moved` is told the box that is shown whenever a person changes it. Without the library it does nothing.
 * @param {HTMLElement} place
 * @param {(box: string) => void} moved
 */
export async function createMap(place, moved) {
  const nothing = { show: (/** @type {URLSearchParams} */ _filter, _box = "") => {} };
  if (!place.dataset.built) return nothing;
  try {
    return await drawn(place, moved);
  } catch (error) {
    const told = document.createElement("p");
    told.className = "absent";
    told.textContent = t("js_no_map");
    place.replaceChildren(told);
    console.warn(error);
    return nothing;
  }
}

/** Load a style sheet that the page itself does not wait for. @param {string} href */
function styled(href) {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  return new Promise((ready, failed) => { link.onload = ready; link.onerror = failed; document.head.append(link); });
}

/** @param {HTMLElement} place @param {(box: string) => void} moved */
async function drawn(place, moved) {
  const [maplibre] = await Promise.all([import(LIBRARY), styled(STYLE)]);
  maplibre.setWorkerUrl(WORKER);
  const map = new maplibre.Map({
    container: place, center: [-80, 12], zoom: 2.6, maxZoom: 14, attributionControl: false, dragRotate: false, pitchWithRotate: false,
    style: { version: 8, sources: {}, layers: [{ id: "sea", type: "background", paint: { "background-color": colour("--sea") } }] },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), "top-right");
  /** @type {URLSearchParams} */
  let filter = new URLSearchParams();
  let latest = 0;

  await new Promise((ready, failed) => { map.once("load", ready); map.once("error", (/** @type {any} */ event) => failed(event.error)); });
  for (const family of FAMILIES) for (const rough of [false, true]) map.addImage(imageName(family, rough), symbol(familyColour(family), rough), { pixelRatio: 2 });
  map.addSource("marks", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  addMarks(map);
  ground(map, place.dataset.tiles ?? "").then(() => map.once("idle", () => { place.dataset.drawn = "yes"; })).catch(sayWhy);

  async function refresh() {
    const mine = ++latest;
    const asked = new URLSearchParams(filter);
    asked.set("box", shown(4));
    asked.set("step", String(map.getZoom() >= CLOSE ? 0 : Math.min(20, (SQUARE * 360) / (512 * 2 ** map.getZoom()))));
    try {
      const answer = await ask("GET", `/map?${asked}`);
      if (mine !== latest) return;
      map.getSource("marks").setData({ type: "FeatureCollection", features: answer.cells.map(asFeature) });
      place.dataset.marks = String(answer.cells.length);
    } catch (error) {
      sayWhy(error);
    }
  }

  /** @param {number} [digits] */
  function shown(digits = 3) {
    const bounds = map.getBounds();
    return [bounds.getWest(), Math.max(-90, bounds.getSouth()), bounds.getEast(), Math.min(90, bounds.getNorth())].map((each) => each.toFixed(digits)).join(",");
  }

  map.on("moveend", (/** @type {any} */ event) => {
    if (event.originalEvent) moved(shown()); // and not where an address, or the window, moved it
    refresh();
  });
  map.on("click", (/** @type {any} */ event) => {
    const [found] = map.queryRenderedFeatures(event.point, { layers: ["marks"] });
    if (!found) return;
    if (found.properties.incident) location.assign(`/incidents/${found.properties.incident}`);
    else map.easeTo({ center: found.geometry.coordinates, zoom: map.getZoom() + 2 }, { originalEvent: event.originalEvent });
  });
  const hint = new maplibre.Popup({ closeButton: false, closeOnClick: false, offset: 12 });
  map.on("mousemove", "marks", (/** @type {any} */ event) => {
    const [found] = event.features;
    map.getCanvas().style.cursor = "pointer";
    const { place: where, incidents } = found.properties;
    hint.setLngLat(found.geometry.coordinates).setText(incidents > 1 ? `${t("js_cluster", { n: incidents })}: ${where}…` : where).addTo(map);
  });
  map.on("mouseleave", "marks", () => { map.getCanvas().style.cursor = ""; hint.remove(); });
  return {
    /** @param {URLSearchParams} asked @param {string} [box] where to look first */
    show(asked, box = "") {
      filter = asked;
      const [west, south, east, north] = box.split(",").map(Number);
      if (box) map.fitBounds([[west, south], [east < west ? east + 360 : east, north]], { animate: false });
      refresh();
    },
  };
}

/** @param {string} family @param {boolean} rough */
const imageName = (family, rough) => `${family}${rough ? " rough" : ""}`;

/** @param {Mark} mark */
function asFeature(mark) {
  const rough = mark.coarse * 2 > mark.incidents;
  const wide = FADE[/** @type {keyof typeof FADE} */ (mark.precision ?? "exact")] ?? 1;
  const size = mark.incidents > 1 ? Math.min(2.6, 1 + Math.log10(mark.incidents) * 0.7) : 0.62 * wide;
  return {
    type: "Feature", geometry: { type: "Point", coordinates: [mark.lon, mark.lat] },
    properties: { incidents: mark.incidents, incident: mark.incident ?? "", place: mark.place, image: imageName(FAMILIES.includes(mark.family) ? mark.family : "other", rough), size, label: mark.incidents > 1 ? String(mark.incidents) : "", rough },
  };
}

/** @param {any} map */
function addMarks(map) {
  map.addLayer({
    id: "marks", type: "symbol", source: "marks",
    layout: {
      "icon-image": ["get", "image"], "icon-size": ["get", "size"], "icon-allow-overlap": true, "text-allow-overlap": true,
      "text-field": ["get", "label"], "text-size": 12, "text-font": ["sans-serif"], "symbol-sort-key": ["get", "incidents"],
    },
    paint: { "text-color": ["case", ["get", "rough"], colour("--ink"), colour("--accent-ink")] },
  });
}

/**
 * Draw a mark: full where the place is known, hollow and dashed where it is known roughly.
 * @param {string} fill @param {boolean} rough
 */
function symbol(fill, rough) {
  const side = 56, canvas = new OffscreenCanvas(side, side), pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas");
  pen.beginPath();
  pen.arc(side / 2, side / 2, side / 2 - 5, 0, 2 * Math.PI);
  pen.globalAlpha = rough ? 0.14 : 0.92;
  pen.fillStyle = fill;
  pen.fill();
  pen.globalAlpha = 1;
  pen.lineWidth = rough ? 5 : 3;
  pen.strokeStyle = rough ? fill : colour("--panel");
  if (rough) pen.setLineDash([9, 7]);
  pen.stroke();
  return pen.getImageData(0, 0, side, side);
}

/**
 * Lay the ground: the outlines that come with the package, and over them the tiles of a server where one is configured.
 * @param {any} map @param {string} tiles
 */
async function ground(map, tiles) {
  await outlines(map);
  if (!tiles) return;
  map.addSource("tiles", { type: "raster", tiles: [tiles], tileSize: 256 });
  map.addLayer({ id: "tiles", type: "raster", source: "tiles" }, "marks");
  map.on("error", (/** @type {any} */ event) => { if (event.sourceId === "tiles") say(t("js_no_tiles")); });
}

/** @param {any} map */
async function outlines(map) {
  const found = await loadOutlines();
  if (!found) return;
  for (const [name, data] of Object.entries(found)) map.addSource(name, { type: "geojson", data, tolerance: 0.5 });
  map.addLayer({ id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--land"), "fill-outline-color": colour("--coast") } }, "marks");
  map.addLayer({ id: "states", type: "line", source: "states", minzoom: 3.5, paint: { "line-color": colour("--border"), "line-width": 0.5 } }, "marks");
  map.addLayer({ id: "countries", type: "line", source: "countries", paint: { "line-color": colour("--border"), "line-width": 1 } }, "marks");
  map.addLayer({
    id: "cities", type: "symbol", source: "cities", minzoom: 3.5,
    filter: ["<=", ["get", "rank"], ["step", ["zoom"], 0, 4, 2, 5, 4, 6, 7, 7, 10]],
    layout: { "text-field": ["get", "name"], "text-size": 11, "text-font": ["sans-serif"], "symbol-sort-key": ["get", "rank"], "text-padding": 6 },
    paint: { "text-color": colour("--city"), "text-halo-color": colour("--land"), "text-halo-width": 1.2 },
  }, "marks");
}

/** Draws clusters and single incidents as SVG markers that can be reached by keyboard. */

import { svg } from "./dom.js";
import { FAMILIES } from "./incidents.js";
import { kilometres } from "./projection.js";
import { spreadOf } from "./clusters.js";
import { days, label, nameOf, t, whereabouts } from "./words.js";

/** @typedef {import("./clusters.js").Cluster} Cluster */

const POINT = 7; // radius in pixels
const LEAST_RING = 13;
const MOST_RING = 150;

/** @param {string} family */
export function familyClass(family) {
  return `family-${family.replace(/[ /]/g, "-")}`;
}

/** @param {Cluster} cluster @param {number} k pixels per world */
export function marker(cluster, k) {
  const { items } = cluster;
  const single = items.length === 1 ? items[0].record : null;
  const spread = single || cluster.precision ? spreadOf(items[0]) : 0;
  const ring = spread ? Math.min(MOST_RING, Math.max(LEAST_RING, kilometres(spread, cluster.y) * k)) : 0;
  const told = single
    ? `${nameOf("event_types", single.event_type)}, ${days(single.date)}, ${whereabouts(single.place)}`
    : t("cluster_label", { n: items.length, place: whereabouts(items[0].record.place) });
  const group = svg(
    "g",
    { class: `marker ${single ? "single" : "many"} ${spread ? "rough" : ""} ${familyClass(items[0].family)}`, role: "button", tabindex: 0, "aria-label": told, "data-key": cluster.key },
    svg("title", {}, single && single.perpetrators ? `${told} · ${single.perpetrators.map(label).join(", ")}` : told),
  );
  if (ring) group.append(svg("circle", { class: "ring", r: ring }));
  group.append(...(single ? [svg("circle", { class: "point", r: POINT })] : donut(cluster)));
  return group;
}

/** A count within a ring that shows the share of each family. @param {Cluster} cluster */
function donut({ items }) {
  const radius = 11 + Math.min(14, 3 * Math.log2(items.length));
  const round = 2 * Math.PI * radius;
  const parts = [svg("circle", { class: "disc", r: radius + 2 })];
  let turned = 0;
  for (const family of FAMILIES) {
    const share = items.filter((item) => item.family === family).length / items.length;
    if (!share) continue;
    const arc = { class: `arc ${familyClass(family)}`, r: radius, "stroke-dasharray": `${share * round} ${round}`, transform: `rotate(${turned * 360 - 90})` };
    parts.push(svg("circle", arc));
    turned += share;
  }
  return [...parts, svg("text", { "text-anchor": "middle", dy: "0.35em" }, items.length)];
}

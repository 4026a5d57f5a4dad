// Families of event types and their colours, which stand in the style sheet.

/** @type {Record<string, string>} */
const VARIABLES = {
  "Violence against civilians": "--civilians", Battles: "--battles", "Explosions/Remote violence": "--explosions",
  "Strategic developments": "--strategic", Protests: "--protests", Riots: "--riots", other: "--other",
};
export const FAMILIES = Object.keys(VARIABLES);

/** @param {string} family */
export const familyClass = (family) => `family-${family.replace(/[ /]/g, "-")}`;

/** @param {string} variable a custom property of the style sheet */
export const colour = (variable) => getComputedStyle(document.documentElement).getPropertyValue(variable).trim();

/** @param {string} family */
export const familyColour = (family) => colour(VARIABLES[family] ?? "--other");

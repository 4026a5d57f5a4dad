// Tokens and accounts.
import { ask, one, sayWhy, t } from "./api.js";

/** @param {string} selector @param {(event: Event, element: HTMLElement) => Promise<void>} deed @param {string} [kind] */
function on(selector, deed, kind = "click") {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))) {
    element.addEventListener(kind, (event) => {
      event.preventDefault();
      deed(event, element).catch(sayWhy);
    });
  }
}

on("#token", async (_, form) => {
  const made = await ask("POST", "/tokens", Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (form))));
  one(".secret").textContent = t("js_copied", { secret: made.secret });
}, "submit");
on(".revoke", async (_, button) => {
  await ask("DELETE", `/tokens/${around(button, "[data-token]").dataset.token}`);
  location.reload();
});
on("#user", async (_, form) => {
  try {
    await ask("POST", "/users", Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (form))));
    location.reload();
  } catch (error) {
    one("#users .wrong").textContent = error instanceof Error ? error.message : String(error);
  }
}, "submit");
on(".active", async (_, button) => {
  await ask("PATCH", `/users/${around(button, "[data-user]").dataset.user}`, { active: !button.dataset.active });
  location.reload();
});

/** @param {HTMLElement} element @param {string} selector */
function around(element, selector) {
  return /** @type {HTMLElement} */ (element.closest(selector));
}
document.documentElement.dataset.ready = "yes";

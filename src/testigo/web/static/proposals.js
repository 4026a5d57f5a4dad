// Proposals for the register: each is accepted or refused, and leaves the page.
import { ask, one, say, sayWhy, t } from "./api.js";

for (const proposal of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-proposal]"))) {
  for (const button of proposal.querySelectorAll("button")) {
    button.addEventListener("click", async () => {
      try {
        await ask("POST", `/proposals/${proposal.dataset.proposal}`, { accepted: button.value === "yes" });
        leave(proposal);
        say(t(button.value === "yes" ? "js_learnt" : "js_refused"));
      } catch (error) { sayWhy(error); }
    });
  }
}

/** Take a proposal away, and put the keyboard on the next. @param {HTMLElement} proposal */
function leave(proposal) {
  const beside = proposal.nextElementSibling?.querySelector("button") ?? proposal.previousElementSibling?.querySelector("button");
  proposal.remove();
  one("#none").hidden = document.querySelector("[data-proposal]") !== null;
  (beside ?? one("h1")).focus();
}
document.documentElement.dataset.ready = "yes";

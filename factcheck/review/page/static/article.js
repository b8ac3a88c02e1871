// The reading view: one claim is chosen; its panel is fetched; a decision changes its marks once it is kept.

import { fetched, listen, say, shapeOf } from "./deciding.js";

const panel = document.getElementById("panel");
const anchors = () => [...document.querySelectorAll(".prose [id^='c'][data-claim]")];
const marks = (claim) => document.querySelectorAll(`.prose [data-claim="${claim}"]`);
let chosen = panel.querySelector("section.claim")?.dataset.claim ?? null;

async function choose(claim, { focus = true } = {}) {
  for (const one of document.querySelectorAll(".prose [aria-current]")) one.removeAttribute("aria-current");
  for (const one of marks(claim)) if (one.tagName === "A") one.setAttribute("aria-current", "true");
  chosen = claim;
  const anchor = document.getElementById(`c${claim}`);
  if (focus) anchor?.focus({ preventScroll: true });
  anchor?.scrollIntoView({ block: "nearest" });
  const address = new URL(location.href);
  address.searchParams.set("claim", claim);
  address.hash = "";
  history.replaceState(null, "", address);
  await show(claim);
}

async function show(claim) {
  try {
    const found = await fetched(`/claims/${claim}/panel`);
    if (chosen === claim) panel.replaceChildren(...found.body.childNodes);
  } catch {
    say("The claim could not be fetched.", true);
  }
}

// Other words, other marks: what stands where is known to the server alone, which counts code points.
async function redraw() {
  const found = await fetched(location.href);
  document.querySelector(".prose").replaceWith(found.querySelector(".prose"));
  panel.replaceChildren(...found.getElementById("panel").childNodes);
  document.getElementById(`c${chosen}`)?.focus({ preventScroll: true });
}

function repaint(claim, place) {
  for (const one of marks(claim)) {
    one.classList.remove("fact", "statement", "opinion");
    one.classList.add(shapeOf(place.label));
    one.dataset.label = place.label;
    one.dataset.seen = place.seen;
    if (one.classList.contains("run")) one.classList.toggle("decided", place.decision !== "");
    const spoken = one.querySelector(".vh");
    if (spoken) spoken.textContent = `${place.label.replace("_", " ")}: `;
  }
}

function told(kept) {
  const place = kept.places[0];
  const what = place.decision === "" ? "no decision stands" : place.decision === "not_a_claim" ? "not a claim" : place.label.replace("_", " ");
  return `Claim ${place.number}: ${what}.`;
}

async function opened(kept, form, button) {
  const claim = String(kept.claim_id);
  const redrawn = ["span", "not_a_claim"].includes(button?.value) || kept.places.length > 1 || kept.places[0].decision === "span";
  if (redrawn || kept.overtaken) await redraw();
  else {
    repaint(claim, kept.places[0]);
    await show(claim);
  }
  if (!kept.overtaken) say(`Kept. ${told(kept)}`);
}

async function undone(kept) {
  const here = location.pathname === `/articles/${kept.article_id}`;
  if (!here) {
    say("Taken back, in another article.");
    return;
  }
  chosen = String(kept.claim_id);
  const address = new URL(location.href);
  address.searchParams.set("claim", chosen);
  history.replaceState(null, "", address);
  await redraw();
  say(`Taken back. ${told(kept)}`);
}

async function move(by) {
  const all = anchors();
  if (all.length === 0) return;
  const at = all.findIndex((one) => one.dataset.claim === chosen);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
  await choose(all[next].dataset.claim);
}

document.querySelector(".reading").addEventListener("click", (event) => {
  const mark = event.target.closest(".prose a[data-claim]");
  if (!mark || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  if (getSelection().isCollapsed) choose(mark.dataset.claim, { focus: false });
});

listen({ form: () => panel.querySelector("form.decide"), opened, move, undone });

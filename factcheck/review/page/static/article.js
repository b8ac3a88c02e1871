// The reading view: one claim is chosen; its panel is fetched; a decision changes its marks once it is kept.

import { fetched, listen, offerVoices, say, shapeOf, spoken } from "./deciding.js";

const panel = document.getElementById("panel");
const anchors = () => [...document.querySelectorAll(".prose [id^='c'][data-claim]")];
const marks = (claim) => document.querySelectorAll(`.prose [data-claim="${claim}"]`);
let chosen = panel.querySelector("section.claim")?.dataset.claim ?? null;

function choose(claim, { focus = true } = {}) {
  for (const one of document.querySelectorAll(".prose [aria-current]")) one.removeAttribute("aria-current");
  for (const one of document.querySelectorAll(".prose .also.chosen")) one.classList.remove("chosen");
  for (const one of marks(claim)) {
    if (one.tagName === "A") one.setAttribute("aria-current", "true");
    else one.classList.add("chosen");
  }
  chosen = claim;
  const anchor = document.getElementById(`c${claim}`);
  if (focus) anchor?.focus({ preventScroll: true });
  anchor?.scrollIntoView({ block: "nearest" });
  const address = new URL(location.href);
  address.searchParams.set("claim", claim);
  address.hash = "";
  history.replaceState(null, "", address);
  show(claim);
}

// The panel comes when it comes, and only for a claim that is stayed at: what is decided rests on the marks.
const STAY_MS = 120;
let asked = 0;
let shown = Promise.resolve();
function show(claim) {
  const mine = ++asked;
  shown = new Promise((stayed) => { setTimeout(stayed, STAY_MS); })
    .then(() => (mine === asked ? fetched(`/claims/${claim}/panel`) : null))
    .then((found) => { if (found && mine === asked) panel.replaceChildren(...found.body.childNodes); })
    .catch(() => { if (mine === asked) say("What is known of the claim could not be fetched.", true); });
}

// Other words, other marks: what stands where is known to the server alone, which counts code points.
async function redraw() {
  asked += 1; // what is on its way is of the claim as it was
  const found = await fetched(location.href);
  document.querySelector(".prose").replaceWith(found.querySelector(".prose"));
  panel.replaceChildren(...found.getElementById("panel").childNodes);
  document.getElementById(`c${chosen}`)?.focus({ preventScroll: true });
}

function repaint(kept) {
  for (const one of marks(kept.claim_id)) {
    one.classList.remove("fact", "statement", "opinion");
    one.classList.add(shapeOf(kept.label));
    if (one.tagName !== "A") continue;
    one.dataset.label = kept.label;
    one.dataset.seen = kept.seen;
    one.classList.toggle("decided", kept.decision !== "");
    if (kept.decision !== "") one.classList.remove("flagged");
  }
  const tip = document.querySelector(`#t${kept.claim_id} b`);
  if (tip) tip.textContent = spoken(kept);
  // Until the panel comes anew, its buttons send what stands now.
  const section = panel.querySelector(`section.claim[data-claim="${kept.claim_id}"]`);
  for (const one of section?.querySelectorAll("input[name=seen]") ?? []) one.value = kept.seen;
  for (const one of section?.querySelectorAll("input[name=seen_label]") ?? []) one.value = kept.label;
}

async function opened(kept, act, form) {
  const isDropped = document.getElementById(`c${kept.claim_id}`)?.classList.contains("out");
  const moved = isDropped || ["span", "attribution", "split", "not_a_claim"].includes(act) || form.has("opinion_kind") || kept.parts > 1;
  if (moved || kept.overtaken) await redraw();
  else {
    repaint(kept);
    if (String(kept.claim_id) === chosen) show(chosen);
  }
  if (kept.overtaken) return;
  say(`Kept. Claim ${kept.number}: ${act === "note" ? "a note" : spoken(kept)}.`);
  if (act === "attributed_statement") shown.then(() => offer(kept));
}

function offer(kept) {
  if (String(kept.claim_id) === chosen && offerVoices(panel)) {
    say(`Kept. Claim ${kept.number}: ${spoken(kept)}. Nobody is named: w says whose word it is.`);
  }
}

async function undone(kept) {
  if (location.pathname !== `/articles/${kept.article_id}`) {
    say("Taken back, in another article.");
    return;
  }
  chosen = String(kept.claim_id);
  const address = new URL(location.href);
  address.searchParams.set("claim", chosen);
  history.replaceState(null, "", address);
  await redraw();
  say(`Taken back. Claim ${kept.number}: ${spoken(kept)}.`);
}

function choice(act) {
  const anchor = chosen && document.getElementById(`c${chosen}`);
  if (!anchor || act === "skip") return null;
  const { claim, label, seen } = anchor.dataset;
  return [`/claims/${claim}/decision`, { act, seen, seen_label: label, view: "article" }];
}

async function place() {
  await shown;
  return panel;
}

function move(by) {
  const all = anchors();
  if (all.length === 0) return;
  const at = all.findIndex((one) => one.dataset.claim === chosen);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
  choose(all[next].dataset.claim);
}

document.querySelector(".reading").addEventListener("click", (event) => {
  const mark = event.target.closest(".prose a[data-claim]");
  if (!mark || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  if (getSelection().isCollapsed) choose(mark.dataset.claim, { focus: false });
});

listen({ choice, place, opened, undone, move });

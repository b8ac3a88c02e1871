// The reading view: one claim is chosen; its panel is fetched; a decision changes its marks once it is kept.

import { fetched, listen, offerVoices, say, shapeOf, spoken } from "./deciding.js";

const panel = document.getElementById("panel");
const anchors = () => [...document.querySelectorAll(".prose [id^='c'][data-claim]")];
const marks = (claim) => document.querySelectorAll(`.prose [data-claim="${claim}"]`);
let chosen = panel.querySelector("section.claim")?.dataset.claim ?? null;

function mark(claim) {
  for (const one of document.querySelectorAll(".prose [aria-current]")) one.removeAttribute("aria-current");
  for (const one of document.querySelectorAll(".prose .also.chosen")) one.classList.remove("chosen");
  for (const one of marks(claim)) {
    if (one.tagName === "A") one.setAttribute("aria-current", "true");
    else one.classList.add("chosen");
  }
}

function choose(claim, { focus = true } = {}) {
  if (isRefused) say("");
  isRefused = false;
  mark(claim);
  chosen = claim;
  if (focus) document.getElementById(`c${claim}`)?.focus({ preventScroll: true });
  reveal(claim);
  show(claim);
}

function addressOf(claim) {
  const address = new URL(location.href);
  if (claim !== null) address.searchParams.set("claim", claim);
  address.hash = "";
  return address;
}

// How much of the window is covered, so that nothing chosen comes to lie beneath: told to the style sheet.
const [top, foot] = [document.querySelector(".top"), document.querySelector(".foot")];
function measure() {
  const isBelow = getComputedStyle(panel).bottom !== "auto"; // on a narrow screen the panel sticks to the bar
  for (const [name, covered] of [["top", top.offsetHeight], ["foot", foot.offsetHeight], ["below", isBelow ? panel.offsetHeight : 0]]) {
    document.documentElement.style.setProperty(`--${name}`, `${covered}px`);
  }
}
const measured = new ResizeObserver(measure);
for (const one of [top, foot, panel]) measured.observe(one);

// What is told of the claim, its end, and its beginning, which matters most where not all of it fits.
function reveal(claim) {
  measure();
  const all = [...marks(claim)];
  for (const one of [document.getElementById(`t${claim}`), all.at(-1), all[0]]) {
    one?.scrollIntoView({ block: "nearest", behavior: "instant" });
  }
}

// One panel is on its way at a time, since the server answers one after the other; of the claims chosen meanwhile only
// the last is asked for.
let wanted = null;
let asking = null;
let redrawn = 0;
let shown = Promise.resolve();
const told = () => panel.querySelector("section.claim")?.dataset.claim ?? null;

function show(claim) {
  wanted = claim;
  if (told() === claim) panel.removeAttribute("aria-busy");
  else panel.setAttribute("aria-busy", "true");
  shown = asking ??= fetchPanels().finally(() => { asking = null; });
}

async function fetchPanels() {
  while (wanted !== null) {
    const [claim, drawn] = [wanted, redrawn];
    wanted = null;
    try {
      const found = await fetched(`/claims/${claim}/panel`);
      if (claim === chosen && drawn === redrawn) put(found.body, claim);
    } catch {
      if (claim === chosen) say("What is known of the claim could not be fetched.", true);
    }
  }
}

function put(found, claim) {
  const isNew = told() !== claim;
  panel.replaceChildren(...found.childNodes);
  panel.removeAttribute("aria-busy");
  if (!isNew) return;
  reveal(claim);
  history.replaceState(null, "", addressOf(claim)); // browsers look for the page's icon anew each time
}

// Other words, other marks: what stands where is known to the server alone, which counts code points.
async function redraw() {
  const claim = chosen;
  const found = await fetched(addressOf(claim));
  redrawn += 1; // a panel on its way is of the claim as it was
  document.querySelector(".prose").replaceWith(found.querySelector(".prose"));
  mark(chosen);
  if (claim === chosen) put(found.getElementById("panel"), claim);
  else show(chosen);
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
  say(`Kept. Claim #${kept.number}: ${act === "note" ? "a note" : spoken(kept)}.`);
  if (act === "attributed_statement") shown.then(() => offer(kept));
}

function offer(kept) {
  if (String(kept.claim_id) === chosen && told() === chosen && offerVoices(panel)) {
    say(`Kept. Claim #${kept.number}: ${spoken(kept)}. Nobody is named: w says whose word it is.`);
  }
}

async function undone(kept) {
  if (location.pathname !== `/articles/${kept.article_id}`) {
    say("Taken back, in another article.");
    return;
  }
  chosen = String(kept.claim_id);
  await redraw();
  say(`Taken back. Claim #${kept.number}: ${spoken(kept)}.`);
}

// Nobody decides on what was not shown: a key that comes before the panel of its claim decides nothing.
let isRefused = false;
function about() {
  if (chosen !== null && told() === chosen) return chosen;
  isRefused = true;
  if (chosen === null) say("Choose a claim first: a click, j or k.", true);
  else {
    if (!asking) show(chosen);
    say("The claim was not shown yet, so nothing was decided: press the key again.", true);
  }
  return null;
}

function choice(act, chosenThen) {
  const anchor = document.getElementById(`c${chosenThen}`);
  if (!anchor || act === "skip") return null;
  const { claim, label, seen } = anchor.dataset;
  return [`/claims/${claim}/decision`, { act, seen, seen_label: label, view: "article" }];
}

async function place() {
  const claim = chosen;
  await shown;
  return claim === chosen && told() === claim ? panel : null;
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

listen({ about, choice, place, opened, undone, move });

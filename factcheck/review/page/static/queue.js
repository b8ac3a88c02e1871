// The queue: one claim after the other. The next is there already, and shown once the decision before it is kept.

import { fetched, listen, offerVoices, pressed, say } from "./deciding.js";

const cards = document.getElementById("cards");
const waiting = document.getElementById("waiting");
const AT_ONCE = 5; // drawing many takes the server from the decision that comes meanwhile
const LOW = 14; // fetch more once nobody presses a key
const URGENT = 7; // fetch more at once
const IDLE_MS = 400;
const GLANCE_MS = 250; // a key pressed twice comes again sooner, and nobody reads as fast
const UNSEEN = "The claim was not shown yet, so nothing was decided: press again.";
let ahead = cards.dataset.ahead ? cards.dataset.ahead.split("-") : [];
let fetching = null;
let idle = 0;

const current = () => cards.querySelector("article.card:not([hidden])");
const isNew = (card) => card.hasAttribute("aria-busy");
const left = () => cards.querySelectorAll("article.card").length;

// The order is known far ahead: what comes next need not be searched for while somebody waits for a decision.
async function more() {
  const address = new URL(location.href);
  if (ahead.length > 0) {
    address.pathname = "/queue/cards";
    address.searchParams.set("claims", ahead.splice(0, AT_ONCE).join("-"));
  } else {
    address.searchParams.set("after", cards.dataset.after);
  }
  const found = (await fetched(address)).getElementById("cards");
  if (found.dataset.full) {
    cards.dataset.full = found.children.length > 0 ? found.dataset.full : "no";
    cards.dataset.after = found.dataset.after;
    ahead = found.dataset.ahead ? found.dataset.ahead.split("-") : [];
  }
  for (const card of [...found.children]) {
    if (cards.querySelector(`[data-claim="${card.dataset.claim}"]`)) continue;
    card.hidden = true;
    cards.append(card);
  }
}

const isMore = () => ahead.length > 0 || cards.dataset.full === "yes";

function fill(least) {
  if (left() > least || !isMore()) return fetching;
  fetching ??= more()
    .catch(() => say("The next claims could not be fetched: reload the page.", true))
    .finally(() => { fetching = null; });
  return fetching;
}

function fillLater() {
  clearTimeout(idle);
  idle = setTimeout(() => fill(LOW), IDLE_MS);
}

function show(card) {
  card.hidden = false;
  card.setAttribute("aria-busy", "true");
  setTimeout(() => card.removeAttribute("aria-busy"), GLANCE_MS);
}

async function next(done) {
  done.remove();
  for (let tries = 0; left() === 0 && isMore() && tries < 3; tries += 1) await fill(0);
  const card = cards.querySelector("article.card");
  if (card) show(card);
  document.getElementById("empty").hidden = Boolean(card);
  fill(URGENT);
  fillLater();
}

async function again(kept) {
  const address = new URL(location.href);
  address.pathname = `/claims/${kept.claim_id}/card`;
  const found = await fetched(address);
  const card = found.querySelector(`article.card[data-claim="${kept.claim_id}"]`);
  if (!card) return false;
  const shown = current();
  if (shown) shown.hidden = true;
  const isSame = shown?.dataset.claim === card.dataset.claim;
  cards.querySelector(`[data-claim="${kept.claim_id}"]`)?.remove();
  if (isSame && !kept.overtaken) card.hidden = false;
  else show(card);
  cards.prepend(card);
  document.getElementById("empty").hidden = true;
  return true;
}

const MENDED = { span: "its words were corrected", split: "it was split", attribution: "whose word it is" };

async function opened(kept, act, form) {
  const card = cards.querySelector(`article.card[data-claim="${kept.claim_id}"]`);
  if (!card) return; // it was sent twice
  if (kept.overtaken) {
    await again(kept);
  } else if (act === "note") {
    const note = card.querySelector('details[data-key="n"] form');
    note.closest("details").open = false;
    note.reset();
    say("Kept: a note.");
  } else if (act === "attributed_statement" && kept.decision === "relabel" && !kept.also && offerVoices(card)) {
    await again(kept);
    offerVoices(current());
    say("Kept: attributed statement. Nobody is named: w says whose word it is, Enter goes on.");
  } else if (act in MENDED) {
    await again(kept);
    say(`Kept: ${MENDED[act]}. Enter goes on.`);
  } else {
    waiting.textContent = Math.max(0, Number(waiting.textContent) - 1);
    const also = kept.also ? `, and in ${kept.also} other place${kept.also > 1 ? "s" : ""}` : "";
    const kind = form.get("opinion_kind");
    say(`Kept: ${act.replaceAll("_", " ")}${kind ? `, ${kind}` : ""}${also}.`);
    await next(card);
  }
}

async function undone(kept) {
  if (await again(kept)) {
    waiting.textContent = Number(waiting.textContent) + 1;
    say("Taken back: decide again.");
  } else say("Taken back.");
}

// Nobody decides on what was not shown: a key or a button decides on the claim that was there when it was pressed, or on
// none where that one is decided on already.
function about() {
  const card = current();
  if (!card || !isNew(card)) return card?.dataset.claim ?? null;
  say(UNSEEN, true);
  return null;
}

function still(claim) {
  const card = current();
  if (card?.dataset.claim === claim && !isNew(card)) return card;
  say(UNSEEN, true);
  return null;
}

function choice(act, claim) {
  const form = still(claim)?.querySelector("form.decide");
  const button = form?.querySelector(`button[value="${act}"]`);
  return button ? pressed(form, button) : null;
}

function everywhere(claim) {
  const box = still(claim)?.querySelector("input[name=everywhere]");
  if (!box) return;
  box.checked = !box.checked;
  say(box.checked ? "The next key decides for all these places." : "The next key decides for this place alone.");
}

listen({ about, choice, place: current, opened, undone, everywhere, isClicked: () => about() !== null });
fillLater();

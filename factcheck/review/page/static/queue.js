// The queue: one claim after the other. The next is there already, and shown once the decision before it is kept.

import { fetched, listen, pressed, say } from "./deciding.js";

const cards = document.getElementById("cards");
const waiting = document.getElementById("waiting");
const LOW = 3;
let fetching = null;

const current = () => cards.querySelector("article.card:not([hidden])");

async function more() {
  const left = cards.querySelectorAll("article.card").length;
  if (left > LOW || cards.dataset.full !== "yes" || fetching) return fetching;
  fetching = (async () => {
    const address = new URL(location.href);
    address.searchParams.set("after", cards.dataset.after);
    const found = (await fetched(address)).getElementById("cards");
    cards.dataset.full = found.children.length > 0 ? "yes" : "no";
    cards.dataset.after = found.dataset.after || cards.dataset.after;
    for (const card of [...found.children]) {
      if (cards.querySelector(`[data-claim="${card.dataset.claim}"]`)) continue;
      card.hidden = true;
      cards.append(card);
    }
  })().catch(() => say("The next claims could not be fetched: reload the page.", true)).finally(() => { fetching = null; });
  return fetching;
}

async function next(done) {
  done.remove();
  if (!cards.querySelector("article.card")) await more();
  const card = cards.querySelector("article.card");
  if (card) card.hidden = false;
  document.getElementById("empty").hidden = Boolean(card);
  more();
}

async function again(kept) {
  const found = await fetched(`/claims/${kept.claim_id}/card`);
  const card = found.querySelector(`article.card[data-claim="${kept.claim_id}"]`);
  if (!card) return false;
  cards.querySelector(`[data-claim="${kept.claim_id}"]`)?.remove();
  const shown = current();
  if (shown) shown.hidden = true;
  card.hidden = false;
  cards.prepend(card);
  document.getElementById("empty").hidden = true;
  return true;
}

async function opened(kept, act) {
  const card = cards.querySelector(`article.card[data-claim="${kept.claim_id}"]`);
  if (kept.overtaken) {
    await again(kept);
  } else if (act === "note") {
    const form = card.querySelector('details[data-key="n"] form');
    form.closest("details").open = false;
    form.reset();
    say("Kept: a note.");
  } else if (act === "span") {
    await again(kept);
    say("Kept: its words were corrected.");
  } else {
    waiting.textContent = Math.max(0, Number(waiting.textContent) - 1);
    const also = kept.also ? `, and in ${kept.also} other place${kept.also > 1 ? "s" : ""}` : "";
    say(`Kept: ${act.replaceAll("_", " ")}${also}.`);
    await next(card);
  }
}

async function undone(kept) {
  if (await again(kept)) {
    waiting.textContent = Number(waiting.textContent) + 1;
    say("Taken back: decide again.");
  } else say("Taken back.");
}

function choice(act) {
  const form = current()?.querySelector("form.decide");
  const button = form?.querySelector(`button[value="${act}"]`);
  return button ? pressed(form, button) : null;
}

listen({ choice, place: current, opened, undone });
more();

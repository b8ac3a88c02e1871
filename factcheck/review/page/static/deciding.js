// What the article and the queue share: sending a decision, saying what became of it, and the keys.

const LABELS = { 1: "reported_fact", 2: "attributed_statement", 3: "opinion" };
const ACTS = { Enter: "accept", 0: "not_a_claim", s: "skip", ...LABELS };
const FORMS = ["o", "e", "x", "w", "n"];
const SHAPES = { reported_fact: "fact", attributed_statement: "statement", opinion: "opinion" };

export const shapeOf = (label) => SHAPES[label];

export function say(message, bad = false) {
  const status = document.getElementById("status");
  status.textContent = message;
  status.classList.toggle("bad", bad);
}

// Sent as a form is sent. The answer comes after the decision is kept, and nothing is shown before.
export async function send(address, fields) {
  let answer;
  try {
    answer = await fetch(address, { method: "POST", body: new URLSearchParams(fields), headers: { Accept: "application/json" } });
  } catch {
    say("The page cannot be reached: nothing was kept. Is factcheck serve still running?", true);
    return null;
  }
  const told = await answer.json().catch(() => ({ error: "The page did not understand the decision." }));
  const review = document.querySelector("form.undo input[name=review]");
  if ("undoable" in told) review.value = told.undoable ?? "";
  if (answer.ok) return told;
  if (told.overtaken) {
    const by = told.decision ? `${told.decided_by} decided meanwhile` : "A decision was taken back meanwhile";
    say(`${by}; it stands as ${spoken(told)}. Yours was not kept: look again.`, true);
    return told;
  }
  say(answer.status === 503 ? "An audit holds the store: nothing was kept. Try again." : told.error, true);
  return null;
}

export const spoken = (told) => (told.decision === "not_a_claim" ? "not a claim" : told.label.replace("_", " "));

export async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const one of found.querySelectorAll("noscript")) one.remove(); // read here as if there were no scripts
  return found;
}

function isTyping(target) {
  return target.closest("input, textarea, select, dialog[open]") !== null;
}

// What a press of one of its buttons would send.
export const pressed = (form, button) => [form.action, new FormData(form, button)];

// One decision at a time: keys that come while one is being kept wait for it.
// `about` names the claim that a key decides on, null where there is none; `choice` gives what is sent for an act on it,
// `opened` shows what was kept, `place` holds the forms of the claim. `everywhere` decides for the same words in other
// places, too; `isClicked` says whether a button of the claim that is shown may be meant.
export function listen({ about, choice, place, opened, undone, move = null, everywhere = null, isClicked = () => true }) {
  const dialog = document.getElementById("keys");
  const help = document.querySelector(".help");
  help.hidden = false;
  help.addEventListener("click", () => dialog.showModal());
  let turn = Promise.resolve();
  const next = (work) => { turn = turn.then(work).catch((error) => say(String(error), true)); };

  const undoForm = document.querySelector("form.undo");
  const undo = async () => {
    const told = await send(...pressed(undoForm, null));
    if (told) await undone(told);
  };
  const keep = async (act, sent) => {
    const told = sent && (await send(...sent));
    if (told) await opened(told, act, new URLSearchParams(sent[1]));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    event.preventDefault();
    if (event.submitter?.value === "part") addPart(form);
    else if (form === undoForm) next(undo);
    else if (isClicked()) {
      const sent = pressed(form, event.submitter);
      next(() => keep(event.submitter.value, sent));
    }
  });

  const onClaim = (work) => {
    const claim = about();
    if (claim !== null) next(() => work(claim));
  };

  const pressKey = (key) => {
    if (key === "?") dialog.showModal();
    else if (key === "u") next(undo);
    else if (move && (key === "j" || key === "k")) move(key === "j" ? 1 : -1);
    else if (everywhere && key === "=") onClaim(everywhere);
    else if (FORMS.includes(key)) next(async () => unfold(await place(), key));
    else if (key in ACTS) onClaim((claim) => keep(ACTS[key], choice(ACTS[key], claim)));
    else return false;
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") close(event.target);
    if (isTyping(event.target) || (event.key === "Enter" && hasItsOwn(event.target))) return;
    if (event.repeat && !"jk".includes(event.key)) return;
    document.body.classList.remove("quiet");
    if (pressKey(event.key)) event.preventDefault();
  });
}

// Enter on a link or button is that link's or button's; on a claim it accepts the claim.
function hasItsOwn(target) {
  return target.closest("a, button, summary") !== null && target.closest(".prose a[data-claim]") === null;
}

function close(target) {
  const details = target.closest("details.mend");
  if (details) {
    details.open = false;
    details.querySelector("summary").focus();
  } else document.body.classList.add("quiet");
}

// A statement that no voice is known of: whose word it is, is offered. The focus stays, so that no key is lost in a field.
export function offerVoices(found) {
  const details = found?.querySelector('details[data-key="w"]');
  if (!details || [...details.querySelectorAll("input:not([type=hidden])")].some((one) => one.value)) return false;
  details.open = true;
  return true;
}

// One part more of a split, as open as the last one was when it came.
function addPart(form) {
  const parts = form.querySelectorAll("fieldset.part");
  const added = parts[parts.length - 1].cloneNode(true);
  for (const one of added.querySelectorAll("select")) {
    one.name = one.name.replace(/\d+$/, parts.length);
    if (!one.name.startsWith("label")) one.value = "";
  }
  parts[parts.length - 1].after(added);
  added.querySelector("select").focus();
}

function unfold(found, key) {
  const details = found?.querySelector(`details[data-key="${key}"]`);
  if (!details) return;
  details.open = true;
  details.querySelector("select, textarea, input:not([type=hidden])").focus();
}

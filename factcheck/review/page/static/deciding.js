// What the article and the queue share: sending a decision, saying what became of it, and the keys.

const LABELS = { 1: "reported_fact", 2: "attributed_statement", 3: "opinion" };
const ACTS = { Enter: "accept", 0: "not_a_claim", ...LABELS };
const SHAPES = { reported_fact: "fact", attributed_statement: "statement", opinion: "opinion" };

export const shapeOf = (label) => SHAPES[label];

export function say(message, bad = false) {
  const status = document.getElementById("status");
  status.textContent = message;
  status.classList.toggle("bad", bad);
}

// A form is sent as the browser would send it. The answer comes after the decision is kept, and nothing is shown before.
export async function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  } catch {
    say("The page cannot be reached: nothing was kept. Is factcheck serve still running?", true);
    return null;
  }
  const told = await answer.json().catch(() => ({ error: "The page did not understand the decision." }));
  const review = document.querySelector("form.undo input[name=review]");
  if (review && "undoable" in told) review.value = told.undoable ?? "";
  if (answer.ok) return told;
  if (answer.status === 409) {
    const place = told.places[0];
    say(
      told.overtaken_by
        ? `${told.overtaken_by} decided meanwhile: ${place.label.replace("_", " ")}. Yours was not kept; look again.`
        : "The decision that you saw was taken back meanwhile. Yours was not kept; look again.",
      true,
    );
    return { ...told, overtaken: true };
  }
  say(answer.status === 503 ? "An audit holds the store: nothing was kept. Try again." : told.error, true);
  return null;
}

export async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function isTyping(target) {
  return target.closest("input, textarea, select, dialog[open]") !== null;
}

// One decision at a time: keys that come while one is being kept wait for it, none is lost.
export function listen({ form, opened, move = () => {}, undone }) {
  const dialog = document.getElementById("keys");
  const help = document.querySelector(".help");
  help.hidden = false;
  help.addEventListener("click", () => dialog.showModal());
  let turn = Promise.resolve();
  const next = (work) => { turn = turn.then(work).catch((error) => say(String(error), true)); };

  const undoForm = document.querySelector("form.undo");
  const undo = async () => {
    const told = await send(undoForm, null);
    if (told) await undone(told);
  };
  const decide = (submitted, button) => next(async () => {
    const told = await send(submitted, button);
    if (told) await opened(told, submitted, button);
  });

  document.addEventListener("submit", (event) => {
    const submitted = event.target;
    if (submitted.method !== "post") return;
    event.preventDefault();
    if (submitted === undoForm) next(undo);
    else decide(submitted, event.submitter);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape" && event.target.closest("details.mend")) {
      const details = event.target.closest("details.mend");
      details.open = false;
      details.querySelector("summary").focus();
      return;
    }
    if (event.key === "Escape") document.body.classList.add("quiet");
    if (isTyping(event.target)) return;
    if (event.key === "Enter" && event.target.closest("a, button, summary") && !event.target.closest(".run, .number, .out")) return;
    if (event.key === "?") dialog.showModal();
    else if (event.key === "u" && !event.repeat) next(undo);
    else if (event.key === "j" || event.key === "k") { document.body.classList.remove("quiet"); next(() => move(event.key === "j" ? 1 : -1)); }
    else if (event.key === "e" || event.key === "n") next(() => open(form(), event.key));
    else if ((event.key in ACTS || event.key === "s") && !event.repeat) {
      const act = event.key === "s" ? "skip" : ACTS[event.key];
      next(async () => {
        const found = form();
        const button = found?.querySelector(`button[value="${act}"]`);
        if (!button) return;
        const told = await send(found, button);
        if (told) await opened(told, found, button);
      });
    } else return;
    event.preventDefault();
  });
}

function open(found, key) {
  const details = found?.parentElement.querySelector(`details[data-key="${key}"]`);
  if (!details) return;
  details.open = true;
  details.querySelector("select, textarea").focus();
}

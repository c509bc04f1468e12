// The text editor: buttons that write Markdown into a plain text area, and drafts that save themselves.
// The text lives in the page and on the server only, never in the browser's own storage.

const AROUND = { bold: "**", italic: "_" };
const LINE = { heading: "## ", bullets: "- ", numbers: "1. ", quote: "> " };
const ANY_LINE_MARK = /^(#{1,6} |[-*] |\d+\. |> )/;
const ADDRESS = "https://";

const PAUSE = 2_000;
const APART = 10_000;

export function startEditors() {
  const kept = new Set();
  for (const area of document.querySelectorAll("[data-editor]")) {
    const field = area.closest(".field");
    const toolbar = field.querySelector("[data-toolbar]");
    const state = field.querySelector("[data-draft-state]");
    if (toolbar) startToolbar(toolbar, area);
    if (state && !kept.has(area.form)) {
      kept.add(area.form);
      keepDraft(area.form, state);
    }
  }
}

// One stop for the Tab key; the arrows move between the buttons.
function startToolbar(toolbar, area) {
  const tools = [...toolbar.querySelectorAll("[data-mark]")];
  const stopAt = (chosen) => tools.forEach((tool) => { tool.tabIndex = tool === chosen ? 0 : -1; });

  toolbar.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-mark]");
    if (!tool) return;
    stopAt(tool);
    write(area, tool.dataset.mark);
  });

  toolbar.addEventListener("keydown", (event) => {
    const here = tools.indexOf(document.activeElement);
    const next = {
      ArrowRight: (here + 1) % tools.length,
      ArrowLeft: (here - 1 + tools.length) % tools.length,
      Home: 0,
      End: tools.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    stopAt(tools[next]);
    tools[next].focus();
  });

  stopAt(tools[0]);
  toolbar.hidden = false;
}

function write(area, mark) {
  if (mark in AROUND) wrap(area, AROUND[mark]);
  else if (mark in LINE) markLines(area, mark);
  else link(area);
}

// **bold** and _italics_: put on, or taken off when already there.
function wrap(area, sign) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  const before = value.slice(start - sign.length, start);
  const after = value.slice(end, end + sign.length);
  if (before === sign && after === sign) {
    replace(area, start - sign.length, end + sign.length, chosen, 0, chosen.length);
  } else {
    replace(area, start, end, sign + chosen + sign, sign.length, chosen.length);
  }
}

// Headings, lists and quotations mark whole lines.
function markLines(area, mark) {
  const { selectionStart, selectionEnd, value } = area;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const endOfLine = value.indexOf("\n", selectionEnd);
  const end = endOfLine === -1 ? value.length : endOfLine;
  const lines = value.slice(start, end).split("\n");
  const sign = (index) => (mark === "numbers" ? `${index + 1}. ` : LINE[mark]);
  const marked = lines.every((line, index) => line.startsWith(sign(index)));
  const changed = lines
    .map((line, index) => (marked ? "" : sign(index)) + line.replace(ANY_LINE_MARK, ""))
    .join("\n");
  const caret = lines.length > 1 ? 0 : changed.length;
  replace(area, start, end, changed, caret, changed.length - caret);
}

// [words](address): the part still to be written stays selected.
function link(area) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const words = value.slice(start, end);
  const text = `[${words}](${ADDRESS})`;
  if (words) replace(area, start, end, text, words.length + 3, ADDRESS.length);
  else replace(area, start, end, text, 1, 0);
}

// Written as if typed, so that the browser's own undo takes it back.
export function replace(area, start, end, text, selectFrom, selectLength) {
  area.focus();
  area.setSelectionRange(start, end);
  const typed = text
    ? document.execCommand("insertText", false, text)
    : start === end || document.execCommand("delete");
  if (!typed) {
    area.setRangeText(text, start, end);
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  area.setSelectionRange(start + selectFrom, start + selectFrom + selectLength);
}

// Saves a draft two seconds after the last key, and at most every ten seconds.
function keepDraft(form, state) {
  let timer;
  let lastSent = 0;
  let sending = null;
  let changed = false;

  function plan() {
    clearTimeout(timer);
    const wait = Math.max(PAUSE, lastSent + APART - Date.now());
    timer = setTimeout(send, wait);
  }

  async function send() {
    if (sending) return;
    sending = new AbortController();
    changed = false;
    lastSent = Date.now();
    try {
      state.textContent = await saveDraft(form, sending.signal);
    } catch (problem) {
      if (problem.name !== "AbortError") state.textContent = state.dataset.failed;
    }
    sending = null;
    if (changed) plan();
  }

  form.addEventListener("input", () => {
    changed = true;
    plan();
  });

  // The form itself is on its way: a late draft must not arrive after it.
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    changed = false;
    sending?.abort();
  });
}

async function saveDraft(form, signal) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") fields.append(name, value);
  }
  fields.set("_act", "draft");
  const answer = await fetch(form.action, {
    method: "POST",
    body: fields,
    headers: { Accept: "application/json" },
    signal,
  });
  if (!answer.ok) throw new Error(answer.statusText);
  const { saved_at: words } = await answer.json();
  return words;
}

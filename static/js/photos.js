// Photos for a text that is being written: pasted, dropped or chosen, each becomes a line of its own where one writes.
// In the other languages it comes last, for its writer to move.

import { replace } from "./editor.js";

export function startPhotos(place) {
  const state = place.querySelector("[data-photo-state]");
  const button = place.querySelector("[value=photos]");
  const areas = [...place.querySelectorAll("[data-editor]")].filter((area) => area.closest(".field-editor"));
  const chooser = Object.assign(document.createElement("input"), { type: "file", multiple: true, accept: "image/*" });
  let here = areas[0];

  for (const area of areas) {
    area.addEventListener("focus", () => { here = area; });
    area.addEventListener("paste", (event) => take(event, area, event.clipboardData));
    area.addEventListener("drop", (event) => take(event, area, event.dataTransfer));
    area.addEventListener("dragover", (event) => {
      if (event.dataTransfer.types.includes("Files")) event.preventDefault();
    });
  }
  button.addEventListener("click", (event) => {
    event.preventDefault();
    chooser.value = "";
    chooser.click();
  });
  chooser.addEventListener("change", () => send(here, [...chooser.files]));

  function take(event, area, given) {
    const files = [...given.files].filter((file) => file.type.startsWith("image/"));
    if (!files.length) return;
    event.preventDefault();
    send(area, files);
  }

  async function send(area, files) {
    const body = new FormData();
    body.append("csrf_token", area.form.elements.csrf_token.value);
    for (const file of files) body.append("photos", file);
    state.textContent = state.dataset.busy;
    try {
      const headers = { Accept: "application/json" };
      const answer = await fetch(place.dataset.photos, { method: "POST", body, headers });
      const { photos, errors } = await answer.json();
      for (const { id } of photos ?? []) {
        const others = areas.filter((other) => other !== area);
        for (const other of others) write(other, other.value.length, id);
        write(area, area.selectionEnd, id);
      }
      state.textContent = errors.join(" ");
    } catch {
      state.textContent = state.dataset.failed;
    }
  }
}

// At the end of the paragraph one is in, as if typed.
function write(area, from, id) {
  const end = area.value.indexOf("\n\n", from);
  const at = end === -1 ? area.value.length : end;
  const mark = `${at ? "\n\n" : ""}![](photo:${id})${end === -1 ? "\n\n" : ""}`;
  replace(area, at, at, mark, mark.length, 0);
}

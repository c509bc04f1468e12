// Small improvements on top of pages that work without them.

document.querySelector("[data-error-summary]")?.focus();

if (document.querySelector("[data-editor]")) {
  import("./editor.js").then(({ startEditors }) => startEditors());
}

const photos = document.querySelector("[data-photos]");
if (photos) import("./photos.js").then(({ startPhotos }) => startPhotos(photos));

const viewer = document.querySelector("[data-viewer]");
if (viewer) import("./viewer.js").then(({ startViewer }) => startViewer(viewer));

// A button that prints takes the place of the sentence that says how to.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
for (const sentence of document.querySelectorAll("[data-print-by-hand]")) sentence.hidden = true;

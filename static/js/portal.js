// Small improvements on top of pages that work without them.

document.querySelector("[data-error-summary]")?.focus();

if (document.querySelector("[data-editor]")) {
  import("./editor.js").then(({ startEditors }) => startEditors());
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

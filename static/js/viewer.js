// The photos of a post, one at a time over its page. Without this each of their links opens a page.

export function startViewer(viewer) {
  const links = [...document.querySelectorAll("[data-photo]")];
  const place = viewer.querySelector("[data-place]");
  let shown = 0;

  function show(index) {
    shown = (index + links.length) % links.length;
    const figure = links[shown].closest("figure").cloneNode(true);
    const link = figure.querySelector("[data-photo]");
    link.replaceWith(...link.childNodes);
    for (const source of figure.querySelectorAll("[sizes]")) source.sizes = "100vw";
    place.replaceChildren(figure);
  }

  links.forEach((link, index) => link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(index);
    viewer.showModal();
  }));
  viewer.addEventListener("click", ({ target }) => {
    const step = Number(target.closest("[data-step]")?.dataset.step);
    if (step) show(shown + step);
    else if (target === viewer || target.closest("[data-close]")) viewer.close();
  });
  viewer.addEventListener("keydown", ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (step) show(shown + step);
  });
  viewer.addEventListener("close", () => links[shown].focus());
}

"""Asking axe-core what stands in the way of people with disabilities."""

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (levels) => {
    const found = await axe.run(document, {
        runOnly: { type: "tag", values: levels },
        resultTypes: ["violations"],
    });
    return found.violations.map((each) => ({
        rule: each.id,
        where: each.nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
    }));
}"""


@cache
def source() -> str:
    """axe-core, as the package brings it."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe-core finds on the page as it is now. The page's policy on scripts does not hold for our questions."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(source())
    found: list[dict[str, Any]] = page.evaluate(RUN, LEVELS)
    return found

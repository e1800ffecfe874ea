"""What a page is held to: no rule of WCAG 2.2 AA broken."""

from typing import cast

from playwright.sync_api import Page

from setup.places import WEB

AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """(rules) => axe.run(document, {runOnly: rules}).then((found) => found.violations.flatMap(
    (broken) => broken.nodes.map((node) => `${broken.id}: ${node.target.join(' ')}`)))"""


def broken_rules(page: Page) -> list[str]:
    """Rules that axe finds broken on the page as it stands, with the place of each."""
    # The page's own policy lets no script of others in, so axe is put in from outside it.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return cast("list[str]", page.evaluate(RUN, RULES))


def settle(page: Page) -> None:
    """Wait until the page has what it asked for."""
    page.locator("main h1").first.wait_for()
    page.wait_for_load_state("networkidle")

"""What several journeys do with the page before them."""

from playwright.sync_api import Page, expect

DRAWN_MS = 45_000
# The middle of a thing once it has not moved for some frames: a click at a place goes where it was.
STILL = """(thing) => new Promise((told) => {
  let before = '';
  let frames = 0;
  const look = () => {
    const {x, y, width, height} = thing.getBoundingClientRect();
    const now = [x, y, width, height].join();
    frames = now === before ? frames + 1 : 0;
    before = now;
    if (frames === 5) told([x + width / 2, y + height / 2]);
    else requestAnimationFrame(look);
  };
  look();
})"""


def open_map(page: Page, query: str = "") -> None:
    """Open the map, with its panel beside it; what is on the map may still be on its way."""
    page.goto(f"/demo/map?{query}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def wait_for_map(page: Page) -> None:
    """The map's canvas is there and nothing is on its way any more."""
    expect(page.locator(".pane canvas")).to_be_visible()
    # Chromium draws without a graphics card here: what takes a moment elsewhere may take long.
    expect(page.locator(".pane")).to_have_attribute("aria-busy", "false", timeout=DRAWN_MS)


def query_of(page: Page) -> dict[str, str]:
    """The state in the address, by name."""
    return page.evaluate("() => Object.fromEntries(new URLSearchParams(location.search))")


def middle_of_map(page: Page) -> tuple[float, float]:
    """Where the middle of the map is in the window, in pixels, once the map stands still."""
    x, y = page.locator(".pane canvas").evaluate(STILL)
    return x, y


def area_named(page: Page, name: str) -> str:
    """The id of a saved area."""
    answer = page.context.request.get("/api/demo/areas", params={"q": name})
    (found,) = [one for one in answer.json()["items"] if one["name"] == name]
    return found["id"]

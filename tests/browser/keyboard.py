"""A keyboard and nothing else: Tab to reach a thing, and the keys that a thing takes."""

from datetime import date

from playwright.sync_api import Locator, Page, expect

MOST_STEPS = 200
IS_BEFORE = """one => Boolean(document.activeElement?.compareDocumentPosition(one)
  & Node.DOCUMENT_POSITION_PRECEDING)"""
HAS_IT = "one => one === document.activeElement"
GROUP_HAS_IT = "one => document.activeElement?.name === one.name"


def reach(found: Locator, *, has_it: str = HAS_IT) -> None:
    """Press Tab, or Shift and Tab where it lies behind, until a thing has the keyboard."""
    expect(found).to_be_visible()
    if found.evaluate(has_it):
        return
    key = "Shift+Tab" if found.evaluate(IS_BEFORE) else "Tab"
    for _ in range(MOST_STEPS):
        found.page.keyboard.press(key)
        if found.evaluate(has_it):
            return
    raise AssertionError(f"no number of Tabs reaches {found}")


def press(found: Locator, key: str = "Enter") -> None:
    """Reach a link or a button and press it."""
    reach(found)
    found.page.keyboard.press(key)


def write(found: Locator, words: str) -> None:
    """Type words into a field instead of what it holds."""
    reach(found)
    found.page.keyboard.press("Control+a")
    found.page.keyboard.type(words)


def choose(found: Locator, words: str) -> None:
    """Choose of a list that drops down, by its first letters: those that keyboards have."""
    expect(found.locator("option").nth(1)).to_be_attached()
    reach(found)
    found.page.keyboard.type(words)
    chosen = found.evaluate("one => one.selectedOptions[0].text")
    assert chosen.startswith(words), f"{words!r} chooses {chosen!r}"


def tick(found: Locator) -> None:
    """Tick a box."""
    press(found, "Space")
    expect(found).to_be_checked()


def pick(found: Locator) -> None:
    """Choose one of several round marks: Tab reaches the first or chosen one, arrows the others."""
    reach(found, has_it=GROUP_HAS_IT)
    for _ in range(MOST_STEPS):
        if found.evaluate(HAS_IT):
            break
        found.page.keyboard.press("ArrowDown")
    found.page.keyboard.press("Space")
    expect(found).to_be_checked()


def write_day(page: Page, group: str, day: date) -> None:
    """Type a day into the three boxes of a date."""
    boxes = page.get_by_role("group", name=group)
    for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        write(boxes.get_by_label(label), str(value))

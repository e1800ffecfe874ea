"""How urgent something is, in a word or three."""

from datetime import date

from app.home.schemas import TagKind

SOON_DAYS = 14
Tag = tuple[str, TagKind]


def due_tag(day: date, today: date) -> Tag:
    """Say when something is due: late in red, soon in yellow."""
    days = (day - today).days
    if days < 0:
        return ("1 day late" if days == -1 else f"{-days} days late"), "red"
    if days == 0:
        return "Due today", "yellow"
    if days == 1:
        return "Due tomorrow", "yellow"
    if days < 7:
        return f"Due {day:%A}", "yellow"
    return f"Due in {days} days", "yellow" if days <= SOON_DAYS else "grey"


def expiry_tag(day: date, today: date) -> Tag:
    """Say when something runs out, or that it did."""
    days = (day - today).days
    if days < 0:
        return "Expired", "red"
    if days == 0:
        return "Expires today", "yellow"
    return f"Expires in {days} {'day' if days == 1 else 'days'}", "yellow" if days <= 30 else "grey"


def short_day(day: date, today: date) -> str:
    """A day without its year where the year is this one: 18 November."""
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"

"""The sentences of a presentation: strengths first, never a cause, never a person."""

from collections.abc import Sequence

from app.areas.profile_schemas import ChangeHereOut, ProfileOut, StretchOut
from app.areas.profile_strengths import serving_guardians
from app.disclosure.figures import Figure, shown_count
from app.packs.content import Feature, MapContent, Slide
from app.params import parse_month

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MOST_BULLETS = 3


def slides(profile: ProfileOut, drawn: MapContent) -> list[Slide]:
    """The steps of a presentation in their fixed order."""
    return [
        Slide(
            "strengths",
            "What helps young people here",
            strengths_bullets(profile),
            strengths_description(profile, drawn),
            "strengths_map",
        ),
        Slide(
            "harm",
            "Where incidents were recorded",
            harm_bullets(profile, drawn),
            harm_description(profile, drawn),
            "harm_map",
        ),
        Slide(
            "time",
            "Time of day beside opening hours",
            time_bullets(profile),
            time_description(profile),
            "hours",
        ),
        Slide(
            "changes",
            "What changed",
            change_bullets(profile.changes),
            changes_description(profile, drawn),
            "changes_map",
        ),
        Slide(
            "unknown",
            "What these pages cannot say",
            profile.notes.cannot_say[:MOST_BULLETS],
            "",
            "words",
        ),
    ]


def strengths_bullets(profile: ProfileOut) -> list[str]:
    """What is there, how long it is open, and what is open at the chosen moment."""
    strengths = profile.strengths
    provision, guardians = len(strengths.provision), serving_guardians(strengths.guardians)
    bullets = [
        f"{number_of(provision, 'youth provision')} and"
        f" {number_of(guardians, 'active guardianship site').lower()} are inside or within"
        f" {strengths.within_m} metres."
    ]
    if provision:
        bullets.append(hours_sentence(profile))
        open_then = [one.name for one in strengths.provision if one.open_now.open]
        when = f"{DAYS[profile.at.isoweekday() - 1]} at {clock(profile.at.hour, profile.at.minute)}"
        listed = joined(open_then[:3]) if open_then else "nothing"
        bullets.append(f"Open on {when}: {listed}.")
    return bullets


def hours_sentence(profile: ProfileOut) -> str:
    """Opening hours a week, beside those of a year before."""
    now, before = profile.strengths.open_hours_week, profile.strengths.open_hours_week_before
    several = len(profile.strengths.provision) > 1
    together = "Added together, youth" if several else "Youth"
    sentence = f"{together} provision is open {now:g} hours a week"
    if before is None:
        return f"{sentence}."
    if now == before:
        return f"{sentence}, as many as a year ago."
    more = "more" if now > before else "fewer"
    return f"{sentence}, {abs(now - before):g} {more} than a year ago."


def harm_bullets(profile: ProfileOut, drawn: MapContent) -> list[str]:
    """How many were recorded, how that compares with before, and where most were."""
    incidents = profile.incidents
    bullets = [f"{recorded(incidents.total)} in the {profile.period.months} months shown."]
    if incidents.difference_reading:
        bullets.append(incidents.difference_reading)
    fullest = max(
        (
            cell
            for cell in drawn.cells
            if shown_count(cell.figure) and drawn.outline.contains(cell.outline.centroid)
        ),
        key=lambda cell: shown_count(cell.figure) or 0,
        default=None,
    )
    if fullest is not None:
        near = nearest_name(drawn.features, fullest.outline.centroid)
        bullets.append(
            f"The highest count in one hexagon of the area is {shown_count(fullest.figure)}"
            + (f", near {near}." if near else ".")
        )
    return bullets


def recorded(total: Figure) -> str:
    """A total as the start of a sentence."""
    count = shown_count(total)
    if count is None:
        return "Fewer than 5 incidents" if total.state == "suppressed" else "No data"
    if count == 0:
        return "No incident was recorded"
    return f"{count:,} incident{'s' if count != 1 else ''} were recorded"


def time_bullets(profile: ProfileOut) -> list[str]:
    """When most were recorded, from the figures that are shown, and what is open then."""
    bullets: list[str] = []
    if profile.sentences.time:
        bullets += [f"{one.rstrip('.')}." for one in profile.sentences.time.split(". ") if one]
    if not bullets:
        bullets.append("Too few records have a known hour to say.")
    return bullets


def time_description(profile: ProfileOut) -> str:
    """What the grid of hours counts and what it leaves out."""
    hours = profile.incidents.by_hour
    used = shown_count(hours.used)
    told = f"{used:,} incidents with a known hour" if used else "Few incidents with a known hour"
    period = f"{month_words(hours.period.first)} to {month_words(hours.period.last)}"
    left = "; ".join(
        f"{shown_count(one.figure):,} {one.reason[:1].lower()}{one.reason[1:]}"
        for one in hours.left_out
        if shown_count(one.figure)
    )
    return f"{told}, {period}." + (f" Left out: {left}." if left else "")


def month_words(month: str) -> str:
    """``2026-10`` as October 2026."""
    return f"{parse_month(month, at='month'):%B %Y}"


def change_bullets(changes: Sequence[ChangeHereOut]) -> list[str]:
    """The newest finished changes, then what is planned."""
    finished = [one for one in changes if one.finished]
    planned = len(changes) - len(finished)
    if not changes:
        return ["No change to this place is logged."]
    bullets = [f"{one.title}: {one.date_words}." for one in finished[: MOST_BULLETS - 1]]
    if planned:
        bullets.append(f"{number_of(planned, 'change')} planned or under way.")
    elif len(finished) > len(bullets):
        bullets.append(f"{len(finished)} changes are finished in all.")
    return bullets


def strengths_description(profile: ProfileOut, drawn: MapContent) -> str:
    """The first map in words."""
    provision = [one.name for one in profile.strengths.provision if one.inside]
    inside = (
        f"Inside it: {joined(provision[:4])}." if provision else "No youth provision is inside."
    )
    guardians = serving_guardians([one for one in profile.strengths.guardians if one.inside])
    sites = f"{number_of(guardians, 'active guardianship site')} inside."
    return f"{ground_words(profile, drawn)} {inside} {sites}"


def harm_description(profile: ProfileOut, drawn: MapContent) -> str:
    """The map of hexagons in words."""
    counts = [n for cell in drawn.cells if (n := shown_count(cell.figure))]
    small = sum(1 for cell in drawn.cells if cell.figure.state == "suppressed")
    shown = (
        f"{number_of(len(counts), 'hexagon')} show counts from {min(counts)} to {max(counts)}"
        if counts
        else "No hexagon shows a count"
    )
    return (
        f"{ground_words(profile, drawn)} {shown}; {small} hold fewer than 5 and are hatched."
        f" Hexagons are {drawn.cell_width_m} metres across."
    )


def changes_description(profile: ProfileOut, drawn: MapContent) -> str:
    """The map of changes in words."""
    titles = [f"{one.title} ({one.number})" for one in profile.changes[:4]]
    more = len(profile.changes) - len(titles)
    listed = f"Diamonds mark {joined(titles)}" if titles else "No change is marked"
    listed += f", and {more} more." if more else "."
    return f"{ground_words(profile, drawn)} {listed}"


def ground_words(profile: ProfileOut, drawn: MapContent) -> str:
    """Where the area lies: its size, and the named ground it touches."""
    touched = [
        one.name
        for one in sorted(drawn.features, key=lambda one: -one.geometry.length)
        if one.name and one.geometry.intersects(drawn.outline)
    ]
    names = list(dict.fromkeys(touched))[:3]
    about = f" It takes in parts of {joined(names)}." if names else ""
    return f"The area {profile.area.name} is {profile.area.hectares:g} hectares.{about}"


def nearest_name(features: Sequence[Feature], place: object) -> str:
    """Name of the street, park or water nearest to a place."""
    named = [
        one for one in features if one.name and one.layer in {"road", "path", "green", "water"}
    ]
    if not named:
        return ""
    nearest = min(named, key=lambda one: one.geometry.distance(place))  # type: ignore[arg-type]
    return nearest.name or ""


def span_words(span: StretchOut) -> str:
    """``Tuesday 4pm to 8pm``."""
    return f"{DAYS[span.weekday - 1]} {clock_text(span.opens)} to {clock_text(span.closes)}"


def clock_text(value: str) -> str:
    """``16:00`` as ``4pm``."""
    hour, minute = (int(part) for part in value.split(":")[:2])
    return clock(hour, minute)


def clock(hour: int, minute: int) -> str:
    """A time as it is said: 4pm, 5:30pm, noon, midnight."""
    if minute == 0 and hour % 24 in {0, 12}:
        return "noon" if hour == 12 else "midnight"
    half = "am" if hour % 24 < 12 else "pm"
    shown = (hour - 1) % 12 + 1
    return f"{shown}:{minute:02d}{half}" if minute else f"{shown}{half}"


def number_of(count: int, noun: str) -> str:
    """``No youth provision``, ``1 youth provision``, ``4 youth provisions``."""
    if count == 0:
        return f"No {noun}"
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def joined(names: Sequence[str]) -> str:
    """``a, b and c``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"

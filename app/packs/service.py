"""Make the presentation of a saved area: one content for screen, page and print."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from app.areas import profile_service
from app.areas.profile_memory import ProfileMemory
from app.areas.profile_question import Asking, Question
from app.areas.profile_schemas import (
    ChangeHereOut,
    GuardianNearOut,
    HarmOut,
    MonthOut,
    ProfileOpeningOut,
    ProfileOut,
    ProvisionNearOut,
)
from app.audit.service import record
from app.disclosure.figures import Figure
from app.identity.person import Person
from app.identity.roles import LABELS
from app.packs import queries, words
from app.packs.answers import presentation_out
from app.packs.content import HoursRow, OpenSpan, Presentation, TableRow
from app.packs.map_content import gather
from app.packs.pdf import figure_words, pack_pdf
from app.packs.schemas import PresentationOut
from app.params import Months, parse_month
from app.problems import NotFound

TERMS = {"term_time": " in term time", "holidays": " in school holidays", "all_year": ""}


@dataclass(frozen=True, slots=True)
class Order:
    """Who asks for a presentation, of which months, and when."""

    person: Person
    memory: ProfileMemory
    period: Months | None
    now: datetime
    threshold: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file to be sent, and the name it is saved under."""

    content: bytes
    name: str


def screen(session: Session, area: UUID, order: Order) -> PresentationOut:
    """The presentation for a full screen."""
    content = present(session, area, order)
    return presentation_out(content)


def offline_map(session: Session, area: UUID, order: Order) -> Document:
    """One HTML file that opens without any network."""
    # Only here: folium takes longer to import than the rest of the service's start.
    from app.packs.folium_map import conference_html  # noqa: PLC0415

    content = present(session, area, order)
    record(session, action="pack.html-made", object_kind="area", object_id=area)
    made = f"Made {day(order.now.date())} by the {LABELS[order.person.role].lower()}."
    return Document(
        conference_html(content, issued_words=made).encode(), file_name(content, "html")
    )


def printed(session: Session, area: UUID, order: Order) -> Document:
    """A tagged PDF."""
    content = present(session, area, order)
    record(session, action="pack.pdf-made", object_kind="area", object_id=area)
    pdf = pack_pdf(content, issued=order.now, issued_by=LABELS[order.person.role])
    return Document(pdf, file_name(content, "pdf"))


def present(session: Session, area: UUID, order: Order) -> Presentation:
    """Gather what a conference is shown of an area.

    Raises
    ------
    NotFound
        When there is no such area.
    """
    found = queries.area(session, area)
    if found is None:
        raise NotFound("There is no area of this address. It may have been removed.")
    at = friday_afternoon(order.now)
    profile = profile_service.profile(
        session,
        profile_service.saved_subject(session, area, at=at),
        Question(order.period),
        Asking(order.person, order.memory, at, order.threshold, for_a_room=True),
    )
    return composed(session, found, profile, order)


def composed(
    session: Session, found: queries.AreaRow, profile: ProfileOut, order: Order
) -> Presentation:
    """Put an area and its profile together as slides, maps and tables."""
    shown = Months(
        parse_month(profile.period.first, at="period"),
        parse_month(profile.period.last, at="period"),
    )
    drawn = gather(
        session,
        found,
        period=shown,
        threshold=order.threshold,
        states=symbol_states(profile),
    )
    return Presentation(
        area_id=str(found.id),
        name=found.name,
        hectares=profile.area.hectares,
        first_month=shown.first,
        last_month=shown.last,
        period_words=f"{shown.first:%B %Y} to {shown.last:%B %Y}",
        slides=words.slides(profile, drawn),
        map=drawn,
        hours=hours_rows(profile),
        hours_words=words.time_description(profile),
        open_spans=[
            OpenSpan(one.weekday, one.opens, one.closes)
            for one in profile.strengths.provision_hours
        ],
        months=months_shown(profile.incidents.by_month, shown),
        strengths=[
            *(provision_row(one) for one in profile.strengths.provision),
            *(guardian_row(one) for one in profile.strengths.guardians),
        ],
        changes=[change_row(one) for one in profile.changes],
        harms=[harm_row(one) for one in profile.incidents.by_harm if not one.enforcement_driven],
        sources=profile.notes.sources,
        attributions=queries.attributions(session),
        hidden=profile.notes.hidden,
        unknown=profile.notes.cannot_say,
    )


def friday_afternoon(now: datetime) -> datetime:
    """Friday at 5pm of the week that a moment lies in: when symbols show what is open."""
    friday = now + timedelta(days=5 - now.isoweekday())
    return friday.replace(hour=17, minute=0, second=0, microsecond=0)


def symbol_states(profile: ProfileOut) -> dict[UUID, tuple[str, str, int | None]]:
    """State, words and number of everything that gets a symbol."""
    states: dict[UUID, tuple[str, str, int | None]] = {}
    for club in profile.strengths.provision:
        states[club.id] = ("open" if club.open_now.open else "closed", club.open_now.words, None)
    for site in profile.strengths.guardians:
        states[site.id] = (
            "active" if site.status == "active" else "lapsed",
            site.status_label,
            None,
        )
    for change in profile.changes:
        state = "finished" if change.finished else "planned"
        states[change.id] = (state, change.date_words, change.number)
    return states


def hours_rows(profile: ProfileOut) -> list[HoursRow]:
    """The week's grid of figures."""
    return [
        HoursRow(row.weekday, words.DAYS[row.weekday - 1], row.cells)
        for row in profile.incidents.by_hour.rows
    ]


def months_shown(months: list[MonthOut], period: Months) -> list[tuple[date, Figure]]:
    """The months of the period."""
    listed = [(parse_month(one.month, at="month"), one.figure) for one in months]
    return [(month, figure) for month, figure in listed if period.first <= month <= period.last]


def change_row(one: ChangeHereOut) -> TableRow:
    """A change as a line of the table."""
    return TableRow((str(one.number), one.title, one.status_label, one.date_words))


def provision_row(one: ProvisionNearOut) -> TableRow:
    """A provision as a line of the table."""
    where = "Inside" if one.inside else f"{one.distance_m} m away"
    return TableRow((one.name, one.type_label, where, opening_words(one.hours)))


def guardian_row(one: GuardianNearOut) -> TableRow:
    """A guardianship site as a line of the table."""
    where = "Inside" if one.inside else f"{one.distance_m} m away"
    return TableRow((one.name, f"Guardianship: {one.type_label.lower()}", where, one.status_label))


def opening_words(hours: list[ProfileOpeningOut]) -> str:
    """``Tuesday 4pm to 8pm in term time``, one after the other."""
    if not hours:
        return "Hours not known"
    return "; ".join(f"{words.span_words(one)}{TERMS.get(one.term, '')}" for one in hours)


def harm_row(one: HarmOut) -> TableRow:
    """One kind of harm beside the period before."""
    return TableRow((one.label, figure_words(one.figure), figure_words(one.before)))


def day(value: date) -> str:
    """``23 November 2026``."""
    return f"{value.day} {value:%B %Y}"


def file_name(content: Presentation, ending: str) -> str:
    """A plain name that says what the file is and up to when it counts."""
    plain = "".join(
        letter if letter.isascii() and letter.isalnum() else "-" for letter in content.name
    )
    trimmed = "-".join(part for part in plain.lower().split("-") if part)[:60] or "area"
    return f"{trimmed}-conference-{content.last_month:%Y-%m}.{ending}"

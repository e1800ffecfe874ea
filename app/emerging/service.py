"""Tell looks for places that stand out lately, and take the wish for another."""

from uuid import UUID

from sqlalchemy.orm import Session

from app.analysis.schemas import LeftOutOut
from app.analysis.service import method
from app.audit.service import record
from app.db import Database
from app.disclosure.figures import NO_DATA, Figure, series
from app.emerging import answers, jobs, queries, words
from app.emerging.answers import Telling
from app.emerging.queries import Circle, ScanRow
from app.emerging.ready import BASELINE_DAYS
from app.emerging.scan import LARGEST_RADIUS_M, LARGEST_SHARE, LONGEST_DAYS
from app.emerging.schemas import EmergingOut, EmergingPlaceOut, LookAskedOut, NightOut, NightsOut
from app.identity.person import Person
from app.problems import NotFound

BASIS = "hexagons 200 m wide"
TRIED = (
    f"The last {LONGEST_DAYS} days, or fewer, were set beside {BASELINE_DAYS // 7} weeks. A rise"
    f" over more than {LARGEST_RADIUS_M:.0f} m around a place, or over more than"
    f" {LARGEST_SHARE:.0%} of all incidents, was not looked for."
)


def latest(session: Session, telling: Telling) -> EmergingOut:
    """Tell the latest look; where none was made yet, say so."""
    scan = queries.latest(session)
    return _none_yet(session) if scan is None else _told(session, scan, telling)


def read(session: Session, scan_id: UUID, telling: Telling) -> EmergingOut:
    """Tell one look.

    Raises
    ------
    NotFound
        When there is none.
    """
    scan = queries.one(session, scan_id)
    if scan is None:
        raise NotFound("There is no look of this id.")
    return _told(session, scan, telling)


def nights(session: Session, *, limit: int) -> NightsOut:
    """Tell the latest looks, the newest first."""
    items = [_night(scan, circles) for scan, circles in queries.listed(session, most=limit)]
    return NightsOut(items=items, count=len(items))


def ask(database: Database, person: Person) -> LookAskedOut:
    """Ask for a look now; the wish is in the audit before it is in the queue."""
    slug, actor = person.partnership, person.actor()
    with database.partnership(slug, person.tier, actor=actor) as session:
        record(session, action="emerging.asked", object_kind="emerging_scan", object_id=None)
    added = jobs.ask(database, slug, actor, anew=True)
    return LookAskedOut(waiting=not added)


def _told(session: Session, scan: ScanRow, telling: Telling) -> EmergingOut:
    rows = queries.places(session, scan.id)
    places = answers.places_out(session, scan, rows, telling)
    used, left_out = _used_and_left_out(scan, telling.threshold)
    return EmergingOut(
        usable=not scan.refusal,
        reading=_reading(scan, places),
        used=used,
        left_out=left_out,
        care=_care(scan),
        methods=[method("emerging")],
        parameters={**scan.parameters, "night": scan.night},
        basis=BASIS,
        data_version=scan.data_version,
        scan=answers.scan_out(scan, data_version=queries.data_version(session)),
        places=places,
        kinds=answers.kinds_out(scan, queries.labels(session), telling.threshold),
    )


def _none_yet(session: Session) -> EmergingOut:
    return EmergingOut(
        usable=False,
        reading=words.NONE_YET,
        used=NO_DATA,
        left_out=[],
        care=list(words.CARE),
        methods=[method("emerging")],
        parameters={},
        basis=BASIS,
        data_version=queries.data_version(session),
        scan=None,
        places=[],
        kinds=[],
    )


def _used_and_left_out(scan: ScanRow, threshold: int) -> tuple[Figure, list[LeftOutOut]]:
    used, *others = series([scan.used, *(n for _, n in scan.left_out)], threshold)
    return used, [
        LeftOutOut(reason=reason, figure=one)
        for (reason, _), one in zip(scan.left_out, others, strict=True)
    ]


def _reading(scan: ScanRow, places: list[EmergingPlaceOut]) -> str:
    if scan.refusal or scan.last_day is None:
        return scan.refusal
    return words.reading(places, last_day=scan.last_day, weeks=LONGEST_DAYS // 7)


def _care(scan: ScanRow) -> list[str]:
    age = [] if scan.last_day is None else [words.age_words(scan.last_day, scan.night)]
    return [*age, *scan.marks, *words.CARE, TRIED]


def _night(scan: ScanRow, circles: list[Circle]) -> NightOut:
    standing = answers.standing_places(circles, len(scan.kinds))
    return NightOut(
        id=scan.id,
        night=scan.night,
        made_at=scan.made_at,
        asked_by=scan.asked_by,
        last_day=scan.last_day,
        standing=standing,
        reading=scan.refusal or words.night_words(standing),
    )

"""What a profile is read within: its months and filters, the partnership, the ground with data."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

import shapely
from sqlalchemy.orm import Session

from app.areas import ground_queries
from app.areas import profile_ground_queries as whole_queries
from app.areas import profile_queries as queries
from app.areas.profile_borough import BoroughCounts
from app.areas.profile_differencing import NEARLY_NESTED, gives_a_sliver_away
from app.areas.profile_ground_queries import HarmRow, SourceRow
from app.areas.profile_months import Windows, windows
from app.areas.profile_queries import Wanted
from app.areas.profile_question import Asking, Question, Subject
from app.params import Months, known_values

LAYERS = (
    "incident",
    "provision",
    "provision_closure",
    "guardian_site",
    "place",
    "change",
    "area",
    "assessment",
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one profile; ``covered_m2`` is the ground of the outline that has data."""

    windows: Windows
    wanted: Wanted
    borough: BoroughCounts
    harms: Sequence[HarmRow]
    sources: Sequence[SourceRow]
    covered_m2: float
    ground_known: bool
    version: int

    def wanted_in(self, period: Months) -> Wanted:
        """The same kinds and sources, in another period."""
        return replace(self.wanted, first=period.first, last=period.last)


def frame_of(session: Session, subject: Subject, question: Question, asking: Asking) -> Frame:
    """Read the frame of a profile.

    Raises
    ------
    InvalidInput
        When a kind of harm or a source is not one of the partnership's.
    """
    versions = whole_queries.versions(session)
    person, today = asking.person, asking.at.date()
    borough = asking.memory.borough.counts(session, person.partnership, asking.tier, versions)
    harms, sources = whole_queries.harms(session), whole_queries.sources(session)
    codes, keys = [one.code for one in harms], [one.key for one in sources]
    known_values(question.harms, codes, at="query.harm", what="kind of harm")
    known_values(question.sources, keys, at="query.source", what="source")
    source_ids = tuple(one.id for one in sources if one.key in question.sources)
    newest = max(
        (last for one, (_, last) in borough.coverage.items() if one in (source_ids or {one})),
        default=today.replace(day=1),
    )
    looked_at = windows(question.months, newest=newest, today=today)
    ground = ground_queries.ground(session, subject.outline.wkb)
    return Frame(
        windows=looked_at,
        wanted=Wanted(
            first=looked_at.read.first,
            last=looked_at.read.last,
            period_from=looked_at.period.first,
            before_from=looked_at.before.first,
            hours_from=looked_at.hours.first,
            harms=question.harms,
            sources=source_ids,
        ),
        borough=borough,
        harms=harms,
        sources=sources,
        covered_m2=ground[1] if ground else float(shapely.area(subject.outline.geometry)),
        ground_known=ground is not None,
        version=sum(versions.get(layer, 0) for layer in LAYERS),
    )


def must_withhold(
    session: Session, subject: Subject, frame: Frame, asking: Asking, *, now: datetime
) -> bool:
    """Tell whether the counts of an outline would give a sliver away; remember it if not.

    See ``profile_differencing`` for the rule and whom it binds.
    """
    person = asking.person
    if asking.may_see_slivers:
        return False
    who: tuple[str, UUID] = (person.partnership, person.account_id)
    twins = queries.twins(
        session,
        subject.outline.wkb,
        least=NEARLY_NESTED,
        besides=subject.area,
        before=subject.saved_at,
    )
    others = [wkb for _, wkb in twins]
    if subject.area is None:
        others += asking.memory.asked.recent(who, now=now)

    def count(sliver: bytes) -> int:
        return queries.total(session, sliver, frame.wanted, asking.tier)

    if gives_a_sliver_away(
        subject.outline.geometry, others, count=count, threshold=asking.threshold
    ):
        return True
    if subject.area is None:
        asking.memory.asked.remember(who, subject.outline.wkb, now=now)
    return False

"""What one request knows of the partnership: its lists, its choices, the day, and who asks."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.clock import LONDON
from app.codes import service as codes
from app.codes.schemas import CodeOut
from app.conferences.gauge import Wanted
from app.identity.person import Person
from app.identity.rights import Right
from app.partnerships import settings
from app.partnerships.settings import Chosen

YOUTH_PANEL = "youth_panel"


@dataclass(frozen=True, slots=True)
class Frame:
    """Lists and choices of the partnership, read once, with the person and the moment."""

    lists: dict[str, list[CodeOut]]
    chosen: Chosen
    person: Person
    now: datetime

    @property
    def today(self) -> date:
        """The present day in Britain."""
        return self.now.astimezone(LONDON).date()

    @property
    def reads_text(self) -> bool:
        """Whether the person may read what comes from social care."""
        return self.person.may(Right.ASSESSMENTS_READ)

    def label(self, listed: str, code: str | None) -> str | None:
        """Label of a code; retired ones too, and one that is lost is told by itself."""
        if code is None:
            return None
        return next((one.label for one in self.codes(listed) if one.code == code), code)

    def codes(self, listed: str) -> list[CodeOut]:
        """All codes of a list in their order."""
        return self.lists.get(listed, [])

    def wanted(self, quorum: int | None) -> Wanted:
        """What is asked of a conference that may have a quorum of its own."""
        agencies = self.codes("agency")
        return Wanted(
            quorum=quorum or self.chosen.quorum,
            agencies=self.chosen.needed_agencies,
            speak_for_young_people=frozenset(
                one.code
                for one in agencies
                if one.code == YOUTH_PANEL or one.attributes.get("young_people")
            ),
            labels={one.code: one.label for one in agencies},
        )


def frame(session: Session, person: Person, now: datetime) -> Frame:
    """Read the lists and choices of the partnership."""
    return Frame(codes.read_lists(session).lists, settings.chosen(session), person, now)


def day_of(moment: datetime) -> date:
    """The day of a moment on Britain's clocks."""
    return moment.astimezone(LONDON).date()

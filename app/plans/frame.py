"""What one request knows: the partnership's lists, the day, and who asks."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.codes import service as codes
from app.codes.schemas import CodeOut
from app.identity.person import Person
from app.identity.rights import Right
from app.plans import sight

WILL_NOT_BE_DONE, DONE, AGREED = "will_not_be_done", "done", "agreed"


@dataclass(frozen=True, slots=True)
class Frame:
    """Lists of the partnership, read once, with the person and the day."""

    lists: dict[str, list[CodeOut]]
    person: Person
    today: date

    @property
    def reads_text(self) -> bool:
        """Whether the person may read what comes from social care."""
        return self.person.may(Right.ASSESSMENTS_READ)

    @property
    def sees_all(self) -> bool:
        """Whether the person sees actions of every agency, not only those of their own."""
        return sight.sees_all(self.person)

    @property
    def finished(self) -> frozenset[str]:
        """Statuses after which an action waits for nobody."""
        return frozenset(
            one.code for one in self.lists["action_status"] if one.attributes.get("finished")
        )

    def owns(self, agency: str, account: object) -> bool:
        """Whether an action is the person's own, or their agency's."""
        return sight.owns(self.person, agency, account)

    def may_progress(self, agency: str, account: object) -> bool:
        """Whether the person may say how an action gets on.

        Its owners may; so may those who keep plans, and Partnership Tasking for all services.
        """
        keeps = self.person.may(Right.PLANS_WRITE) or self.person.may(Right.CHANGES_DECIDE)
        return keeps or self.owns(agency, account)

    def label(self, listed: str, code: str | None) -> str | None:
        """Label of a code; retired ones too, and one that is lost is told by itself."""
        if code is None:
            return None
        found = (one.label for one in self.lists.get(listed, []) if one.code == code)
        return next(found, code)


def frame(session: Session, person: Person, today: date) -> Frame:
    """Read the lists of the partnership."""
    return Frame(codes.read_lists(session).lists, person, today)

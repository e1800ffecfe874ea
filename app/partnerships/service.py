"""What everybody in a partnership may know of it."""

from datetime import date

from sqlalchemy.orm import Session

from app.identity.person import Person
from app.identity.roles import LABELS, Role
from app.partnerships import queries
from app.partnerships.schemas import MemberOut, PartnershipOut


def describe(session: Session, person: Person, *, threshold: int, today: date) -> PartnershipOut:
    """Describe the partnership of the person who asks."""
    ground = queries.ground(session)
    newest = queries.newest_month(session)
    return PartnershipOut(
        slug=person.partnership,
        name=person.membership.name,
        council=person.membership.council,
        bbox=ground.bbox if ground else None,
        outline=ground.outline if ground else None,
        threshold=threshold,
        today=today,
        data_to=newest.strftime("%Y-%m") if newest else None,
        members=[
            MemberOut(
                account_id=one.account_id,
                display_name=one.display_name,
                role=one.role,
                role_label=LABELS[Role(one.role)],
                agency=one.agency,
            )
            for one in queries.members(session)
        ],
    )

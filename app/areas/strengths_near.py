"""What helps young people in or near any shape, for profiles and for other rooms."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.areas import profile_strength_queries as queries
from app.areas.profile_schemas import StrengthsOut
from app.areas.profile_strengths import NEAR_M, strengths_out
from app.provision.hours import Term


def strengths_near(session: Session, wkb: bytes, *, at: datetime) -> StrengthsOut:
    """Tell the provision and guardianship sites within 400 m of a shape at a moment.

    Parameters
    ----------
    wkb : bytes
        The shape, EPSG:27700.
    """
    return strengths_out(
        queries.provision(session, wkb, within_m=NEAR_M),
        queries.guardians(session, wkb, within_m=NEAR_M),
        [Term(starts, ends) for starts, ends in queries.terms(session)],
        at=at,
    )

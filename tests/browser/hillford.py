"""An empty partnership, as it is on its first day, served on a day that a test chooses."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from fastapi import FastAPI

from app import clock
from app.accounts import service as accounts
from app.cluster.running import RunningCluster
from app.deployment import OWNER, SERVICE, Deployment
from app.identity.roles import Role
from app.main import create_app
from app.schema import upgrade_shared
from app.settings import Settings
from app.worker import working
from tests.borough import commit_without_waiting
from tests.taking_turns import turn

PASSWORD = "a lantern over the ford"
WORKPLACES = {
    Role.ASSESSMENT_LEAD: ("Nadia Rahman", "childrens_social_care"),
    Role.TASKING_OFFICER: ("Tom Adeyemi", "partnership_tasking"),
    Role.COMMUNITY_SAFETY_OFFICER: ("Ruth Penhale", "community_safety"),
    Role.CONFERENCE_CHAIR: ("Grace Oduya", "childrens_social_care"),
    Role.PARTNER_CONTRIBUTOR: ("Ben Hartley", "vcs"),
    Role.ADMINISTRATOR: ("Lena Fisk", "community_safety"),
}


@dataclass
class Calendar:
    """The day and hour that the service believes it is."""

    day: date
    hour: time = time(9, 30)

    def today(self) -> date:
        """The day that stands on the wall."""
        return self.day

    def now(self) -> datetime:
        """The moment on the same wall."""
        return datetime.combine(self.day, self.hour, clock.LONDON)


def email(role: Role) -> str:
    """The address under which the one person of a role signs in."""
    return f"{role.value}@hillford.example"


@contextmanager
def hillford(cluster: RunningCluster, worker: str, home: Path) -> Generator[Deployment]:
    """A database of its own with one partnership, one account a role, and nothing else."""
    slug = f"hillford_{worker}"
    cluster.create_database(slug)
    commit_without_waiting(cluster, slug)
    deployment = Deployment(
        Settings(home=home),
        cluster.url(database=slug, user=OWNER),
        cluster.url(database=slug, user=SERVICE),
    )
    owner = deployment.owner()
    upgrade_shared(owner)
    # Roles belong to the cluster: workers making theirs must take turns.
    with turn(cluster, "hillford"):
        accounts.create_partnership(
            owner, slug=slug, name="Hillford partnership", council="Hillford Council"
        )
    for role, (name, agency) in WORKPLACES.items():
        accounts.create_account(
            owner,
            email=email(role),
            display_name=name,
            password=PASSWORD,
            partnership=slug,
            role=role,
            agency=agency,
        )
    yield deployment
    accounts.remove_partnership(owner, slug)
    owner.dispose()
    cluster.drop_database(slug)


def service_on(deployment: Deployment, calendar: Calendar) -> FastAPI:
    """The whole service, whose day is that of the calendar."""
    app = create_app(deployment.settings, deployment.service(), lifespan=working)
    app.dependency_overrides[clock.today] = calendar.today
    app.dependency_overrides[clock.now] = calendar.now
    return app

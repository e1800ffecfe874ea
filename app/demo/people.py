"""The invented people who may sign in to the demonstration, one for each role."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from app.accounts import service as accounts
from app.identity.roles import LABELS, Role

SIGN_INS = "demo-sign-ins.json"
WORDS = """
amber anchor apple arrow autumn basket beacon birch bramble bridge brook candle canal
cedar chalk cherry clover cobble copper coral cotton cricket daisy delta ember fable
falcon fern fiddle garden ginger harbour hazel heron hollow indigo island ivory
jasmine kettle lantern laurel lemon linen maple marble meadow mint mosaic nectar oak
orchard otter paper pebble pepper pine plum poppy quill river robin saddle silver
sparrow spruce stone summer thistle timber tulip velvet walnut willow winter
"""


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody who does not exist."""

    name: str
    role: Role
    agency: str

    @property
    def email(self) -> str:
        """An address under a name that can never be registered."""
        return f"{self.name.lower().replace(' ', '.')}@calderwick.example"


PEOPLE = (
    DemoPerson("Amira Desai", Role.ASSESSMENT_LEAD, "childrens_social_care"),
    DemoPerson("Joe Mensah", Role.TASKING_OFFICER, "partnership_tasking"),
    DemoPerson("Priya Nair", Role.COMMUNITY_SAFETY_OFFICER, "community_safety"),
    DemoPerson("Helen Ward", Role.CONFERENCE_CHAIR, "childrens_social_care"),
    DemoPerson("Sam Okafor", Role.PARTNER_CONTRIBUTOR, "vcs"),
    DemoPerson("Alex Reid", Role.ADMINISTRATOR, "community_safety"),
)


def settle(owner: Engine, partnership: str, home: Path) -> str:
    """Make the people's accounts once, and return the password they share.

    The password is made on this machine at the first run and kept in a file that
    only its owner may read; there is none that everybody knows.
    """
    kept = home / SIGN_INS
    if kept.is_file():
        return str(json.loads(kept.read_text())["password"])
    password = (
        "-".join(secrets.choice(WORDS.split()) for _ in range(3))
        + f"-{secrets.randbelow(9000) + 1000}"
    )
    for person in PEOPLE:
        accounts.create_account(
            owner,
            email=person.email,
            display_name=person.name,
            password=password,
            partnership=partnership,
            role=person.role,
            agency=person.agency,
        )
    home.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump({"password": password}, file)
    part.replace(kept)
    return password


def sign_in_lines(password: str) -> list[str]:
    """What the terminal says of the people."""
    width = max(len(person.email) for person in PEOPLE)
    lines = [f"  {person.email:<{width}}  {LABELS[person.role]}" for person in PEOPLE]
    return [*lines, f"  Password for each: {password}"]

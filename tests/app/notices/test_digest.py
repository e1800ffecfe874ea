"""The daily letter, through a real mail server on this machine."""

import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from uuid import UUID

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope
from aiosmtpd.smtp import Session as SmtpSession
from sqlalchemy import Engine, text

from app.clock import now
from app.db import Database
from app.identity.roles import Role
from app.notices import queries
from app.notices.digest import send_due
from app.notices.mail import Letter, Refused, message
from app.settings import Settings
from tests.conftest import SLUG, SessionAs

pytestmark = pytest.mark.db
MORNING = now().replace(hour=8, minute=0)


class PostBox:
    """Takes letters, or refuses them with an answer."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.answer = "250 OK"

    async def handle_DATA(self, server: SMTP, session: SmtpSession, envelope: Envelope) -> str:  # noqa: N802
        if self.answer.startswith("250"):
            self.letters.append(message_from_bytes(envelope.content or b"", policy=policy.default))  # type: ignore[arg-type]
        return self.answer


@pytest.fixture
def box() -> PostBox:
    return PostBox()


@pytest.fixture
def server(box: PostBox) -> Iterator[Controller]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
def settings(server: Controller) -> Settings:
    return Settings(
        smtp_host="127.0.0.1",
        smtp_port=server.port,
        smtp_starttls=False,
        smtp_from="contextmap@testwick.example",
        public_address="https://contextmap.testwick.example/",
        smtp_timeout_seconds=5,
    )


def notice(
    session_as: SessionAs,
    account: UUID,
    title: str = "Walkabout at Weir Road is due",
    *,
    topic: str = "one",
) -> None:
    with session_as("exact") as session:
        session.execute(
            text(
                "INSERT INTO notification (account_id, topic, kind, title, detail, link)"
                " VALUES (:account, :topic, 'method', :title, 'Location 3', 'locations/3')"
            ),
            {"account": account, "topic": topic, "title": title},
        )


@pytest.fixture
def lead(members: dict[Role, UUID]) -> UUID:
    return members[Role.ASSESSMENT_LEAD]


def test_letter_has_the_titles_and_the_way_to_them(
    database: Database,
    settings: Settings,
    box: PostBox,
    session_as: SessionAs,
    lead: UUID,
    clean: None,
):
    notice(session_as, lead)
    assert send_due(database, settings, SLUG, now=MORNING) == 1
    (letter,) = box.letters
    assert letter["To"] == "assessment_lead@testwick.example"
    assert letter["Subject"] == "Contextmap: 1 thing is new for you"
    body = letter.get_content()
    assert "- Walkabout at Weir Road is due" in body
    assert "https://contextmap.testwick.example/test/locations/3" in body


def test_person_gets_one_letter_a_day(
    database: Database,
    settings: Settings,
    box: PostBox,
    session_as: SessionAs,
    lead: UUID,
    clean: None,
):
    notice(session_as, lead)
    send_due(database, settings, SLUG, now=MORNING)
    notice(session_as, lead, "Another", topic="two")
    assert send_due(database, settings, SLUG, now=MORNING) == 0
    assert send_due(database, settings, SLUG, now=MORNING + timedelta(days=1)) == 1
    assert "Walkabout" not in box.letters[1].get_content()


def test_what_the_role_may_not_read_any_more_is_not_sent(
    database: Database,
    settings: Settings,
    session_as: SessionAs,
    members: dict[Role, UUID],
    clean: None,
):
    notice(session_as, members[Role.TASKING_OFFICER])
    assert send_due(database, settings, SLUG, now=MORNING) == 0


@pytest.fixture
def letters_on(owner: Engine) -> Iterator[None]:
    """Members stay from test to test, and so would what they chose."""
    yield
    with owner.begin() as connection:
        connection.execute(text("UPDATE p_test.member SET daily_letter = true"))


def test_who_turned_the_letter_off_gets_none_until_it_is_on_again(
    database: Database,
    settings: Settings,
    box: PostBox,
    session_as: SessionAs,
    members: dict[Role, UUID],
    letters_on: None,
):
    def choose(*, wanted: bool) -> None:
        with session_as("count") as session:
            queries.choose_letter(session, members[Role.ASSESSMENT_LEAD], wanted=wanted)

    for role in (Role.ASSESSMENT_LEAD, Role.COMMUNITY_SAFETY_OFFICER):
        notice(session_as, members[role])
    choose(wanted=False)
    assert send_due(database, settings, SLUG, now=MORNING) == 1
    assert [one["To"] for one in box.letters] == ["community_safety_officer@testwick.example"]
    choose(wanted=True)
    assert send_due(database, settings, SLUG, now=MORNING) == 1
    assert box.letters[1]["To"] == "assessment_lead@testwick.example"


def test_letter_says_how_it_is_turned_off(
    database: Database,
    settings: Settings,
    box: PostBox,
    session_as: SessionAs,
    lead: UUID,
    clean: None,
):
    notice(session_as, lead)
    send_due(database, settings, SLUG, now=MORNING)
    assert "You can turn these letters off" in box.letters[0].get_content()


def test_what_was_read_is_not_sent(
    database: Database, settings: Settings, session_as: SessionAs, lead: UUID, clean: None
):
    notice(session_as, lead)
    with session_as("exact") as session:
        session.execute(text("UPDATE notification SET read_at = now()"))
    assert send_due(database, settings, SLUG, now=MORNING) == 0


def test_nothing_is_sent_at_night(
    database: Database, settings: Settings, session_as: SessionAs, lead: UUID, clean: None
):
    notice(session_as, lead)
    assert send_due(database, settings, SLUG, now=MORNING.replace(hour=6)) == 0


def test_nothing_is_sent_without_a_mail_server(
    database: Database, session_as: SessionAs, lead: UUID, clean: None
):
    notice(session_as, lead)
    assert send_due(database, Settings(), SLUG, now=MORNING) == 0


def test_letters_wait_while_the_server_is_down_and_go_when_it_is_back(
    database: Database,
    settings: Settings,
    box: PostBox,
    session_as: SessionAs,
    lead: UUID,
    clean: None,
):
    notice(session_as, lead)
    down = settings.model_copy(update={"smtp_port": 1})
    assert send_due(database, down, SLUG, now=MORNING) == 0
    assert send_due(database, settings, SLUG, now=MORNING) == 1
    assert len(box.letters) == 1


def test_letter_that_is_refused_for_now_is_tried_again(
    database: Database,
    settings: Settings,
    box: PostBox,
    session_as: SessionAs,
    lead: UUID,
    clean: None,
):
    notice(session_as, lead)
    box.answer = "451 Come back later"
    assert send_due(database, settings, SLUG, now=MORNING) == 0
    box.answer = "250 OK"
    assert send_due(database, settings, SLUG, now=MORNING) == 1


def test_letter_that_is_refused_for_good_is_not_tried_every_five_minutes(
    database: Database,
    settings: Settings,
    box: PostBox,
    session_as: SessionAs,
    lead: UUID,
    clean: None,
):
    notice(session_as, lead)
    box.answer = "554 No"
    assert send_due(database, settings, SLUG, now=MORNING) == 0
    box.answer = "250 OK"
    assert send_due(database, settings, SLUG, now=MORNING) == 0
    with session_as("exact") as session:
        unread = text("SELECT count(*) FROM notification WHERE read_at IS NULL")
        assert session.execute(unread).scalar_one() == 1


def test_one_refused_letter_does_not_hold_up_the_others(
    database: Database,
    settings: Settings,
    box: PostBox,
    session_as: SessionAs,
    members: dict[Role, UUID],
    owner: object,
    clean: None,
):
    for role in (Role.ASSESSMENT_LEAD, Role.CONFERENCE_CHAIR):
        notice(session_as, members[role])
    assert send_due(database, settings, SLUG, now=MORNING) == 2
    assert len({letter["To"] for letter in box.letters}) == 2


def test_title_cannot_add_a_header_or_a_recipient(
    database: Database,
    settings: Settings,
    box: PostBox,
    session_as: SessionAs,
    lead: UUID,
    clean: None,
):
    notice(session_as, lead, "Hedge\r\nBcc: everybody@example.org\r\n.\r\n\r\nHello")
    send_due(database, settings, SLUG, now=MORNING)
    (letter,) = box.letters
    assert letter["Bcc"] is None
    assert "- Hedge Bcc: everybody@example.org . Hello" in letter.get_content()


@pytest.mark.parametrize(
    "address",
    ["a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org", "nobody", "", "a b@c"],
)
def test_address_that_is_none_is_refused(address: str):
    with pytest.raises(Refused):
        message(Letter(address, "Subject", "Body"), "contextmap@testwick.example")


def test_long_list_is_shortened(
    database: Database,
    settings: Settings,
    box: PostBox,
    session_as: SessionAs,
    lead: UUID,
    clean: None,
):
    for number in range(15):
        notice(session_as, lead, f"Thing {number}", topic=str(number))
    send_due(database, settings, SLUG, now=MORNING)
    (letter,) = box.letters
    assert letter["Subject"] == "Contextmap: 15 things are new for you"
    assert "- and 3 more" in letter.get_content()


def test_letters_are_dated_on_britains_clocks():
    written = message(Letter("a@example.org", "Subject", "Body"), "contextmap@testwick.example")
    assert datetime.strptime(written["Date"], "%a, %d %b %Y %H:%M:%S %z").date() == now().date()

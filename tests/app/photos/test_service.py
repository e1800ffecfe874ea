from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.identity.person import Membership, Person
from app.identity.roles import Role
from app.photos import service
from app.problems import Conflict, InvalidInput, NotFound, TooLarge
from tests.app.photos.test_pictures import photo

OWNER = uuid4()


def person(role: Role = Role.TASKING_OFFICER) -> Person:
    there = Membership("test", "Test partnership", "Testwick", role, "community_safety")
    return Person(uuid4(), "Somebody", there)


def keep(session: Session, file: bytes | None = None, most_bytes: int = 1_000_000) -> object:
    return service.add(
        session,
        "change",
        OWNER,
        photo() if file is None else file,
        role="after",
        caption="West gate",
        most_bytes=most_bytes,
    )


@pytest.mark.db
def test_a_photo_is_listed_with_its_record(session: Session) -> None:
    kept = keep(session)
    assert service.of_record(session, "change", OWNER) == [kept]
    assert service.of_record(session, "area", OWNER) == []


@pytest.mark.db
def test_the_same_file_twice_is_kept_once(session: Session) -> None:
    assert keep(session) == keep(session)


@pytest.mark.db
def test_a_removed_photo_loses_its_pixels(session: Session) -> None:
    keep(session)
    (kept,) = service.of_record(session, "change", OWNER)
    service.remove(session, kept.id, person())
    left = session.execute(
        text("SELECT length(content) + length(thumbnail) FROM attachment WHERE id = :id"),
        {"id": kept.id},
    ).scalar_one()
    assert left == 0
    assert service.of_record(session, "change", OWNER) == []


@pytest.mark.db
def test_a_removed_photo_is_not_shown(session: Session) -> None:
    keep(session)
    (kept,) = service.of_record(session, "change", OWNER)
    service.remove(session, kept.id, person())
    with pytest.raises(NotFound):
        service.content(session, kept.id, person())


@pytest.mark.db
def test_adding_and_removing_are_audited(session: Session) -> None:
    keep(session)
    (kept,) = service.of_record(session, "change", OWNER)
    service.remove(session, kept.id, person())
    actions = session.execute(text("SELECT action FROM audit_event ORDER BY id")).scalars().all()
    assert actions[-2:] == ["photo.added", "photo.removed"]


@pytest.mark.db
def test_a_file_over_the_limit_is_refused_in_megabytes(session: Session) -> None:
    with pytest.raises(TooLarge, match=r"at most 0\.0001 MB"):
        keep(session, most_bytes=100)


@pytest.mark.db
def test_what_is_no_photo_is_refused_at_its_field(session: Session) -> None:
    with pytest.raises(InvalidInput) as refused:
        keep(session, b"GIF89a")
    assert refused.value.faults[0].at == "body.file"


@pytest.mark.db
def test_twenty_photos_are_enough(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST_PER_RECORD", 1)
    keep(session)
    with pytest.raises(Conflict):
        keep(session, photo((30, 30)))


@pytest.mark.db
@pytest.mark.parametrize(
    ("kind", "reader", "stranger"),
    [
        ("change", Role.PARTNER_CONTRIBUTOR, Role.ADMINISTRATOR),
        ("evidence", Role.CONFERENCE_CHAIR, Role.TASKING_OFFICER),
        ("observation", Role.TASKING_OFFICER, Role.PARTNER_CONTRIBUTOR),
        pytest.param("action", None, Role.PARTNER_CONTRIBUTOR, id="an action: its change has them"),
        pytest.param("referral", None, Role.ASSESSMENT_LEAD, id="a kind without photos"),
    ],
)
def test_a_photo_is_seen_by_whoever_may_read_its_record(
    session: Session, kind: str, reader: Role | None, stranger: Role
) -> None:
    service.add(session, kind, OWNER, photo(), role="other", caption="", most_bytes=1_000_000)
    (kept,) = service.of_record(session, kind, OWNER)
    if reader is not None:
        assert service.content(session, kept.id, person(reader))
    with pytest.raises(NotFound):
        service.content(session, kept.id, person(stranger))

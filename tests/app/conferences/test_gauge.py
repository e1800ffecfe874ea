from datetime import UTC, datetime
from uuid import uuid4

from app.conferences.gauge import Wanted, gauge
from app.conferences.room_queries import InvitationRow

LABELS = {"parks": "Parks", "nhs": "NHS", "education": "Education", "youth_panel": "Youth panel"}
CONFERENCE = uuid4()


def wanted(quorum: int = 2, agencies: tuple[str, ...] = ()) -> Wanted:
    return Wanted(quorum, agencies, frozenset({"youth_panel"}), LABELS)


def invited(
    agency: str, reply: str = "no_reply", *, needed: bool = False, attendance: str | None = None
) -> InvitationRow:
    at = datetime(2026, 12, 1, tzinfo=UTC)
    return InvitationRow(
        uuid4(), 1, CONFERENCE, agency, "", needed, reply, attendance, "", at, None
    )


def test_nobody_invited_is_said():
    assert gauge([], wanted(), held=False).words[0] == "Nobody is invited yet."


def test_replies_are_told_by_agency():
    found = gauge(
        [invited("parks", "accepted"), invited("nhs"), invited("education", "declined")],
        wanted(),
        held=False,
    )
    assert found.words[:3] == [
        "3 agencies are invited, 1 accepted.",
        "NHS has not replied.",
        "Education cannot come.",
    ]


def test_two_roles_of_one_agency_count_once():
    found = gauge(
        [invited("parks", "accepted"), invited("parks", "accepted")], wanted(), held=False
    )
    assert (found.invited, found.accepted, found.quorum_met) == (1, 1, False)


def test_an_agency_whose_second_role_accepted_has_replied():
    found = gauge(
        [invited("parks", "declined"), invited("parks", "accepted")], wanted(), held=False
    )
    assert (found.accepted, found.declined, found.no_reply) == (1, 0, 0)


def test_enough_agencies_without_a_needed_one_are_no_quorum():
    rows = [invited("parks", "accepted"), invited("nhs", "accepted")]
    found = gauge(rows, wanted(agencies=("education",)), held=False)
    assert found.missing == ["Education"]
    assert "needed and missing: Education" in " ".join(found.words)


def test_an_invitation_says_itself_whether_its_agency_is_needed():
    rows = [invited("parks", "accepted"), invited("nhs", "accepted"), invited("education")]
    assert gauge(rows, wanted(agencies=("education",)), held=False).quorum_met


def test_only_those_who_came_make_the_quorum_of_a_conference_that_was_held():
    rows = [
        invited("parks", "accepted", attendance="present"),
        invited("nhs", "accepted", attendance="absent"),
        invited("education", "accepted", attendance="part"),
    ]
    found = gauge(rows, wanted(quorum=3), held=True)
    assert (found.came, found.quorum_met) == (2, False)
    assert "The quorum of 3 agencies was not met: 2 came." in found.words


def test_words_in_writing_make_no_quorum():
    rows = [invited("parks", "declined", attendance="written")]
    assert not gauge(rows, wanted(quorum=1), held=True).quorum_met


def test_a_youth_panel_that_declined_does_not_represent_young_people():
    assert not gauge([invited("youth_panel", "declined")], wanted(), held=False).young_people
    assert gauge([invited("youth_panel")], wanted(), held=False).young_people


def test_young_people_who_did_not_come_were_not_represented():
    found = gauge([invited("youth_panel", "accepted")], wanted(), held=True)
    assert found.words[-1] == "Young people were not represented."

from typing import Any

from tests.geo.provision_gap.weeks import FRIDAY, ask, evening, open_on

NOT_SAID = (
    "This shows where and when harm was recorded and nothing was open near it. It does not say that"
    " anything open would have made a difference, nor that anybody would have gone there."
)


def test_reading_says_how_many_when_most_and_what_is_not_said() -> None:
    # Open until eight: of twelve from six to midnight, two each hour, eight come later.
    assert evening().reading == (
        "Of 12 incidents with a known place and hour, 8 came when nothing was open within a walk of"
        " 100 m. The most in one part of the week: Friday, 18:00 to 00:00 (8). Parts with similar"
        f" counts could change places by chance. {NOT_SAID}"
    )


def test_parts_that_are_equal_are_said_to_be() -> None:
    found = ask([(910, 1_000)] * 12, [0, 1, 2, 3] * 3, [19] * 12)
    assert "No part of the week stands out: 4 have 3 each." in found.reading


def test_what_cannot_be_told_is_said() -> None:
    found = evening(hours_known=[True, False], **two_places())
    assert "For 8 more it cannot be told: opening hours near them are not recorded." in (
        found.reading
    )


def test_what_is_left_out_is_said() -> None:
    found = evening(13, precise=[True] * 12 + [False], **two_places(far=True))
    assert "1 without a precise place and hour is left out." in found.reading
    assert "1 of the provision too far from any street is left out." in found.reading


def test_few_incidents_are_too_few_to_tell() -> None:
    found = evening(9)
    assert (found.usable, found.reading) == (False, "Too few to tell.")


def test_no_provision_at_all_says_nothing_about_opening() -> None:
    found = evening(provision=[], open_share=[])
    assert not found.usable
    assert found.reading == (
        "No provision is recorded near a street: nothing can be said about when something is open."
    )


def test_no_known_hours_at_all_say_nothing_about_opening() -> None:
    found = evening(hours_known=[False])
    assert found.reading.startswith("No opening hours are known: nothing can be said")


def test_no_gap_has_no_part_of_the_week() -> None:
    found = evening(open_share=[open_on((FRIDAY, 0, 24))])
    assert "0 came when nothing was open within a walk of 100 m. This shows" in found.reading


def two_places(*, far: bool = False) -> dict[str, Any]:
    other = (5_000.0, 5_000.0) if far else (1_040.0, 1_000.0)
    return {
        "provision": [(1_080.0, 1_000.0), other],
        "open_share": [open_on((FRIDAY, 16, 20)), open_on()],
    }

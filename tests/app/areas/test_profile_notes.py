from dataclasses import replace

from app.areas.profile_notes import Caveats, caution_sentence

PLAIN = Caveats(
    sources=[],
    coverage={},
    uneven=[],
    covered=1.0,
    ground_known=True,
    hectares=2.0,
    withheld="",
)


def test_nothing_is_cautioned_where_nothing_limits_the_counts():
    assert caution_sentence(PLAIN) == ""


def test_counts_by_street_of_a_small_place_say_that_they_may_differ():
    assert "may differ from the conference’s" in caution_sentence(replace(PLAIN, by_street=True))


def test_counts_by_street_of_a_large_place_are_near_enough():
    assert caution_sentence(replace(PLAIN, by_street=True, hectares=100.0)) == ""

from app.history.words import NOT_SHOWN, Glossary, field_label, listed_words

GLOSSARY = Glossary({("stage", "in_review"): "In review"}, {"7": "Amira Desai"})


def test_values_are_said_as_people_read_them():
    assert GLOSSARY.say("assessment", "stage", "in_review") == "In review"
    assert GLOSSARY.say("assessment", "review_on", "2026-12-02") == "2 December 2026"
    assert GLOSSARY.say("assessment", "lead_id", "7") == "Amira Desai"
    assert GLOSSARY.say("guardian_site", "safe_haven", value=False) == "no"


def test_retired_or_unknown_code_is_shown_as_it_is():
    assert GLOSSARY.say("assessment", "stage", "old") == "old"


def test_empty_field_has_no_words():
    assert GLOSSARY.say("area", "reason", "") is None


def test_names_are_joined_as_in_a_sentence():
    assert listed_words(["outline"]) == "the outline"
    assert listed_words(["name", "kind", "reason"]) == "the name, the kind and the reason"


RATED = Glossary(
    {("instrument_item", "lit"): "Lighting", ("context", "school"): "School"},
    {},
    steps={"lit": (0, ("None", "Little", "Enough"))},
)


def test_ratings_are_said_by_the_words_of_their_steps():
    assert RATED.say("observation", "ratings", {"lit": 2}) == "Lighting: Enough"
    assert RATED.say("observation", "ratings", {"lit": 9}) == "Lighting: 9"


def test_weights_are_percent_of_their_contexts():
    assert RATED.say("weighting", "weights", {"school": 40}) == "School: 40%"


def test_lists_of_codes_are_said_one_after_another():
    agencies = Glossary({("agency", "a"): "Police", ("agency", "b"): "Housing"}, {})
    assert agencies.say("weighting", "agencies", ["b", "a"]) == "Housing, Police"


def test_entries_of_an_agenda_are_said_by_their_labels():
    known = Glossary({("agenda_item", "welcome"): "Welcome"}, {})
    agenda = [{"key": "welcome", "minutes": 10}]
    assert known.say("conference", "agenda", agenda) == "Welcome"


def test_hours_are_said_by_day_and_clock():
    hours = [{"weekday": 1, "opens": "09:00", "closes": "17:30"}]
    assert GLOSSARY.say("guardian_site", "hours", hours) == "Monday 9am to 5:30pm"


def test_moments_are_said_in_the_time_of_britain():
    said = GLOSSARY.say("conference", "starts_at", "2026-07-01T13:00:00+00:00")
    assert said == "1 July 2026 at 2pm"
    assert GLOSSARY.say("observation", "observed_at", "21:30:00") == "9:30pm"


def test_a_record_that_the_reader_may_not_know_is_not_named():
    assert GLOSSARY.say("action", "assessment_id", "7") == NOT_SHOWN


def test_nothing_and_no_entries_have_no_words():
    assert [GLOSSARY.say("weighting", "agencies", one) for one in (None, [], {}, "")] == [None] * 4


def test_what_is_held_back_is_not_told():
    held = Glossary({}, {}, held=frozenset({"survey.answered"}))
    assert not held.tells("survey", "answered")
    assert held.tells("survey", "title")


def test_the_day_of_what_has_not_happened_is_the_day_it_is_planned_for():
    assert field_label("change", "completed_on", {"status": "scheduled"}) == (
        "date it is planned for"
    )
    assert field_label("change", "completed_on", {"status": "in_place"}) == "date it was in place"
    assert field_label("action", "completed_on", {"status": "proposed"}) == "date finished"

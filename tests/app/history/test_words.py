from app.history.words import Glossary, listed_words

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

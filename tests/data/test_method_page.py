from data.method_notes import method_notes
from data.method_page import PAGE, page


def test_the_page_is_what_the_notes_and_measurements_say() -> None:
    remedy = "run python -m data.method_page"
    assert PAGE.read_text(encoding="utf-8") == page(), remedy


def test_every_method_has_its_needs_limits_source_and_trial() -> None:
    text = page()
    for note in method_notes().values():
        section = text.split(f"## {note.title}\n")[1].split("\n## ")[0]
        assert all(part in section for part in (note.how, note.needs, note.cannot, note.source))
        assert "**Tried.**" in section


def test_the_readme_leads_to_the_page() -> None:
    readme = (PAGE.parents[1] / "README.md").read_text(encoding="utf-8")
    assert "(docs/methods.md)" in readme

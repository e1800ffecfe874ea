"""The practice at the borough's locations of concern, written by hand: from referrals to plans.

Each file in ``practice_records`` is one location, or one subject of the whole partnership, as
tables named like those of the database. Days are dates, or ``today-3`` and ``today+14``: what is
due, overdue or planned moves with the day on which the demonstration is shown.
"""

from datetime import date
from pathlib import Path

from data.demo.practice_reader import Reader
from data.demo.practice_states import Practice
from data.demo.records import Borough

ORDER = (
    "area", "assessment", "stage_move", "referral", "screening", "planned_method", "evidence",
    "observation", "survey", "safety_session", "safety_mark", "weighting", "goal", "goal_measure",
    "conference", "conference_invitation", "discussion_point", "action", "action_progress",
    "reference_link", "guardian_training", "guardian_training_site", "champion_team",
    "course_session", "course_attendance", "contact_point", "forum", "forum_meeting",
    "forum_citation", "change_sighting", "provision_closure",
)  # fmt: skip
"""Tables, each after those that its records name."""
FOLDER = Path(__file__).parent / "practice_records"


def written_practice(borough: Borough, today: date, folder: Path = FOLDER) -> Practice:
    """Read all files, as they are on a day; what was begun first has the first number."""
    files = [Reader(path, borough, today) for path in sorted(folder.glob("*.toml"))]
    records = [record for file in files for record in file.records()]
    records.sort(key=lambda one: (ORDER.index(one.table), one.editions[0].at))
    ledger = {link.number: link for file in files for link in file.ledger()}
    return Practice(records, ledger)

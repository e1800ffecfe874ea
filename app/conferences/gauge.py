"""Who is asked, who comes, who is missing: the gauge of a conference, in words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.conferences.room_queries import InvitationRow
from app.conferences.schemas import ConferenceGaugeOut
from app.conferences.sentences import counted, have, joined

ACCEPTED, DECLINED = "accepted", "declined"
CAME = frozenset({"present", "part"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a partnership asks of a conference: how many agencies, and which."""

    quorum: int
    agencies: tuple[str, ...]
    speak_for_young_people: frozenset[str]
    labels: dict[str, str]


def gauge(rows: Sequence[InvitationRow], wanted: Wanted, *, held: bool) -> ConferenceGaugeOut:
    """Tell how the invitations stand before a conference, or who came to it.

    Each agency counts once, however many of its roles are invited.
    """
    invited = _agencies(rows, lambda _: True)
    accepted = _agencies(rows, lambda one: one.reply == ACCEPTED)
    came = _agencies(rows, lambda one: one.attendance in CAME)
    declined = [
        one for one in _agencies(rows, lambda one: one.reply == DECLINED) if one not in accepted
    ]
    silent = [one for one in invited if one not in accepted and one not in declined]
    there = came if held else accepted
    missing = [one for one in _needed(rows, wanted) if one not in there]
    young = [one for one in (there if held else invited) if one in wanted.speak_for_young_people]
    young = [one for one in young if held or one not in declined]
    met = len(there) >= wanted.quorum and not missing
    name = _namer(wanted.labels)
    words = (
        _came_words(len(came), len(invited))
        if held
        else _reply_words(len(invited), len(accepted), name(silent), name(declined))
    )
    words.append(_quorum_words(wanted.quorum, len(there), name(missing), met=met, held=held))
    words.append(_young_words(name(young), held=held))
    return ConferenceGaugeOut(
        invited=len(invited),
        accepted=len(accepted),
        declined=len(declined),
        no_reply=len(silent),
        came=len(came) if held else None,
        quorum=wanted.quorum,
        quorum_met=met,
        missing=name(missing),
        young_people=bool(young),
        words=[one for one in words if one],
    )


def _agencies(rows: Iterable[InvitationRow], holds: Callable[[InvitationRow], bool]) -> list[str]:
    return list(dict.fromkeys(one.agency for one in rows if holds(one)))


def _needed(rows: Sequence[InvitationRow], wanted: Wanted) -> list[str]:
    """Agencies that the partnership needs; where one is invited, its invitation says so."""
    invited = {one.agency for one in rows}
    chosen = [one.agency for one in rows if one.needed]
    return list(dict.fromkeys([*chosen, *(a for a in wanted.agencies if a not in invited)]))


def _namer(labels: dict[str, str]) -> Callable[[Iterable[str]], list[str]]:
    return lambda codes: [labels.get(one, one) for one in codes]


def _reply_words(
    invited: int, accepted: int, silent: Sequence[str], declined: Sequence[str]
) -> list[str]:
    if not invited:
        return ["Nobody is invited yet."]
    verb = "is" if invited == 1 else "are"
    return [
        f"{counted(invited, 'agency', 'agencies')} {verb} invited, {accepted or 'none'} accepted.",
        f"{have(silent)} not replied." if silent else "",
        f"{joined(declined)} cannot come." if declined else "",
    ]


def _came_words(came: int, invited: int) -> list[str]:
    return [f"{came} of {counted(invited, 'invited agency', 'invited agencies')} came."]


def _quorum_words(quorum: int, there: int, missing: Sequence[str], *, met: bool, held: bool) -> str:
    size = counted(quorum, "agency", "agencies")
    if met:
        return f"The quorum of {size} was met." if held else f"The quorum of {size} has accepted."
    parts = [f"{there} {'came' if held else 'accepted'}"] if there < quorum else []
    parts += [f"needed and missing: {joined(missing)}"] if missing else []
    verb = "was not met" if held else "is not met yet"
    return f"The quorum of {size} {verb}: {'; '.join(parts)}."


def _young_words(young: Sequence[str], *, held: bool) -> str:
    verb = "were" if held else "are"
    if young:
        return f"Young people {verb} represented by {joined(young)}."
    return f"Young people {verb} not represented."

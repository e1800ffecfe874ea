"""What is told to whom in which words: one rule for each kind of notice."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import TextClause

from app.identity.rights import Right
from app.notices import facts, reaching, wording
from app.notices.facts import Fact
from app.notices.people import People
from app.notices.reaching import Reached
from app.notices.wording import Moment, Worded

LONGEST_TITLE = 240


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell one person."""

    account_id: UUID
    topic: str
    kind: str
    title: str
    detail: str
    link: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of notice; a state is taken back by itself when it is no longer so."""

    kind: str
    statement: TextClause
    reached: Reached
    worded: Worded
    is_state: bool = True


RULES: tuple[Rule, ...] = (
    Rule("method", facts.METHODS, reaching.owner_or_lead, wording.method),
    Rule("action", facts.ACTIONS, reaching.owner_or_agency, wording.action),
    Rule("decide", facts.UNDECIDED, reaching.deciders, wording.undecided),
    Rule("expiry", facts.EXPIRING, reaching.keepers, wording.ends("runs out on", "ran out on")),
    Rule(
        "move",
        facts.MOVING,
        reaching.keepers,
        wording.ends("is to move on by", "was to move on by"),
    ),
    Rule(
        "training",
        facts.TRAINING,
        reaching.trainers,
        wording.ends("has training until", "had training until"),
    ),
    Rule("review", facts.REVIEWS, reaching.reviewers, wording.review),
    Rule("conference", facts.CONFERENCES, reaching.chair_and_lead, wording.conference),
    Rule("summary", facts.SUMMARIES, reaching.chair, wording.summary),
    Rule(
        "lead",
        facts.GIVEN,
        reaching.only_lead(Right.ASSESSMENTS_READ),
        wording.given,
        is_state=False,
    ),
    Rule(
        "referral",
        facts.REFERRALS,
        reaching.lead_or_all(Right.REFERRALS_READ),
        wording.referral,
        is_state=False,
    ),
    Rule(
        "logged",
        facts.LOGGED,
        # It names the location, which not everybody who reads changes may know.
        reaching.only_lead(Right.ASSESSMENTS_READ),
        wording.logged,
        is_state=False,
    ),
    Rule("seen", facts.SEEN, reaching.logger, wording.seen, is_state=False),
    Rule("decided", facts.DECIDED, reaching.logger, wording.decided, is_state=False),
)


def notices(rule: Rule, found: Sequence[Fact], people: People, moment: Moment) -> list[Notice]:
    """Everything that a rule tells of what was found; nobody is told of their own doing."""
    return [
        Notice(
            account,
            f"{rule.kind}/{told.topic}",
            rule.kind,
            _shortened(told.title),
            told.detail,
            told.link,
        )
        for fact in found
        if (told := rule.worded(fact, moment)) is not None
        for account in rule.reached(fact, people)
        if account != fact.by
    ]


def _shortened(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"

"""What is told to whom in which words: one rule for each kind of notice."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import TextClause

from app.identity.rights import Right, rights_of
from app.identity.roles import Role
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
    """One kind of notice; a state is taken back by itself when it is no longer so.

    ``right`` is what a person needs to read it, also when their role was changed since.
    """

    kind: str
    right: Right
    statement: TextClause
    reached: Reached
    worded: Worded
    is_state: bool = True


RULES: tuple[Rule, ...] = (
    Rule("method", Right.ASSESSMENTS_READ, facts.METHODS, reaching.owner_or_lead, wording.method),
    Rule("action", Right.PLANS_READ, facts.ACTIONS, reaching.owner_or_agency, wording.action),
    Rule("decide", Right.CHANGES_READ, facts.UNDECIDED, reaching.deciders, wording.undecided),
    Rule(
        "expiry",
        Right.CHANGES_READ,
        facts.EXPIRING,
        reaching.keepers,
        wording.ends("runs out on", "ran out on"),
    ),
    Rule(
        "move",
        Right.CHANGES_READ,
        facts.MOVING,
        reaching.keepers,
        wording.ends("is to move on by", "was to move on by"),
    ),
    Rule(
        "training",
        Right.STRENGTHS_READ,
        facts.TRAINING,
        reaching.trainers,
        wording.ends("has training until", "had training until"),
    ),
    Rule("review", Right.ASSESSMENTS_READ, facts.REVIEWS, reaching.reviewers, wording.review),
    Rule(
        "conference",
        Right.CONFERENCES_READ,
        facts.CONFERENCES,
        reaching.chair_and_lead,
        wording.conference,
    ),
    Rule("summary", Right.CONFERENCES_READ, facts.SUMMARIES, reaching.chair, wording.summary),
    Rule(
        "lead",
        Right.ASSESSMENTS_READ,
        facts.GIVEN,
        reaching.only_lead(Right.ASSESSMENTS_READ),
        wording.given,
        is_state=False,
    ),
    Rule(
        "referral",
        Right.REFERRALS_READ,
        facts.REFERRALS,
        reaching.lead_or_all(Right.REFERRALS_READ),
        wording.referral,
        is_state=False,
    ),
    Rule(
        "logged",
        Right.ASSESSMENTS_READ,
        facts.LOGGED,
        # It names the location, which not everybody who reads changes may know.
        reaching.only_lead(Right.ASSESSMENTS_READ),
        wording.logged,
        is_state=False,
    ),
    Rule("seen", Right.CHANGES_READ, facts.SEEN, reaching.logger, wording.seen, is_state=False),
    Rule(
        "decided",
        Right.CHANGES_READ,
        facts.DECIDED,
        reaching.logger,
        wording.decided,
        is_state=False,
    ),
)


def hidden_from(role: Role) -> list[str]:
    """Kinds of notices that a role may not read, whoever they were told to."""
    return [rule.kind for rule in RULES if rule.right not in rights_of(role)]


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

"""The one table of rights: who may do what. Every route declares against it."""

from enum import StrEnum
from functools import cache

from app.identity.roles import Role

AL, TO, CS, CC, PC, AD = (
    Role.ASSESSMENT_LEAD,
    Role.TASKING_OFFICER,
    Role.COMMUNITY_SAFETY_OFFICER,
    Role.CONFERENCE_CHAIR,
    Role.PARTNER_CONTRIBUTOR,
    Role.ADMINISTRATOR,
)
PRACTITIONERS = frozenset({AL, TO, CS, CC})
CONTENT = PRACTITIONERS | {PC}
EVERYBODY = CONTENT | {AD}


class Right(StrEnum):
    """One thing that a person may or may not do."""

    PUBLIC = "public"
    SIGNED_IN = "signed-in"
    PARTNERSHIP_READ = "partnership.read"
    CODES_READ = "codes.read"
    SEARCH = "search"
    GROUND_READ = "ground.read"
    INCIDENT_CELLS_READ = "incident-cells.read"
    INCIDENT_POINTS_READ = "incident-points.read"
    STRENGTHS_READ = "strengths.read"
    STRENGTHS_WRITE = "strengths.write"
    AREAS_READ = "areas.read"
    AREAS_WRITE = "areas.write"
    PROFILE_READ = "profile.read"
    ASSESSMENTS_READ = "assessments.read"
    ASSESSMENTS_WRITE = "assessments.write"
    REFERRALS_READ = "referrals.read"
    REFERRALS_WRITE = "referrals.write"
    OBSERVATIONS_READ = "observations.read"
    OBSERVATIONS_WRITE = "observations.write"
    SAFETY_MAPS_READ = "safety-maps.read"
    SAFETY_MAPS_WRITE = "safety-maps.write"
    LINKS_READ = "links.read"
    LINKS_WRITE = "links.write"
    CONFERENCES_READ = "conferences.read"
    CONFERENCES_WRITE = "conferences.write"
    CONFERENCES_DECIDE = "conferences.decide"
    PLANS_READ = "plans.read"
    PLANS_WRITE = "plans.write"
    ACTIONS_PROGRESS = "actions.progress"
    CHANGES_READ = "changes.read"
    CHANGES_WRITE = "changes.write"
    CHANGES_DECIDE = "changes.decide"
    CHANGES_IMPORT = "changes.import"
    REVIEWS_READ = "reviews.read"
    REVIEWS_WRITE = "reviews.write"
    ANALYSES_READ = "analyses.read"
    HOTSPOTS_DECIDE = "hotspots.decide"
    PRESENT = "present"
    IMPORTS_READ = "imports.read"
    IMPORTS_WRITE = "imports.write"
    DATA_REGISTER_READ = "data-register.read"
    FEATURES_EXPORT = "features.export"
    AUDIT_READ = "audit.read"
    WORKFORCE_READ = "workforce.read"
    WORKFORCE_WRITE = "workforce.write"
    CODES_WRITE = "codes.write"
    SETTINGS_WRITE = "settings.write"
    NOTICES_READ = "notices.read"


RIGHTS: dict[Right, frozenset[Role]] = {
    Right.PARTNERSHIP_READ: EVERYBODY,
    Right.CODES_READ: EVERYBODY,
    Right.SEARCH: CONTENT,
    Right.GROUND_READ: EVERYBODY,
    Right.INCIDENT_CELLS_READ: CONTENT,
    Right.INCIDENT_POINTS_READ: PRACTITIONERS,
    Right.STRENGTHS_READ: CONTENT,
    Right.STRENGTHS_WRITE: frozenset({AL, TO, CS, PC}),
    Right.AREAS_READ: CONTENT,
    Right.AREAS_WRITE: frozenset({AL, CS}),
    Right.PROFILE_READ: PRACTITIONERS,
    Right.ASSESSMENTS_READ: frozenset({AL, CS, CC}),
    Right.ASSESSMENTS_WRITE: frozenset({AL}),
    Right.REFERRALS_READ: frozenset({AL, CS, CC}),
    Right.REFERRALS_WRITE: CONTENT,
    Right.OBSERVATIONS_READ: PRACTITIONERS,
    Right.OBSERVATIONS_WRITE: frozenset({AL, TO, CS, PC}),
    Right.SAFETY_MAPS_READ: frozenset({AL, CS, CC}),
    Right.SAFETY_MAPS_WRITE: frozenset({AL}),
    Right.LINKS_READ: frozenset({AL, CS, CC}),
    Right.LINKS_WRITE: frozenset({AL}),
    Right.CONFERENCES_READ: PRACTITIONERS,
    Right.CONFERENCES_WRITE: frozenset({AL, CC}),
    Right.CONFERENCES_DECIDE: frozenset({CC}),
    Right.PLANS_READ: CONTENT,
    Right.PLANS_WRITE: frozenset({AL, CC}),
    Right.ACTIONS_PROGRESS: CONTENT,
    Right.CHANGES_READ: CONTENT,
    Right.CHANGES_WRITE: frozenset({AL, TO, CS, PC}),
    Right.CHANGES_DECIDE: frozenset({TO}),
    Right.CHANGES_IMPORT: frozenset({AL, TO, CS}),
    Right.REVIEWS_READ: PRACTITIONERS,
    Right.REVIEWS_WRITE: frozenset({AL, CS}),
    Right.ANALYSES_READ: PRACTITIONERS,
    Right.HOTSPOTS_DECIDE: frozenset({AL, CS}),
    Right.PRESENT: frozenset({AL, CS, CC}),
    Right.IMPORTS_READ: frozenset({AL, CS}),
    Right.IMPORTS_WRITE: frozenset({AL, CS}),
    Right.DATA_REGISTER_READ: EVERYBODY,
    Right.FEATURES_EXPORT: frozenset({AL, CS}),
    Right.AUDIT_READ: frozenset({AD}),
    Right.WORKFORCE_READ: EVERYBODY,
    Right.WORKFORCE_WRITE: frozenset({AL, CS, AD}),
    Right.CODES_WRITE: frozenset({AD}),
    Right.SETTINGS_WRITE: frozenset({AD}),
    Right.NOTICES_READ: EVERYBODY,
}
"""``PUBLIC`` needs nothing and ``SIGNED_IN`` only a session: neither belongs to a role."""


@cache
def rights_of(role: Role) -> frozenset[Right]:
    """All rights of a role."""
    return frozenset(right for right, roles in RIGHTS.items() if role in roles)

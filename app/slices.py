"""The routers of all slices, in the order of the OpenAPI document."""

from fastapi import APIRouter

from app.analysis import router as analysis
from app.areas import profile_router as profiles
from app.areas import router as areas
from app.assessments import location_router as locations
from app.assessments import move_router as moves
from app.assessments import router as assessments
from app.assessments import screening_router as screenings
from app.audit import router as audit
from app.changes import router as changes
from app.changes import stage_router as change_stages
from app.codes import router as codes
from app.conferences import router as conferences
from app.emerging import router as emerging
from app.evidence import router as evidence
from app.features import router as features
from app.gaps import router as gaps
from app.goals import router as goals
from app.guardianship import router as guardianship
from app.guardianship import training_router as guardian_training
from app.guardianship import write_router as guardian_writing
from app.history import router as history
from app.home import router as home
from app.hotspots import router as hotspots
from app.imports import change_router as change_imports
from app.imports import router as imports
from app.incidents import router as incidents
from app.links import router as links
from app.methods import router as methods
from app.notices import router as notices
from app.observations import router as observations
from app.packs import router as packs
from app.partnerships import router as partnerships
from app.photos import router as photos
from app.places import router as places
from app.plans import router as plans
from app.provision import router as provision
from app.provision import write_router as provision_writing
from app.records import router as records
from app.referrals import router as referrals
from app.register import router as register
from app.reviews import router as reviews
from app.rhythms import router as rhythms
from app.safety_maps import router as safety_maps
from app.scoping import router as scoping
from app.surveys import router as surveys
from app.tiles import router as tiles
from app.weighting import router as weighting
from app.workforce import forum_router as forums
from app.workforce import router as workforce

ROUTERS: tuple[APIRouter, ...] = (
    tiles.router,
    partnerships.router,
    audit.router,
    codes.router,
    analysis.router,
    features.router,
    places.router,
    records.router,
    incidents.router,
    provision.router,
    provision_writing.router,
    guardianship.router,
    guardian_writing.router,
    guardian_training.router,
    home.router,
    notices.router,
    # Before areas: “suggestion” is no area's id.
    scoping.router,
    areas.router,
    profiles.router,
    assessments.router,
    moves.router,
    screenings.router,
    history.router,
    # Before changes: “imports” and “orders” are no change's id.
    change_imports.router,
    change_stages.router,
    # Before locations: “similar” is no location's id.
    referrals.router,
    locations.router,
    methods.router,
    evidence.router,
    surveys.router,
    weighting.router,
    goals.router,
    conferences.router,
    plans.router,
    links.router,
    workforce.router,
    forums.router,
    changes.router,
    observations.router,
    safety_maps.router,
    photos.router,
    reviews.router,
    hotspots.router,
    rhythms.router,
    gaps.router,
    emerging.router,
    packs.router,
    register.router,
    imports.router,
)
"""Every router that stands under ``/api/{partnership}``."""


def routers() -> list[APIRouter]:
    """All of them, in their order."""
    return list(ROUTERS)

"""The routers of all slices, in the order of the OpenAPI document."""

from fastapi import APIRouter

from app.areas import profile_router as profiles
from app.areas import router as areas
from app.assessments import router as assessments
from app.audit import router as audit
from app.changes import router as changes
from app.imports import router as imports
from app.packs import router as packs
from app.partnerships import router as partnerships
from app.photos import router as photos
from app.reviews import router as reviews
from app.tiles import router as tiles


def routers() -> list[APIRouter]:
    """Every router that stands under ``/api/{partnership}``."""
    return [
        tiles.router,
        partnerships.router,
        audit.router,
        areas.router,
        profiles.router,
        assessments.router,
        changes.router,
        photos.router,
        reviews.router,
        packs.router,
        imports.router,
    ]

"""The town made ready once, and two variants of it."""

import pytest

from data.demo.borough import Town
from data.demo.variants import Stage, Variant, staged, variant

LIVELY, CALM = 1, 4


@pytest.fixture(scope="session")
def stage(town: Town) -> Stage:
    return staged(town)


@pytest.fixture(scope="session")
def lively(stage: Stage) -> Variant:
    return variant(stage, LIVELY)


@pytest.fixture(scope="session")
def calm(stage: Stage) -> Variant:
    return variant(stage, CALM)

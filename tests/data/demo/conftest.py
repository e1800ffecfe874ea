"""The borough, built once for all of these tests."""

import pytest

from data.demo.borough import Town, build, built_town
from data.demo.records import Borough
from data.demo.seed import DEFAULT_SEED


@pytest.fixture(scope="session")
def town() -> Town:
    return built_town(DEFAULT_SEED)


@pytest.fixture(scope="session")
def borough(town: Town) -> Borough:
    return build(town=town)

"""One variant: what was planted, what was recorded, and what the changes were expected to do."""

from dataclasses import dataclass

from data.demo.seed import stream
from data.demo.variants.changing import changed
from data.demo.variants.happening import happened
from data.demo.variants.planted import Planted
from data.demo.variants.planting import planted_by
from data.demo.variants.recording import Records, recorded
from data.demo.variants.stage import Stage
from data.demo.variants.truth import ExpectedEffect, expected_effect, programme_ratio


@dataclass(frozen=True, eq=False)
class Variant:
    """A variant of three years of incidents.

    Attributes
    ----------
    planted
        The plan.
    records
        What was recorded with every change done.
    effects
        What each planted change was expected to do, in the order of ``planted.changes``.
    programme_ratio
        Records with the programme over records without it, in its areas, as expected.
    """

    planted: Planted
    records: Records
    effects: tuple[ExpectedEffect, ...]
    programme_ratio: float


def variant(stage: Stage, seed: int, *, plan: Planted | None = None) -> Variant:
    """Draw a variant on a ground that stands; the same arguments give the same one.

    Parameters
    ----------
    stage
        The ground.
    seed
        Decides what is planted and everything that is drawn by chance.
    plan
        To plant this instead; chance is then drawn by the plan's own seed.
    """
    planted = planted_by(stage, seed) if plan is None else plan
    rows = changed(happened(stage, planted), stage, planted)
    everything = recorded(rows, stage, stream(planted.seed, "variant/records"))
    return Variant(
        planted=planted,
        records=everything.only(rows.really),
        effects=tuple(expected_effect(planted, change, everything) for change in planted.changes),
        programme_ratio=programme_ratio(stage, planted, everything),
    )

"""What is planted in a variant: said exactly, so that analyses can be held against it."""

from dataclasses import dataclass
from functools import cached_property

import shapely

MONTHS = 36
WINDOW = 12


@dataclass(frozen=True)
class PlantedPlace:
    """A place where more happens than around it, and why.

    Attributes
    ----------
    kind
        ``place`` for a true concentration, ``repeat_address`` or ``enforcement`` for an artefact,
        ``emerging`` for one that began lately.
    mix, rhythm
        What happens there (``data.demo.harm.MIXES``) and when (``data.demo.rhythms.RHYTHMS``).
    yearly
        How many a year are expected to happen beyond the usual, while it lasts.
    outline
        EPSG:27700; nothing of it happens within ``edge_m`` of its edge.
    first_day, last_day
        Days from the first day of records; None where it was always so, or goes on.
    """

    name: str
    kind: str
    mix: str
    rhythm: str
    yearly: float
    outline: shapely.Polygon
    on_ground: float = 0.3
    edge_m: float = 12.0
    first_day: int | None = None
    last_day: int | None = None


@dataclass(frozen=True)
class PlantedChange:
    """A change to a place, with the share of what would have happened there that it touches.

    Attributes
    ----------
    kind
        ``fell`` takes the share away, ``rose`` adds it, ``moved`` moves it into the ring, ``none``
        does nothing, ``trend`` does nothing while the whole borough changes.
    place, comparison
        Names of planted places alike in kind and hours, rings and all apart from each other.
    month
        The first month after, counted from the first month of records.
    ring_m
        Width of the rings round both places.
    """

    kind: str
    place: str
    comparison: str
    month: int
    share: float
    ring_m: float

    @property
    def window(self) -> int:
        """How many months are compared on either side."""
        return min(WINDOW, MONTHS - self.month)

    @property
    def before(self) -> range:
        """Months before, the same ones of the year as those after."""
        return range(self.month - WINDOW, self.month - WINDOW + self.window)

    @property
    def after(self) -> range:
        """Months after."""
        return range(self.month, self.month + self.window)


@dataclass(frozen=True)
class PlantedProgramme:
    """A change to several small areas at once; ``share`` is 0 where it did nothing."""

    areas: tuple[str, ...]
    month: int
    share: float


@dataclass(frozen=True)
class PlantedTrend:
    """A change in what happens everywhere: by a share, evenly between two days."""

    share: float
    first_day: int
    last_day: int


@dataclass(frozen=True)
class Variation:
    """How much places vary beyond chance, as standard deviations of logarithms.

    Attributes
    ----------
    lively
        False for a calm variant, where months differ by season, trend and chance alone.
    drift, drift_memory
        Of what comes and goes slowly at each place, and its correlation from month to month.
    month
        Of what is new at each place every month.
    borough
        Of what moves the whole borough in one month.
    echo
        Share of happenings that are followed by another at the same spot within days.
    """

    lively: bool
    drift: float = 0.0
    drift_memory: float = 0.0
    month: float = 0.0
    borough: float = 0.0
    echo: float = 0.0

    @property
    def name(self) -> str:
        """What figures of such variants are told under."""
        return "lively" if self.lively else "calm"


@dataclass(frozen=True)
class Planted:
    """Everything that is planted in one variant, before chance has its part."""

    seed: int
    places: tuple[PlantedPlace, ...]
    changes: tuple[PlantedChange, ...]
    programme: PlantedProgramme
    trend: PlantedTrend
    variation: Variation

    @cached_property
    def by_name(self) -> dict[str, PlantedPlace]:
        """Places by name."""
        return {place.name: place for place in self.places}

    @property
    def emerging(self) -> PlantedPlace | None:
        """The place that began lately, where there is one."""
        return next((place for place in self.places if place.kind == "emerging"), None)

    def ring(self, name: str, width_m: float) -> shapely.Geometry:
        """The ring round a place."""
        outline = self.by_name[name].outline
        return shapely.difference(shapely.buffer(outline, width_m), outline)

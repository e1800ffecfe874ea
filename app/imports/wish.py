"""What a person says of files beside the files themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to bring in, beside the files.

    ``agency`` counts where rows do not say it; ``decides`` says that the person may decide about
    changes, so that rows may come in decided.
    """

    kind: str
    source_key: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict[str, str])
    boundary_type: str | None = None
    vintage: str | None = None
    layer: str | None = None
    agency: str | None = None
    decides: bool = False

    def options(self) -> dict[str, object]:
        """What is kept with the batch, so that it can be run later."""
        said: dict[str, object] = {
            "mapping": dict(self.mapping),
            "boundary_type": self.boundary_type,
            "vintage": self.vintage,
            "layer": self.layer,
            "agency": self.agency,
            "decides": self.decides,
        }
        return {name: value for name, value in said.items() if value}

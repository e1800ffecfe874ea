"""Near repeats: incidents that come close together in place and in time at once."""

from geo.repeats.knox import Distance, KnoxTable, knox

__all__ = ["Distance", "KnoxTable", "knox"]

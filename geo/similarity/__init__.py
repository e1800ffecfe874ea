"""Whether two sets of incidents are shared out over the same areas in the same way.

Both ways compare shares, not counts: an area may hold fewer than before and still a larger share.
"""

from geo.similarity.andresen import Similarity, s_index
from geo.similarity.shares import ChangedAreas, changed_areas

__all__ = ["ChangedAreas", "Similarity", "changed_areas", "s_index"]

"""Before and after: what was recorded in a place and beside it, and what chance could do."""

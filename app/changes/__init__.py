"""The ledger: what was changed in a place, when, and by whom."""

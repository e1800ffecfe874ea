"""Context Safeguarding Conferences: who meets about a place, what is said, and what is decided."""

"""The invented borough of Calderwick: a whole town that never was, for demonstrations and tests."""

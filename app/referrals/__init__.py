"""Referrals of a context to the partnership."""

"""Readers of foreign formats: a file in, typed rows and refusals out; no database, no network."""

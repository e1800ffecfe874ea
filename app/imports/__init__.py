"""Bring files in: whole or not at all, twice without harm, and able to be taken back."""

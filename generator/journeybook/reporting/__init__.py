"""Findings and references as text, for people and for programs. Pure functions that return strings."""

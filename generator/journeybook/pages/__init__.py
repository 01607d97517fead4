"""Catalogue to view models: what each page says, without HTML."""

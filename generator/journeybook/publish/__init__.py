"""Hands finished pages over to MkDocs and its theme: the only package that imports MkDocs.

Nothing is imported here, so that commands which publish nothing do not pay for MkDocs.
"""

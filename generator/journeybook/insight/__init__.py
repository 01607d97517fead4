"""What the journeys say together: numbers over the whole catalogue, each with the steps it comes from.

Knows no page, no link and no language of readers.
"""

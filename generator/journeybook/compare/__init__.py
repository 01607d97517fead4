"""Two catalogues compared by meaning: what a change did, not which lines it touched."""

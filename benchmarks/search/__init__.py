"""Search engines side by side, on the entries of one site."""

"""Three versions of a file to one, by id: what the driver for merges in Git does."""

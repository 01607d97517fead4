"""The rules: what can be wrong in a project, one rule a file, and the runner that applies them."""

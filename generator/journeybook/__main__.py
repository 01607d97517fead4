"""`python -m journeybook` is the same as the `journeybook` command; this module knows nothing else."""

from journeybook.cli import run

if __name__ == "__main__":
    run()

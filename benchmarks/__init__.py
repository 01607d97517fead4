"""Sets journeybook against other generators on the same pages: `make bench`. No part of what is installed."""

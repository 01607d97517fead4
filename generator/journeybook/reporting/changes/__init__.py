"""What is different between two states of a project, told: for terminals, programs, pull requests and browsers.

Pure functions from a comparison to text. Knows neither Git nor how the comparison was come by.
"""

from journeybook.reporting.changes.report import Report, report_of

__all__ = ["Report", "report_of"]

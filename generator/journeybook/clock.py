"""What day it is."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    """Return the day of this run, unless SOURCE_DATE_EPOCH (in seconds), the variable of reproducible builds, names
    another one.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = (
        datetime.fromtimestamp(int(epoch), UTC)
        if epoch.isdecimal() and len(epoch) < 12
        else datetime.now(UTC).astimezone()
    )
    return now.date()

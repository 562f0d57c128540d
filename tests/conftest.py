"""Settings of all tests."""

from __future__ import annotations

import os

from hypothesis import settings

# The gate tries the same examples every time; HYPOTHESIS_RANDOM=1 looks for new ones.
settings.register_profile("gate", derandomize=not os.environ.get("HYPOTHESIS_RANDOM"))
settings.load_profile("gate")

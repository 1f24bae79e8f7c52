"""What holds for all tests: interrupts reach the commands they start, and hypothesis is the same in every run, and bounded.

``NEWSCLEAN_EXAMPLES=5000`` looks longer, and elsewhere each time.
"""

from __future__ import annotations

import os
import signal

from hypothesis import HealthCheck, settings

_WISHED = os.environ.get("NEWSCLEAN_EXAMPLES")

settings.register_profile(
    "newsclean",
    max_examples=int(_WISHED or 60),
    derandomize=_WISHED is None,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("newsclean")

# Run in the background of a shell, the tests ignore interrupts, and so would every command they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

"""What the process holds of the machine: memory that is free again goes back, where the C library keeps it."""

from __future__ import annotations

import ctypes
import sys
import time


def give_back() -> None:
    """Give memory that is free inside the process back to the system; nothing happens where there is no such call.

    The C library on Linux keeps what was freed, in a pool for each thread: after use of a large desk a third of all
    that the process holds. Other threads that want memory meanwhile wait, so this is for a desk at rest.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def processor_seconds() -> float:
    """Give the seconds that processors have worked for this process, all threads together."""
    return time.process_time()

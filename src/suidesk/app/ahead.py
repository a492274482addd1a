"""What a start does before Qt is loaded."""

from __future__ import annotations

import gc


def begin() -> None:
    """Load what knows no Qt, and look for no garbage meanwhile.

    PySide reads the source of each module that is loaded after it, to see whether it may use its features; and nearly
    all that a start makes stays, so that looking through it again and again finds nothing.
    """
    gc.disable()
    import suidesk.queries.desk
    import suidesk.queries.reminders
    import suidesk.services.desk
    import suidesk.services.keys
    import suidesk.services.opening
    import suidesk.system.clock
    import suidesk.system.keychain
    import suidesk.system.place
    import suidesk.wording.reminders  # noqa: F401

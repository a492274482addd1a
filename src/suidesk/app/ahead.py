"""What a start does before Qt is loaded, and how Python imports from then on."""

from __future__ import annotations

import builtins
import gc


def begin() -> None:
    """Load what knows no Qt, and look for no garbage meanwhile: nearly all that a start makes stays."""
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

    _import_plainly()


def _import_plainly() -> None:
    """Load Qt, and let Python import as it did before.

    PySide puts itself in the way of every import, also of one that finds its module loaded: it reads the source of each
    module to see whether it asks for PySide's own switches of naming (`from __feature__ import …`), which none of ours
    does. What stood there before is kept by PySide under a name of its own.
    """
    import PySide6.QtCore  # noqa: F401

    vars(builtins)["__import__"] = getattr(builtins, "__orig_import__", builtins.__import__)

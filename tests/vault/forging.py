"""Slot files as a forger, or a later version, would write them: changed, with a checksum that fits."""

from __future__ import annotations

import json
from hashlib import sha256


def resigned(data, **changes):
    """Give the slot file with these fields changed and the checksum made anew."""
    content = {**json.loads(data), **changes}
    del content["checksum"]
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return json.dumps({**content, "checksum": sha256(text.encode("ascii")).hexdigest()}).encode("ascii")

"""Limits that the system itself sets, so that a full disk can be met on any machine."""

from __future__ import annotations

from contextlib import contextmanager


@contextmanager
def files_no_larger_than(size):
    """Let the system refuse to write beyond `size` bytes of a file (EFBIG); not on Windows."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

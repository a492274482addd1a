"""A log handler that knows which warnings a test expects."""

from __future__ import annotations

import logging
import re


class ExpectedLogs(logging.Handler):
    """Collects records of WARNING and worse from any thread, and compares them with what was expected."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self._expected: list[re.Pattern[str]] = []
        self._records: list[logging.LogRecord] = []

    def __call__(self, pattern: str) -> None:
        """Expect at least one record whose message holds the regular expression."""
        self._expected.append(re.compile(pattern))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record; failing here would be lost in threads."""
        self._records.append(record)

    def complaint(self) -> str:
        """Say what came unexpected and what was expected in vain; empty when all is well."""
        messages = [record.getMessage() for record in self._records]
        unexpected = [
            f"unexpected in the log: {record.levelname} {record.name}: {message}"
            for record, message in zip(self._records, messages, strict=True)
            if not any(pattern.search(message) for pattern in self._expected)
        ]
        absent = [
            f"expected in the log, but never came: {pattern.pattern}"
            for pattern in self._expected
            if not any(pattern.search(message) for message in messages)
        ]
        return "\n".join(unexpected + absent)

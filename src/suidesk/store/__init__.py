"""The encrypted SQLite store: opening, migrations, rows to dataclasses and back, the journal, backups."""

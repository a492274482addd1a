"""Lists in and out: the import from file to report, and the export."""

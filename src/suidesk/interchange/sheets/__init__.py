"""Lists of records about contacts in and out: hours, promises, grants and their dated duties."""

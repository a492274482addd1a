"""The command line: the same commands and queries, without Qt."""

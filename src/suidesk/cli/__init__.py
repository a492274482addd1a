"""The desk on the command line: the same commands and queries as the window, without Qt."""

"""The page of settings: whose desk it is, rules and their numbers, keys, backups, the bin, and about the program."""

"""LDIF address books (RFC 2849), as Thunderbird and directories write them, to a table."""

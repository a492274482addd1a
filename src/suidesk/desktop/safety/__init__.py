"""Keys and backups as their owner meets them: the recovery sheet, the ways in, copies made and put back."""

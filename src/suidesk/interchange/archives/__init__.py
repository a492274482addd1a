"""Many lists at once: a folder or a .zip, listed within bounds and handed out one after another."""

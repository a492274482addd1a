"""The ports' real implementations: clock, keychain, notifications, scheduler, autostart, paths."""

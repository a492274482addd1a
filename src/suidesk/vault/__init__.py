"""Keys, key slots, the recovery code and the lock policy, all pure."""

"""Pictures and measurements; nothing here is packaged."""

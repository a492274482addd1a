"""The Qt desk: the bridge, the shell, one package per page, and the design they share."""

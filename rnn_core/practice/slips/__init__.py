"""Every slip as a row: what it rewrites, when it can happen, and its sentence."""

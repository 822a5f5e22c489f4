"""The controls at the side, and how they hold the settings."""

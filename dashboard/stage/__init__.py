"""The player at the bottom of the window: one playhead for the whole page."""

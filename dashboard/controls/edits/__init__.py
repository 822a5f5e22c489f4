"""The edits that a tab can send, and how each changes the desk; start with `applied.py`."""

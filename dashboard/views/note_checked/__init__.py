"""The note, checked: its lines, what is right, and every slip's arithmetic."""

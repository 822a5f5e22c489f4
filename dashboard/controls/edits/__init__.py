"""What a tab may ask for, and what the desk makes of it; `applied.py` is the way in."""

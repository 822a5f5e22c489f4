"""The page's sections, from top to bottom. They place; they do not compute."""

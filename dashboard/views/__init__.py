"""The views that open below the stage. They place results on the page; they do not compute."""

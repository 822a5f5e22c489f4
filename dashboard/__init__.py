"""Everything that is seen.

``tables``, ``charts`` and ``formulas`` turn core results into what can be shown, and know
nothing of Streamlit; ``controls`` and ``sections`` put it on the page.
"""

"""Everything that is seen on the page.

``figures``, ``formulas`` and ``display`` turn core results into tables, charts and formulas
without Streamlit; ``controls``, ``stage`` and ``views`` put them on the page.
"""

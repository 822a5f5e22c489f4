"""Core results as LaTeX, with the numbers put in. No Streamlit here."""

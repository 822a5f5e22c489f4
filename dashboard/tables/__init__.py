"""Core results as tables of text, ready to be shown. No Streamlit here."""

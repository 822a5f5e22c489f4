"""Core results as tables and as Vega-Lite charts (built with Altair). No Streamlit here."""

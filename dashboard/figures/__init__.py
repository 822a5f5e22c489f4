"""Core results as Vega-Lite charts, authored in Altair. No Streamlit here."""

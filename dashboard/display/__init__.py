"""How things are written: numbers, letters, colours, texts. No Streamlit here."""

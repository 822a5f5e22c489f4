"""How things are written: numbers, letters, colours and texts. No Streamlit here."""

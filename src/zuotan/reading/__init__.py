"""Reading: restored text in, facts out."""

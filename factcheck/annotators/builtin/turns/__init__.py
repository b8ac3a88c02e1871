"""Whose turn it is to speak where no sentence says so: interviews, transcripts, quotations over several paragraphs."""

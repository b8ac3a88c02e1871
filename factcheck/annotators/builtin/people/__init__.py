"""Who appears in an article, and which name a short form or a pronoun stands for."""

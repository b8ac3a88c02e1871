"""What the terminal, the review page and the report share: words, characters, colours, and the marks in an article."""

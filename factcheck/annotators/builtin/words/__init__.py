"""The words of a sentence: tokens, quotations, word lists, and the little grammar that the rules go by."""

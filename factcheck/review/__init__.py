"""How people review claims: what to look at first, what they decide, and the faces they do it with."""

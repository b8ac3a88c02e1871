"""The article's own voice: what speaks for an opinion, and how probably it is one."""

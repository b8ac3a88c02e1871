"""The page on which people read articles and decide on their claims, served on this machine alone."""

"""Gold, and what the program makes of the same documents and questions → figures."""

"""Sample files and what makes them."""

"""A question as typed → Query."""

"""Data and its types: settings, tables, wording."""

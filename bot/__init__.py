"""The entry, the wiring and the life cycle: command line, application, terminal chat."""

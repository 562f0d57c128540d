"""A file of the coverage -> articles, without boilerplate."""

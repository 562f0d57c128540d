"""From a question to a query."""

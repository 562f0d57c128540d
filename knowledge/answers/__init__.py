"""From a query and the knowledge to an answer, and an answer in words."""

"""From a sentence to mentions: quantities, periods, names, metrics."""

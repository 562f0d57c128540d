"""From mentions to figures: who, what, how much, when, compared with what."""

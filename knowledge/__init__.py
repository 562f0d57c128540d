"""The library: text in, values out; no discord, no network, no environment."""

"""The Discord storey and the command line; the only place that imports discord."""

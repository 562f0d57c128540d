"""The knowledge database: the only package that knows SQL.

`schema` has the layout, `write` fills a new database, `read` answers what the library asks.
"""

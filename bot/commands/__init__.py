"""The commands, one cog or group of commands per theme."""

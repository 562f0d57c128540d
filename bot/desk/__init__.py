"""desk.db: what people did here. It is never rebuilt; every change of its layout is a migration."""

from bot.desk.audit import By
from bot.desk.errors import DeskError
from bot.desk.store import Decisions, Desk

__all__ = ["By", "Decisions", "Desk", "DeskError"]

"""What people and programs see: plain and terminal text, Markdown, JSON-able dicts, bibliographies."""

from __future__ import annotations


__all__ = ()

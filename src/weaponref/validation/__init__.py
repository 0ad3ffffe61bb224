"""Checking tables of other people's figures against what is published."""

__all__ = ()

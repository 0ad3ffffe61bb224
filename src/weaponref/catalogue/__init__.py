"""The catalogue and what its look-ups give back."""

from weaponref.catalogue.catalog import Catalog


__all__ = ("Catalog",)

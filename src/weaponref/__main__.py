"""``python -m weaponref``: the command line."""

from __future__ import annotations

import sys

from weaponref.cli import main


sys.exit(main())

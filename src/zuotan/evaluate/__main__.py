"""``python -m zuotan.evaluate``: the same as ``zuotan evaluate``."""

from __future__ import annotations

import sys

from zuotan.evaluate.measuring import main

sys.exit(main())

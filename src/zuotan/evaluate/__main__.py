"""``python -m zuotan.evaluate``: the same as ``zuotan evaluate``."""

from __future__ import annotations

import sys

from zuotan.evaluate.measuring import main

try:
    code = main()
    sys.stdout.flush()
except BrokenPipeError:
    # the reader of the output has gone (head, less): nothing is wrong
    sys.stderr.close()
    code = 0
sys.exit(code)

"""The readings of the record's tests serve these tests too."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "record"))

"""Publishing: a record in the file formats that other people's tools read."""

from zuotan.publish.formats import FORMATS, publish
from zuotan.publish.sheets import SHEETS, flat, write_table

__all__ = ["FORMATS", "SHEETS", "flat", "publish", "write_table"]

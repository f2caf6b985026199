"""The pages that people look at (网页): the record explored, judged and followed up, in Chinese and in English.

Every page is HTML that works without scripts, written on this machine from the record; nothing is loaded from elsewhere.
"""

from zuotan.web.app import create_app

__all__ = ["create_app"]

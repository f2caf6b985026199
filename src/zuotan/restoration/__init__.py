"""Restoration: bytes in, newsroom text out, with every edit."""

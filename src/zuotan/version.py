"""The version of the program, as it is written beside every page that it reads."""

VERSION = "0.1.0"

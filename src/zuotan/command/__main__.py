"""``python -m zuotan.command`` is the command ``zuotan``."""

from zuotan.command import main

if __name__ == "__main__":
    main()

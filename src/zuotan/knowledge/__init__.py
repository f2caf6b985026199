"""What the program knows of China, as tables that a person can review and correct, and their loaders."""

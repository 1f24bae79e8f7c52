"""``python -m newsclean``."""

from newsclean.cli.entry import run

if __name__ == "__main__":
    run()

"""``python -m poolproof``: the same as the installed command."""

from poolproof.cli.main import main

if __name__ == "__main__":
    main()

"""`python -m rightparty` is the command `rightparty`."""

from rightparty.cli.main import main

if __name__ == "__main__":
    main()

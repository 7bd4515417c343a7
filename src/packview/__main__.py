"""python -m packview is packview."""

from packview.cli import main

if __name__ == "__main__":
    main()

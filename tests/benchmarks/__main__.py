"""`python -m tests.benchmarks`: see `runner`, a module of its own so that processes can import it."""

from tests.benchmarks.runner import main

if __name__ == "__main__":
    main()

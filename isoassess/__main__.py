"""`python -m isoassess`: the work without a window."""

from isoassess.stopping import stop_at_once, stoppable


def main() -> int:
    """The exit code."""
    stop_at_once()
    from isoassess.cli.commands import main as work  # takes its time, in which Ctrl+C may come

    return stoppable(work)


if __name__ == "__main__":
    raise SystemExit(main())

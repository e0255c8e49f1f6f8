"""The program: with words it works without a window; without any, or with a file, it opens the window."""

from isoassess.stopping import stop_at_once


def main() -> int:
    """The exit code; all that takes time is imported when Ctrl+C is answered already."""
    stop_at_once()
    from ui.starting import start

    return start()


if __name__ == "__main__":
    raise SystemExit(main())

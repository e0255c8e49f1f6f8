"""`python -m isoassess`: the work without a window."""

from isoassess.cli import main

raise SystemExit(main())

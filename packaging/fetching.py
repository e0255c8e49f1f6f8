"""What is fetched may not be to be had, which is no fault of what is built; another file in its place is."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from steps import Skipped

# What pip and uv say where nobody answers, or has what is wanted.
NOT_TO_BE_HAD = re.compile(
    r"connection|connect error|timed out|temporary failure|name resolution|dns error|failed to fetch|"
    r"could not find a version|no matching distribution|no solution found|not found in|tunnel|unreachable|"
    r"certificate|(server|client) error|status code|incomplete ?read|reset by peer",
    re.IGNORECASE,
)
WRONG_SUM = re.compile(r"do not match the hashes|hash mismatch", re.IGNORECASE)


@contextmanager
def fetching(what: str) -> Iterator[None]:
    """What cannot be had is told as a reason for leaving it out (Skipped); a wrong sum is a failure."""
    try:
        yield
    except subprocess.CalledProcessError as error:
        said = f"{error.stdout}\n{error.stderr}"
        if WRONG_SUM.search(said) or not NOT_TO_BE_HAD.search(said):
            raise
        raise Skipped(f"{what} cannot be fetched here: {said.strip().splitlines()[-1]}") from None

"""Where every socket shall fail, only those within this computer are left, for children as well."""

import subprocess
import sys

import pytest
from linux.running import NO_SOCKETS

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a filter of Linux")
ASKING = """
import socket
for family in (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK):
    try:
        socket.socket(family).close()
        print(family.name)
    except PermissionError:
        print(family.name, "refused")
"""


@pytest.mark.parametrize(
    "within", [(), (sys.executable, "-c", "import os, sys; os.execv(sys.argv[1], sys.argv[1:])")]
)
def test_no_socket_leads_out_of_this_computer(within: tuple[str, ...]) -> None:
    command = [sys.executable, str(NO_SOCKETS), *within, sys.executable, "-c", ASKING]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines() == [
        "AF_UNIX",
        "AF_INET refused",
        "AF_INET6 refused",
        "AF_NETLINK refused",
    ]

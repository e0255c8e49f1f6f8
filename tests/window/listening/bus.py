"""The buses over which a desktop's screen reader and its programs talk (AT-SPI), for one test.

They are spoken to in D-Bus itself, through jeepney: pyatspi and dogtail need bindings compiled for the Python
of the system, which an environment of its own has not.
"""

import os
import shutil
import subprocess
from collections import deque
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

NEEDED = {"dbus-daemon": "dbus", "/usr/libexec/at-spi-bus-launcher": "at-spi2-core"}
EVENTS = (
    *("object:state-changed:focused", "object:state-changed:checked", "object:state-changed:selected"),
    *("object:announcement", "object:property-change:accessible-name", "object:active-descendant-changed"),
    *("object:property-change:accessible-value", "object:text-changed:insert", "object:selection-changed"),
    *("object:property-change:accessible-description", "object:state-changed:expanded", "window:activate"),
)
LONGEST = 20.0  # seconds for one answer


def missing() -> str:
    """Why there can be no buses here; empty where there can."""
    lacking = [package for program, package in NEEDED.items() if shutil.which(program) is None]
    return f"no screen reader without: apt-get install {' '.join(lacking)}" if lacking else ""


class Buses:
    """Give them back with `close`; the program is told of them by `environment`."""

    def __init__(self, home: Path, display: str) -> None:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        told = {"PATH": os.environ["PATH"], "HOME": str(home), "DISPLAY": display}
        told |= {"XDG_RUNTIME_DIR": str(home), "XDG_CACHE_HOME": str(home)}
        self._daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            env=told,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._daemon.stdout is not None
        address = self._daemon.stdout.readline().strip()
        self.environment = {"DBUS_SESSION_BUS_ADDRESS": address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        with open_dbus_connection(address) as session:
            bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            reply = session.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=LONGEST)
        self.connection: DBusConnection = open_dbus_connection(reply.body[0])
        self.heard: deque[Message] = deque()
        self._listen()

    def ask(self, who: tuple[str, str], interface: str, method: str, kinds: str = "", *values: Any) -> Any:
        """What an object of a program answers; LookupError where it is gone."""
        call = new_method_call(
            DBusAddress(who[1], who[0], f"org.a11y.atspi.{interface}"), method, kinds or None, values
        )
        reply = self.connection.send_and_get_reply(call, timeout=LONGEST)
        if reply.header.message_type is MessageType.error:
            raise LookupError(f"{who} {method}: {reply.body}")
        return reply.body[0] if len(reply.body) == 1 else reply.body

    def property_of(self, who: tuple[str, str], interface: str, name: str) -> Any:
        call = new_method_call(
            DBusAddress(who[1], who[0], "org.freedesktop.DBus.Properties"),
            "Get",
            "ss",
            (f"org.a11y.atspi.{interface}", name),
        )
        reply = self.connection.send_and_get_reply(call, timeout=LONGEST)
        if reply.header.message_type is MessageType.error:
            raise LookupError(f"{who} {name}: {reply.body}")
        return reply.body[0][1]

    def take(self) -> list[Message]:
        """The events that have come in, in their order."""
        taken = list(self.heard)
        self.heard.clear()
        return taken

    def close(self) -> None:
        self.connection.close()
        self._daemon.terminate()
        self._daemon.communicate(timeout=LONGEST)

    def _listen(self) -> None:
        registry = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry")
        for event in EVENTS:
            self.ask(registry, "Registry", "RegisterEvent", "sas", event, [])
        rules = [
            MatchRule(type="signal", interface=f"org.a11y.atspi.Event.{kind}")
            for kind in ("Object", "Window")
        ]
        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        for rule in rules:
            self.connection.filter(rule, queue=self.heard)
            self.connection.send_and_get_reply(
                new_method_call(bus, "AddMatch", "s", (rule.serialise(),)), timeout=LONGEST
            )


def sender_of(event: Message) -> tuple[str, str]:
    fields = event.header.fields
    return str(fields[HeaderFields.sender]), str(fields[HeaderFields.path])


def member_of(event: Message) -> str:
    return str(event.header.fields[HeaderFields.member])

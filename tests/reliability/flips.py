"""Bytes changed at chance places of a file: it is refused with a way out, or what is wrong in it is named."""

import random
from pathlib import Path

from isoassess.errors import ExpectedError
from isoassess.store import NotAStore, Store
from isoassess.store.backup.checking import damages
from isoassess.store.file.soundness import look_through
from isoassess.store.repair.repairing import repair
from isoassess.store.vault.keyring import KEYRING, FileKey
from tests.reliability.outcome import Outcome, Tell, silent
from tests.reliability.sample import Content, content_of, filled


def flips(
    folder: Path, *, count: int, seed: int, key: FileKey | None = None, tell: Tell = silent
) -> list[Outcome]:
    """First the opening, then a repair of each file that is refused."""
    chance = random.Random(seed)
    sound, damaged, new = folder / "sound.db", folder / "clients.db", folder / "new.db"
    right = filled(sound, key=key)
    content = sound.read_bytes()
    closed = ", the file has a password" if key else ""
    opening = Outcome(fault=f"A byte of the file is changed{closed}", where="opening")
    repairing = Outcome(fault=f"A byte of the file is changed{closed}", where="repair into a new file")
    seen = {"opened": 0, "named": 0, "refused": 0}
    whole = 0
    for number in range(count):
        place = number * len(content) // count + chance.randrange(max(1, len(content) // count))
        changed = bytearray(content)
        changed[min(place, len(content) - 1)] ^= chance.randrange(1, 256)
        damaged.write_bytes(changed)
        KEYRING.put(damaged, key)
        opening.count += 1
        state = _opened(damaged, right, place, opening.lost)
        seen[state] += 1
        if state == "refused":
            repairing.count += 1
            whole += _repaired(damaged, new, right, place, repairing.lost)
        if number % 20 == 19:
            tell(f"{number + 1} bytes: {seen}, repaired whole {whole}, lost: {opening.lost + repairing.lost}")
    opening.checked = repairing.checked = len(right)
    opening.saw = (
        f"{seen['refused']} refused, with the newest backup and a repair offered; {seen['named']} opened, "
        f"the damage is said in the window; {seen['opened']} in room that is not in use: nothing differs"
    )
    repairing.saw = f"{whole} with everything in it, {repairing.count - whole} with what is missing named"
    return [opening, repairing]


def _opened(damaged: Path, right: Content, place: int, lost: list[str]) -> str:
    """`opened` with everything in it, `refused`, or `named`: the check says what is wrong."""
    try:
        with Store.open(damaged, who="tester") as store:
            found = content_of(store)
    except NotAStore as error:
        lost.append(f"{place}: no way out: {error}")
        return "refused"
    except ExpectedError:
        return "refused"
    except Exception as fault:  # noqa: BLE001 (whatever it is: the program has no fault of its own here)
        lost.append(f"{place}: {fault!r}")
        return "refused"
    if found == right:
        return "opened"
    wrong = sorted(one for one in right | found if right.get(one) != found.get(one))
    if not look_through(damaged):
        lost.append(f"{place}: not named in the window: {wrong}")
    if not list(damages(damaged)):
        lost.append(f"{place}: not named: {wrong}")
    return "named"


def _repaired(damaged: Path, new: Path, right: Content, place: int, lost: list[str]) -> bool:
    """Whether everything is in the new file."""
    new.unlink(missing_ok=True)
    try:
        done = repair(damaged, new)
        with Store.open(new, who="tester") as store:
            found = content_of(store)
    except Exception as fault:  # noqa: BLE001
        lost.append(f"{place}: {fault!r}")
        return False
    wrong = [one for one in right if right[one] != found.get(one)]
    if wrong and done.is_complete:
        lost.append(f"{place}: not named after the repair: {wrong}")
    return not wrong

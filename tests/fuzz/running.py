"""`make fuzz`: changed inputs of every format until the number asked for; prints seeds, refusals and the slowest."""

from __future__ import annotations

import argparse
import random
import resource
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.mutations import inside_a_zip, mutant
from tests.fuzz.targets import TARGETS, ZIPPED, refused_or

CORPUS = Path(__file__).parent / "corpus"
FOUND = Path("build/fuzz")
# One input of at most MOST bytes; a hundred times what the slowest took when this was written is no slowness of today.
SECONDS = 5.0
MEGABYTES = 300


@dataclass
class Tally:
    """What a run over one format came to."""

    inputs: int = 0
    refusals: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    grown: float = 0.0


def seeds_of(name: str) -> list[bytes]:
    """Give the inputs of a format's corpus, in order."""
    return [path.read_bytes() for path in sorted((CORPUS / name).iterdir())]


def input_of(name: str, seeds: list[bytes], seed: int, number: int) -> bytes:
    """Give the input of that number: the same for the same seed, whatever was run before."""
    chance = random.Random(f"{seed} {name} {number}")
    return (inside_a_zip if name in ZIPPED else mutant)(seeds, chance)


def run(name: str, seed: int, first: int, count: int) -> Tally:
    """Run inputs of a format; a fault is kept in build/fuzz and counted, and the run goes on."""
    seeds, tally = seeds_of(name), Tally()
    for number in range(first, first + count):
        data = input_of(name, seeds, seed, number)
        before, begun = _memory(), time.perf_counter()
        signal.alarm(60)
        try:
            tally.refusals[refused_or(TARGETS[name], data)] += 1
        except Exception as error:
            _keep(tally, f"{name}-{seed}-{number}", data, f"{type(error).__name__}: {error}")
        signal.alarm(0)
        took, grown = time.perf_counter() - begun, _memory() - before
        tally.inputs += 1
        tally.slowest, tally.grown = max(tally.slowest, took), max(tally.grown, grown)
        if took > SECONDS or grown > MEGABYTES:
            _keep(tally, f"{name}-{seed}-{number}", data, f"{took:.1f} s, {grown:.0f} MB")
    return tally


def main(line: list[str] | None = None) -> int:
    """Run all formats; 1 when anything did not hold."""
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000, help="in all, shared among the formats")
    parser.add_argument("--seed", type=int, default=None, help="the same seed gives the same inputs")
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--only", nargs="+", choices=TARGETS, default=list(TARGETS), metavar="FORMAT")
    asked = parser.parse_args(line)
    seed = random.SystemRandom().randrange(1_000_000) if asked.seed is None else asked.seed
    signal.signal(signal.SIGALRM, _hangs)
    count = -(-asked.inputs // len(asked.only))
    _say(f"seed {seed}, {count} inputs of each: {', '.join(asked.only)}")
    is_bad = False
    for name in asked.only:
        begun = time.perf_counter()
        tally = run(name, seed, asked.first, count)
        is_bad |= bool(tally.faults)
        refused = sum(often for code, often in tally.refusals.items() if code)
        _say(
            f"{name:<8} {tally.inputs:>7} inputs {time.perf_counter() - begun:>6.0f} s, refused by name {refused:>6}, "
            f"slowest {tally.slowest:.2f} s, most memory {tally.grown:.0f} MB, faults {len(tally.faults)}"
        )
        for fault in tally.faults[:20]:
            _say(f"  {fault}")
    return int(is_bad)


def _keep(tally: Tally, name: str, data: bytes, why: str) -> None:
    FOUND.mkdir(parents=True, exist_ok=True)
    (FOUND / name).write_bytes(data)
    tally.faults.append(f"{FOUND / name}: {why}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _hangs(_signal, _frame) -> None:
    raise TimeoutError


if __name__ == "__main__":
    sys.exit(main())

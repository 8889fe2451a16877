"""Runs the same work in numpy, catsim and our release build, one after the other; prints CPU times."""

import csv
import json
import resource
import subprocess
import sys
from pathlib import Path

import numpy as np

import batch
import catsim_tests

# Told, not measured here: they need R or Node. 2-core machine, 500 2PL items, 30 items a test.
TOLD = [("catR EAP", 245e-3), ("mirtCAT EAP", 132e-3), ("jsCAT EAP", 251e-3)]


def our_cpu_time_per_simulee(target, simulees=200_000):
    """User time of our process for some simulees on one thread, less that of none; best of three."""

    def user_time(count):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        command = [target / "release/examples/million", str(count), "1"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before

    return min(user_time(simulees) - user_time(0) for _ in range(3)) / simulees


def our_next_item_time(target, items):
    """Seconds a choice: the best sample of our benchmark."""
    sample = json.loads((target / f"criterion/next item/index/{items}/new/sample.json").read_text())
    return min(time / count for time, count in zip(sample["times"], sample["iters"])) * 1e-9


def show(name, seconds, ours):
    print(f"{name:<44}{seconds * 1e6:>14.3f} µs{seconds / ours:>12.1f} ×")


def main():
    target = Path(sys.argv[1])
    with open("engine/tests/reference/cat_bank_500.csv") as file:
        bank = np.array([[float(row["a"]), float(row["b"])] for row in csv.DictReader(file)])

    ours = our_cpu_time_per_simulee(target)
    print("A whole test, a simulee: 500 2PL items, 30 items a test, MFI\n")
    show("Jalon, EAP on 41 points", ours, ours)
    for chunk in (50, 100, 1000):
        show(f"numpy batch of 1,000 in chunks of {chunk}, EAP", batch.cpu_time_per_simulee(bank, chunk=chunk), ours)
    show("catsim, maximum likelihood", catsim_tests.test_cpu_time_per_simulee(bank), ours)
    for name, seconds in TOLD:
        show(f"{name} (told, not measured here)", seconds, ours)

    print("\nThe next item by MFI\n")
    for items in (500, 5_000, 50_000):
        ours = our_next_item_time(target, items)
        show(f"Jalon, {items} items", ours, ours)
        show(f"catsim, {items} items", catsim_tests.next_item_cpu_time(items), ours)


main()

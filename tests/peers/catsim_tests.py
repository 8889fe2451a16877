"""The same work in catsim: whole tests with maximum likelihood, and the next item alone."""

import time

import numpy as np
from catsim.estimation import NumericalSearchEstimator
from catsim.initialization import FixedPointInitializer
from catsim.item_bank import ItemBank
from catsim.selection import MaxInfoSelector
from catsim.simulation import Simulator
from catsim.stopping import TestLengthStopper


def four_columns(bank):
    """catsim's item matrix: a, b, c, d."""
    return np.column_stack([bank, np.zeros(len(bank)), np.ones(len(bank))])


def test_cpu_time_per_simulee(bank, simulees=20):
    """CPU seconds a simulee: 30 items, most informative first, maximum likelihood after each answer."""
    simulator = Simulator(
        ItemBank(four_columns(bank)),
        np.random.default_rng(1).standard_normal(simulees),
        FixedPointInitializer(0.0),
        MaxInfoSelector(),
        NumericalSearchEstimator(),
        TestLengthStopper(max_items=30),
        seed=1,
    )
    begin = time.process_time()
    simulator.simulate()
    return (time.process_time() - begin) / simulees


def next_item_cpu_time(items, repeats=30):
    """CPU seconds to choose the next item of a bank of this size, 15 items given; best of some repeats."""
    draws = np.random.default_rng(2)
    bank = ItemBank(four_columns(np.column_stack([draws.lognormal(0, 0.3, items), draws.standard_normal(items)])))
    selector, given = MaxInfoSelector(), list(range(15))
    best = np.inf
    for theta in np.linspace(-2, 2, repeats):
        begin = time.process_time()
        selector.select(item_bank=bank, administered_items=given, est_theta=theta)
        best = min(best, time.process_time() - begin)
    return best

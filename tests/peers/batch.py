"""A vectorised batch of adaptive tests in numpy: the honest bar for our own.

Same work as our benchmark: 500 2PL items, 30 items a test, most informative item, posterior mean on 41
nodes. All simulees of a chunk move in step; probabilities at the nodes and at the true abilities are
looked up; every array is float64 and reused.
"""

import time

import numpy as np


def simulate(bank, truth, uniforms, length=30, count=41, chunk=50):
    """Final estimates and the items given, one row a simulee.

    bank: (items, 2) discrimination and difficulty; truth: (simulees,); uniforms: (simulees, length).
    Chunks of 50 keep the working arrays in the processor's second cache.
    """
    a, b = np.ascontiguousarray(bank.T)
    nodes = np.linspace(-4, 4, count)
    prior = np.exp(-0.5 * nodes**2)
    prior[[0, -1]] *= 0.5
    right = 1 / (1 + np.exp(-a[:, None] * (nodes - b[:, None])))
    rows = np.stack([1 - right, right], axis=1)  # item, score, node
    theta = np.empty(len(truth))
    given = np.empty((len(truth), length), dtype=np.int64)
    for begin in range(0, len(truth), chunk):
        part = slice(begin, min(begin + chunk, len(truth)))
        theta[part] = _chunk(a, b, nodes, prior, rows, truth[part], uniforms[part], given[part])
    return theta, given


def _chunk(a, b, nodes, prior, rows, truth, uniforms, given):
    people = np.arange(len(truth))
    ab, squares = a * b, a * a
    p_true = 1 / (1 + np.exp(-(truth[:, None] * a - ab)))
    weights = np.tile(prior, (len(truth), 1))
    estimate = np.zeros(len(truth))
    p = np.empty((len(truth), len(a)))
    q = np.empty_like(p)
    free = np.tile(squares, (len(truth), 1))  # a² of items not given, else 0
    for step in range(given.shape[1]):
        # a² P (1 − P) at each estimate: P = 1 / (1 + e), with e = exp(−a(θ − b))
        np.multiply(estimate[:, None], -a, out=q)
        q += ab
        np.exp(q, out=q)
        np.add(q, 1, out=p)
        np.multiply(p, p, out=p)
        q /= p
        q *= free
        item = q.argmax(axis=1)
        given[:, step] = item
        free[people, item] = 0
        score = (uniforms[:, step] < p_true[people, item]).astype(np.intp)
        weights *= rows[item, score]
        estimate = weights @ nodes
        estimate /= weights.sum(axis=1)
    return estimate


def cpu_time_per_simulee(bank, simulees=1000, repeats=5, chunk=50):
    """CPU seconds a simulee, best of some repeats."""
    draws = np.random.default_rng(1)
    truth = draws.standard_normal(simulees)
    best = np.inf
    for _ in range(repeats):
        uniforms = draws.random((simulees, 30))
        begin = time.process_time()
        estimate, _ = simulate(bank, truth, uniforms, chunk=chunk)
        best = min(best, time.process_time() - begin)
        assert np.sqrt(np.mean((estimate - truth) ** 2)) < 0.3
    return best / simulees

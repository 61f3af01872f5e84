"""Prints reference values of SciPy for small cases as JSON; needs numpy and scipy.

    python3 -m venv FOLDER && FOLDER/bin/pip install numpy scipy
    FOLDER/bin/python bench/statistics/reference.py
    FOLDER/bin/python bench/statistics/reference.py --write src/main/evaluation/statistics/reference.testing.ts

The second writes the fixture of the tests, to be formatted with `npm run format`.
"""
import json
import sys

import numpy as np
import scipy
from scipy import special, stats

rng = np.random.default_rng(63)


def two_way(values):
    """Mean squares of a two-way layout with one value in each cell, by orthogonal projections."""
    values = np.asarray(values)
    seeds, users = values.shape
    grand = values.mean()
    of_seed = np.repeat(values.mean(1, keepdims=True), users, 1) - grand
    of_user = np.repeat(values.mean(0, keepdims=True), seeds, 0) - grand
    left = values - grand - of_seed - of_user
    return [
        float((of_seed**2).sum() / (seeds - 1)),
        float((of_user**2).sum() / (users - 1)),
        float((left**2).sum() / ((seeds - 1) * (users - 1))),
    ]


def weighted(values):
    """The test over seeds and users: t, p by a root of the weighted quantiles, critical value, standard error."""
    from scipy.optimize import brentq

    values = np.asarray(values)
    seeds, users = values.shape
    of_seeds, of_users, error = two_way(values)
    parts = [(of_seeds, seeds - 1), (max(0, of_users - error), users - 1)]
    total = sum(part for part, _ in parts)
    se = float(np.sqrt(total / (seeds * users)))

    def point(tail):
        return sum(part / total * stats.t.isf(tail, degrees) for part, degrees in parts)

    t = float(values.mean() / se)
    log_p = brentq(lambda log: point(np.exp(log)) - abs(t), np.log(1e-12), np.log(0.5), xtol=1e-13)
    return {"t": t, "p": float(2 * np.exp(log_p)), "half": float(point(0.025) * se), "se": se}


def permutation(values):
    """The exact sign-flip test."""
    found = stats.permutation_test(
        (np.asarray(values),),
        lambda sample, axis: np.mean(sample, axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=np.inf,
    )
    return float(found.pvalue)


def holm(p_values):
    """Holm's correction, by its definition."""
    order = np.argsort(p_values)
    reached, corrected = 0.0, [0.0] * len(p_values)
    for rank, index in enumerate(order):
        reached = max(reached, min(1.0, (len(p_values) - rank) * p_values[index]))
        corrected[index] = reached
    return corrected


t_cases = [(t, df) for df in (1, 1.37, 2, 4.5, 19, 99, 999) for t in (0.001, 0.5, 1.96, 4.3, 25.0)]
points = [(tail, df) for df in (1, 1.37, 2, 4.5, 19, 99, 999) for tail in (0.4, 0.2, 0.025, 0.0005, 1e-9)]
layouts = [
    np.round(rng.normal(0.2, 0.5, (2, 5)), 3).tolist(),
    np.round(rng.normal(0.1, 0.3, (3, 6)) + rng.normal(0, 0.4, (1, 6)), 3).tolist(),
    np.round(rng.normal(0.05, 0.2, (5, 8)) + rng.normal(0, 0.2, (5, 1)), 3).tolist(),
]
flips = [np.round(rng.normal(0.3, 1, n), 3).tolist() for n in (5, 9, 12)]
paired = np.round(rng.normal(0.1, 0.4, 20), 3).tolist()
sample = np.round(rng.beta(2, 3, 60), 3).tolist()
p_values = [0.01, 0.04, 0.03, 0.005, 0.2, 0.04]
bootstrap = stats.bootstrap(
    (np.asarray(sample),), np.mean, n_resamples=200_000, method="percentile", rng=np.random.default_rng(1)
).confidence_interval

answer = {
    "scipy": scipy.__version__,
    "upperTail": [[t, df, float(stats.t.sf(t, df))] for t, df in t_cases],
    "pointOf": [[tail, df, float(stats.t.isf(tail, df))] for tail, df in points],
    "logGamma": [[z, float(special.gammaln(z))] for z in (0.25, 0.5, 1.5, 7.0, 50.5, 1000.0)],
    "meanSquares": [{"values": values, "squares": two_way(values)} for values in layouts],
    "twoWay": [{"values": values, **weighted(values)} for values in layouts],
    "pairedT": {
        "values": paired,
        "t": float(stats.ttest_1samp(paired, 0).statistic),
        "p": float(stats.ttest_1samp(paired, 0).pvalue),
    },
    "signFlips": [{"values": values, "p": permutation(values)} for values in flips],
    "holm": {"values": p_values, "corrected": holm(p_values)},
    "bootstrap": {"values": sample, "low": float(bootstrap.low), "high": float(bootstrap.high)},
}
HEADER = """/** Reference values of SciPy for small cases; written by bench/statistics/reference.py, not by hand. */
export const REFERENCE = """
if len(sys.argv) > 2 and sys.argv[1] == "--write":
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write(HEADER + json.dumps(answer) + "\n")
else:
    print(json.dumps(answer, indent=1))

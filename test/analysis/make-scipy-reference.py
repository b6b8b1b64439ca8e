"""Writes scipy-reference.json: statistics of some samples by SciPy 1.17.

usage: python3 make-scipy-reference.py   (in this folder)
"""
import json

import numpy as np
from scipy import stats

rng = np.random.default_rng(20261123)
samples = [np.round(rng.normal(shift, 1, size), digits).tolist()
           for size, shift, digits in [(6, 1, 9), (10, 0.5, 9), (10, 0.5, 1), (25, 0.3, 9), (50, 0.2, 9)]]
large = [np.round(rng.normal(0.2, 1, 80), digits).tolist() for digits in (9, 1)]
tables = [np.round(rng.normal(0, 1, (rows, columns)), digits).tolist()
          for rows, columns, digits in [(5, 4, 6), (8, 3, 6), (12, 6, 0), (4, 2, 6)]]


def exact(differences):
    """The exact p value by all signs, with shared ranks; SciPy's exact test takes no ties."""
    d = np.array([x for x in differences if x != 0])
    ranks = stats.rankdata(abs(d))
    observed = min(ranks[d > 0].sum(), ranks[d < 0].sum())
    signs = (np.arange(2 ** len(d))[:, None] >> np.arange(len(d))) & 1
    return min(1.0, 2 * float(np.mean(signs @ ranks <= observed + 1e-9)))


def wilcoxon(x, method):
    result = stats.wilcoxon(x, method=method, correction=False)
    return [float(result.statistic), float(result.pvalue)]


reference = {
    'wilcoxonExact': [{'sample': x, 'result': wilcoxon(x, 'exact')} for x in samples if len(set(map(abs, x))) == len(x)],
    'wilcoxonTies': [{'sample': x, 'pValue': exact(x)} for x in samples[:3]],
    'wilcoxonApproximate': [{'sample': x, 'result': wilcoxon(x, 'approx')} for x in large],
    'trimMean': [{'sample': x, 'mean': float(stats.trim_mean(x, 0.25))} for x in samples],
    'friedman': [{'table': t, 'result': [float(v) for v in (stats.friedmanchisquare(*np.array(t).T) if len(t[0]) > 2 else (np.nan, np.nan))]}
                 for t in tables if len(t[0]) > 2],
    'normal': [{'x': x, 'below': float(stats.norm.cdf(x))} for x in (-6, -2.5, -1, -0.1, 0, 0.3, 1.96, 4)],
    'chiSquared': [{'x': x, 'degrees': k, 'above': float(stats.chi2.sf(x, k))}
                   for x in (0.1, 1.5, 7, 25) for k in (1, 2, 3, 6, 9)],
}
with open('scipy-reference.json', 'w') as file:
    json.dump(reference, file, indent=1)
    file.write('\n')

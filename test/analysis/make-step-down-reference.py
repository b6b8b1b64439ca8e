"""Writes step-down-reference.json: SciPy's sign-flip test of a mean, and the step-down max-T of several
pairs by its definition, the slow way (NumPy). Run here, with SciPy 1.17."""
import itertools
import json

import numpy as np
from scipy import stats

rng = np.random.default_rng(20261125)


def sign_flip(d):
    result = stats.permutation_test((d,), lambda x, axis: np.mean(x, axis=axis), permutation_type='samples',
                                    vectorized=True, alternative='two-sided', n_resamples=np.inf)
    return float(result.pvalue)


def scales(x):
    """The spreads of one problem's pairs: those of like spread pooled three to one; None else."""
    k = len(x)
    pairs = list(itertools.combinations(range(k), 2))
    square = {p: np.mean((x[p[0]] - x[p[1]]) ** 2) for p in pairs}
    usual = np.median([s for s in square.values() if s > 0])
    own = [np.median([square[p] for p in pairs if i in p]) for i in range(k)]
    alike = [usual / 4 < s < usual * 4 for s in own]
    return [np.sqrt((square[p] + 3 * usual) / 4 if alike[p[0]] and alike[p[1]] else np.nan) for p in pairs]


def step_down(problems):
    """Adjusted p-values: at each step the largest of those that are left, over all signs of the units."""
    d, scale, owner = [], [], []
    for number, x in enumerate(problems):
        d += [x[a] - x[b] for a, b in itertools.combinations(range(len(x)), 2)]
        scale += scales(x)
        owner += [number] * (len(d) - len(owner))
    d, scale = np.array(d), np.array(scale)
    n = d.shape[1]
    signs = np.array(list(itertools.product([1, -1], repeat=n)))
    means = abs(signs @ d.T) / n
    with np.errstate(divide='ignore'):
        rest = np.maximum(0, 1 - means ** 2 / (d ** 2).mean(axis=1))
        own = np.sqrt(-(n - 1) * np.log(rest)) * (8 * n - 7) / (8 * n - 5)
    null = np.where(np.isnan(scale), own, means * np.sqrt(n) / scale)
    observed = null[0]
    left, adjusted, largest = list(range(len(d))), np.zeros(len(d)), 0.0
    while left:
        best = max(left, key=lambda i: observed[i])
        p = np.mean(null[:, left].max(axis=1) >= observed[best] * (1 - 1e-10))
        largest = max(largest, p)
        adjusted[best] = largest
        left.remove(best)
    return [[float(p) for p, o in zip(adjusted, owner) if o == number] for number in range(len(problems))]


def study(n, k, problems, effect):
    out = []
    for _ in range(problems):
        common = rng.normal(size=n)
        spread = rng.choice([1, 1, 1, 20], size=k)
        out.append([(common + s * rng.normal(size=n) + effect * i).round(3) for i, s in enumerate(spread)])
    return out


samples = [rng.normal(loc=m, size=n).round(2).tolist() for n in (5, 7, 10) for m in (0, 0.7)]
studies = [study(6, 3, 1, 2), study(8, 4, 2, 1), study(10, 5, 1, 1), study(9, 2, 3, 1), study(7, 6, 1, 0)]
reference = {
    'signFlip': [{'sample': d, 'pValue': sign_flip(np.array(d))} for d in samples],
    'stepDown': [{'problems': [[v.tolist() for v in x] for x in s], 'adjusted': step_down(s)} for s in studies],
}
with open('step-down-reference.json', 'w') as file:
    json.dump(reference, file, indent=1)
    file.write('\n')

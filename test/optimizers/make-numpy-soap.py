"""Writes soap-numpy.json: SOAP's algorithm in NumPy, in float64 throughout but for the rounding of the
first preconditioners, on the gradients of the two recorded SOAP trajectories.

usage: python3 make-numpy-soap.py   (in this folder; made with NumPy 2.4)
"""
import json

import numpy as np


def replay(recorded):
    options = recorded['options']
    beta1, beta2 = options['beta1'], options['beta2']
    lr, decay = options['lr'], options['weightDecay']
    parameters = {
        name: np.array(numbers).reshape(recorded['shapes'][name])
        for name, numbers in recorded['initial'].items()
    }
    memory = {name: {'m': 0 * p, 'v': 0 * p} for name, p in parameters.items()}
    trajectory = []
    for t, step in enumerate(recorded['steps']):
        for name, p in parameters.items():
            g = np.array(step['gradient'][name]).reshape(p.shape)
            s = memory[name]
            matrix = p.ndim == 2
            if t == 0:
                if matrix:
                    s['grams'] = [(1 - beta2) * (g @ g.T), (1 - beta2) * (g.T @ g)]
                    s['bases'] = [
                        np.linalg.eigh(a.astype(np.float32).astype(np.float64))[1][:, ::-1]
                        for a in s['grams']
                    ]
                continue
            turned = s['bases'][0].T @ g @ s['bases'][1] if matrix else g
            s['m'] = beta1 * s['m'] + (1 - beta1) * turned
            s['v'] = beta2 * s['v'] + (1 - beta2) * turned**2
            direction = s['m'] / (np.sqrt(s['v']) + options['eps'])
            if matrix:
                direction = s['bases'][0] @ direction @ s['bases'][1].T
            p -= lr * np.sqrt(1 - beta2**t) / (1 - beta1**t) * direction
            p -= lr * decay * p
            if not matrix:
                continue
            mean = s['bases'][0] @ s['m'] @ s['bases'][1].T
            for i, outer in enumerate((g @ g.T, g.T @ g)):
                s['grams'][i] = beta2 * s['grams'][i] + (1 - beta2) * outer
                if t % options['preconditionFrequency'] == 0:
                    q = s['bases'][i]
                    order = np.argsort(-np.diag(q.T @ s['grams'][i] @ q), kind='stable')
                    s['v'] = np.take(s['v'], order, axis=i)
                    s['bases'][i] = np.linalg.qr(s['grams'][i] @ q[:, order])[0]
            s['m'] = s['bases'][0].T @ mean @ s['bases'][1]
        trajectory.append({name: p.ravel().tolist() for name, p in parameters.items()})
    return trajectory


files = ['soap.default.json', 'soap.tuned.json']
recorded = {name: json.load(open(f'../reference/optimizers/{name}')) for name in files}
with open('soap-numpy.json', 'w') as file:
    json.dump({name: replay(trajectory) for name, trajectory in recorded.items()}, file)
    file.write('\n')

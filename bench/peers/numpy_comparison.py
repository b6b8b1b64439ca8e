"""The textbook's optimizer comparison in NumPy, timed from the first batch to the last loss.

usage: numpy_comparison.py DATA float64|float32 ITERATIONS
Prints one line of JSON. The number of threads is the BLAS library's (OPENBLAS_NUM_THREADS).
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

BATCH_SIZE = 128
HIDDEN_SIZE = 100


def read(folder, dtype):
    images = np.fromfile(folder / "train-images-idx3-ubyte", np.uint8)[16:].reshape(-1, 784)
    labels = np.fromfile(folder / "train-labels-idx1-ubyte", np.uint8)[8:].astype(np.int64)
    return (images.astype(np.float32) / 255).astype(dtype), labels


class Network:
    def __init__(self, dtype):
        self.parameters = [
            (0.01 * np.random.randn(784, HIDDEN_SIZE)).astype(dtype),
            np.zeros(HIDDEN_SIZE, dtype),
            (0.01 * np.random.randn(HIDDEN_SIZE, 10)).astype(dtype),
            np.zeros(10, dtype),
        ]

    def loss(self, x, labels):
        w1, b1, w2, b2 = self.parameters
        self.hidden = np.maximum(x @ w1 + b1, 0)
        scores = self.hidden @ w2 + b2
        scores -= scores.max(axis=1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=1, keepdims=True)
        self.probabilities = scores
        return -np.log(scores[np.arange(len(labels)), labels] + 1e-8).mean()

    def gradient(self, x, labels):
        self.loss(x, labels)
        d_scores = self.probabilities
        d_scores[np.arange(len(labels)), labels] -= 1
        d_scores /= len(labels)
        d_hidden = d_scores @ self.parameters[2].T
        d_hidden *= self.hidden > 0
        return [x.T @ d_hidden, d_hidden.sum(axis=0), self.hidden.T @ d_scores, d_scores.sum(axis=0)]


class SGD:
    def __init__(self, parameters):
        self.lr = parameters[0].dtype.type(0.01)

    def update(self, parameters, gradients):
        for p, g in zip(parameters, gradients):
            p -= self.lr * g


class Momentum(SGD):
    def __init__(self, parameters):
        super().__init__(parameters)
        self.momentum = parameters[0].dtype.type(0.9)
        self.velocities = [np.zeros_like(p) for p in parameters]

    def update(self, parameters, gradients):
        for p, g, v in zip(parameters, gradients, self.velocities):
            v *= self.momentum
            v -= self.lr * g
            p += v


class AdaGrad(SGD):
    def __init__(self, parameters):
        super().__init__(parameters)
        self.eps = parameters[0].dtype.type(1e-7)
        self.sums = [np.zeros_like(p) for p in parameters]

    def update(self, parameters, gradients):
        for p, g, h in zip(parameters, gradients, self.sums):
            h += g * g
            p -= self.lr * g / (np.sqrt(h) + self.eps)


class Adam:
    def __init__(self, parameters):
        self.dtype = parameters[0].dtype.type
        self.step = 0
        self.means = [np.zeros_like(p) for p in parameters]
        self.squares = [np.zeros_like(p) for p in parameters]

    def update(self, parameters, gradients):
        self.step += 1
        rate = self.dtype(0.001 * np.sqrt(1 - 0.999**self.step) / (1 - 0.9**self.step))
        for p, g, m, v in zip(parameters, gradients, self.means, self.squares):
            m += self.dtype(0.1) * (g - m)
            v += self.dtype(0.001) * (g * g - v)
            p -= rate * m / (np.sqrt(v) + self.dtype(1e-7))


def main():
    folder, precision, iterations = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    images, labels = read(folder, np.dtype(precision))
    np.random.seed(0)
    networks = [Network(np.dtype(precision)) for _ in range(4)]
    optimizers = [
        rule(network.parameters)
        for rule, network in zip((SGD, Momentum, AdaGrad, Adam), networks)
    ]
    losses = np.empty((iterations, 4))
    start = time.perf_counter()
    for i in range(iterations):
        rows = np.random.choice(len(images), BATCH_SIZE)
        x, t = images[rows], labels[rows]
        for k, (network, optimizer) in enumerate(zip(networks, optimizers)):
            optimizer.update(network.parameters, network.gradient(x, t))
            losses[i, k] = network.loss(x, t)
    seconds = time.perf_counter() - start
    print(
        json.dumps(
            {
                "library": f"NumPy {np.__version__}",
                "seconds": seconds,
                "losses": losses[-100:].mean(axis=0).tolist(),
            }
        )
    )


main()

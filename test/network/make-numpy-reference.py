"""Writes numpy-layers.json: what the textbook's layers give in NumPy. usage: python3 make-numpy-reference.py"""
import json
import pathlib

import numpy as np

rng = np.random.RandomState(7)


def tensor(a):
    return {"shape": list(a.shape), "values": a.ravel().tolist()}


def softmax(x):
    x = x - x.max(axis=-1, keepdims=True)
    return np.exp(x) / np.exp(x).sum(axis=-1, keepdims=True)


def cross_entropy(y, t):
    return -np.sum(np.log(y[np.arange(len(t)), t] + 1e-8)) / len(t)


x, W, b, dout = rng.randn(3, 2, 2, 3), rng.randn(12, 5), rng.randn(5), rng.randn(3, 5)
flat = x.reshape(3, -1)
affine = {
    "x": tensor(x), "W": tensor(W), "b": tensor(b), "dout": tensor(dout),
    "out": tensor(flat @ W + b), "dx": tensor((dout @ W.T).reshape(x.shape)),
    "dW": tensor(flat.T @ dout), "db": tensor(dout.sum(axis=0)),
}
scores, labels = 5 * rng.randn(4, 6), np.array([5, 0, 2, 2])
y = softmax(scores)
dx = y.copy()
dx[np.arange(4), labels] -= 1
loss = {
    "scores": tensor(scores), "labels": labels.tolist(), "oneHot": tensor(np.eye(6)[labels]),
    "softmax": tensor(y), "softmaxOfFirstRow": tensor(softmax(scores[0])),
    "crossEntropy": cross_entropy(y, labels), "dx": tensor(dx / 4),
}


def network(activation):
    x = rng.rand(5, 8) * (rng.rand(5, 8) < 0.5)
    labels = np.array([0, 3, 1, 1, 2])
    W1, b1, W2, b2 = rng.randn(8, 6), rng.randn(6), rng.randn(6, 4), rng.randn(4)
    a1 = x @ W1 + b1
    h = np.maximum(a1, 0) if activation == "relu" else 1 / (1 + np.exp(-a1))
    scores = h @ W2 + b2
    y = softmax(scores)
    d = y.copy()
    d[np.arange(5), labels] -= 1
    d /= 5
    dh = d @ W2.T
    dh = dh * (a1 > 0) if activation == "relu" else dh * (1 - h) * h
    return {
        "activation": activation, "x": tensor(x), "labels": labels.tolist(),
        "parameters": {"W1": tensor(W1), "b1": tensor(b1), "W2": tensor(W2), "b2": tensor(b2)},
        "scores": tensor(scores), "loss": cross_entropy(y, labels),
        "accuracy": float(np.mean(scores.argmax(axis=1) == labels)),
        "gradients": {"W1": tensor(x.T @ dh), "b1": tensor(dh.sum(axis=0)),
                      "W2": tensor(h.T @ d), "b2": tensor(d.sum(axis=0))},
    }


reference = {
    "source": f"NumPy {np.__version__}, by make-numpy-reference.py",
    "affine": affine, "loss": loss, "networks": [network("relu"), network("sigmoid")],
}
target = pathlib.Path(__file__).with_name("numpy-layers.json")
target.write_text(json.dumps(reference) + "\n")

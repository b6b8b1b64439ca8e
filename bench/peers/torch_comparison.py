"""The textbook's optimizer comparison in PyTorch, timed from the first batch to the last loss.

usage: torch_comparison.py DATA float64|float32 ITERATIONS THREADS
Prints one line of JSON.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

BATCH_SIZE = 128
HIDDEN_SIZE = 100


def network():
    layers = torch.nn.Sequential(
        torch.nn.Linear(784, HIDDEN_SIZE), torch.nn.ReLU(), torch.nn.Linear(HIDDEN_SIZE, 10)
    )
    for layer in (layers[0], layers[2]):
        torch.nn.init.normal_(layer.weight, 0, 0.01)
        torch.nn.init.zeros_(layer.bias)
    return layers


def main():
    folder, precision, iterations, threads = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    torch.set_num_threads(threads)
    torch.set_default_dtype(getattr(torch, precision))
    torch.manual_seed(0)
    images = np.fromfile(folder / "train-images-idx3-ubyte", np.uint8)[16:].reshape(-1, 784)
    images = torch.tensor(images.astype(np.float32) / 255).to(torch.get_default_dtype())
    labels = torch.tensor(np.fromfile(folder / "train-labels-idx1-ubyte", np.uint8)[8:].astype(np.int64))
    rules = [
        lambda p: torch.optim.SGD(p, lr=0.01),
        lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9),
        lambda p: torch.optim.Adagrad(p, lr=0.01),
        lambda p: torch.optim.Adam(p, lr=0.001),
    ]
    networks = [network() for _ in rules]
    optimizers = [rule(net.parameters()) for rule, net in zip(rules, networks)]
    losses = np.empty((iterations, 4))
    start = time.perf_counter()
    for i in range(iterations):
        rows = torch.randint(0, len(images), (BATCH_SIZE,))
        x, t = images[rows], labels[rows]
        for k, (net, optimizer) in enumerate(zip(networks, optimizers)):
            optimizer.zero_grad(set_to_none=True)
            functional.cross_entropy(net(x), t).backward()
            optimizer.step()
            with torch.no_grad():
                losses[i, k] = functional.cross_entropy(net(x), t).item()
    seconds = time.perf_counter() - start
    print(
        json.dumps(
            {
                "library": f"PyTorch {torch.__version__}",
                "seconds": seconds,
                "losses": losses[-100:].mean(axis=0).tolist(),
            }
        )
    )


main()

"""Reference values of distributions, far in their tails too, in 60 digits.

python3 test/stats/reference.py > test/stats/reference.json     (mpmath 1.3.0; half a minute)
"""

import json

from mpmath import betainc, erfc, exp, log, mp, mpf, sqrt

mp.dps = 60


def above(z):
    return erfc(z / sqrt(mpf(2))) / 2


def solve(share_above, low, high, q):
    """x between low and high with share_above(x) == q, by bisection; share_above falls."""
    for _ in range(260):
        middle = (low + high) / 2
        if share_above(middle) > q:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def cut_normal(p, low, high):
    """In standard deviations: quantile at p of the normal between low and high; either may be None."""
    if high is not None and high < 0:
        return -cut_normal(1 - p, -high, None if low is None else -low)
    top = mpf(1) if low is None else above(low)
    rest = mpf(0) if high is None else above(high)
    q = top - p * (top - rest)
    start = mpf(-45) if low is None else low
    end = (max(start, mpf(0)) + 45) if high is None else high
    return solve(above, start, end, q)


def normal(p, mean, sd, low, high):
    mean, sd = mpf(mean), mpf(sd)
    z = cut_normal(p, None if low is None else (mpf(low) - mean) / sd, None if high is None else (mpf(high) - mean) / sd)
    return mean + sd * z


def log_normal(p, median, sigma, low, high):
    median, sigma = mpf(median), mpf(sigma)
    at = lambda x: None if x is None else log(mpf(x) / median) / sigma
    return median * exp(sigma * cut_normal(p, at(low), at(high)))


def beta(p, a, b):
    """Distance to the nearer end, by bisection of its logarithm."""
    a, b = mpf(a), mpf(b)
    share = lambda x: betainc(a, b, 0, x, regularized=True)
    if p < share(mpf(0.5)):
        u = solve(lambda u: -share(exp(u)), mpf(-800), log(mpf(0.5)), -p)
        return "low", exp(u)
    other = lambda y: betainc(b, a, 0, y, regularized=True)
    u = solve(lambda u: -other(exp(u)), mpf(-800), log(mpf(0.5)), -(1 - p))
    return "high", exp(u)


SHARES = [1e-12, 2.0**-33, 1e-3, 0.25, 0.5, 0.9, 0.999, 1 - 2.0**-33]
NORMALS = [
    (0, 1, None, None),
    (4, 0.001, 7.9, 8),
    (40, 0.001, 50, 60),
    (0, 1, 8, None),
    (0, 1, 8, 8.001),
    (0, 1, None, -12),
    (-3, 0.5, 20, 21),
    (10, 2, 8, 11),
    (10, 2, 14, None),
    (5, 3, 0, None),
    (0, 1e9, -1, 1),
    (0, 1e9, 1, 2),
]
LOG_NORMALS = [
    (4, 0.05, 6, 12),
    (4, 0.3, 1.5, 10),
    (3000, 0.3, None, None),
    (1, 0.01, None, 0.5),
    (1, 0.01, 2, None),
    (8, 0.35, 2, 30),
]
BETAS = [(0.1, 0.1), (0.1, 4), (0.1, 1000), (0.5, 0.5), (1, 5), (5, 1), (2, 3), (1000, 0.1), (800, 900), (1, 1)]


def number(x):
    return float(x)


print(
    json.dumps(
        {
            "normalShare": [[z, number(above(mpf(-z)))] for z in (-37, -30, -20, -8, -5, -1.6, -1.5, -1.4, -0.3, 0, 1, 1.5, 3, 6)],
            "normal": [[p, *d, number(normal(mpf(p), *d))] for d in NORMALS for p in SHARES],
            "logNormal": [[p, *d, number(log_normal(mpf(p), *d))] for d in LOG_NORMALS for p in SHARES],
            "beta": [[p, *d, side, number(by)] for d in BETAS for p in SHARES for side, by in [beta(mpf(p), *d)]],
            "student": [
                [n, number(sqrt(mpf(n) * (1 / x - 1)))]
                for n in (1, 2, 3, 4, 5, 9, 39, 199, 1000, 1001, 5000)
                for x in [solve(lambda x: -betainc(mpf(n) / 2, mpf(1) / 2, 0, x, regularized=True), mpf(0), mpf(1), -mpf("0.05"))]
            ],
        }
    ).replace("]], ", "]],\n").replace("], [", "],\n[")
)

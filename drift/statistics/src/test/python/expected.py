"""Writes what SciPy 1.10.1 finds, for the tests to compare with. From this folder: python3 expected.py, then Rscript ../r/expected.R"""

import pathlib

import numpy as np
import scipy.optimize
import scipy.spatial
import scipy.special
import scipy.stats

FOLDER = pathlib.Path(__file__).parent.parent / "resources" / "expected"
RANDOM = np.random.default_rng(7)


def write(name, header, rows):
    """A CSV file; repr() of a float is the shortest text that reads back as the same bits."""
    lines = [header] + [",".join(str(value) for value in row) for row in rows]
    (FOLDER / name).write_text("\n".join(lines) + "\n")


def words(values):
    return " ".join(repr(float(value)) for value in values)


def ks_samples():
    """Pairs of samples of at most 64 distinct values, and of any (as 32-bit floats, which is what features are)."""
    pairs = []
    for i in range(24):
        few = i < 12
        n, w = RANDOM.integers(5, 120, 2)
        reference, window = RANDOM.normal(size=n), RANDOM.normal(RANDOM.choice([0, 0.3, 1]), 1 + i % 3, w)
        if few:
            reference, window = np.round(reference * 4) / 4, np.round(window * 4) / 4
        pairs.append((few, reference.astype(np.float32), window.astype(np.float32)))
    return pairs


def ks_distances():
    """scipy.stats.ks_2samp(reference, window, method='asymp').statistic"""
    rows = [
        ("few" if few else "many", words(r), words(w), repr(float(scipy.stats.ks_2samp(r, w, method="asymp").statistic)))
        for few, r, w in ks_samples()
    ]
    write("ks-distances.csv", "values,reference,window,scipy", rows)


def ks_exact():
    """scipy.stats.ks_2samp(reference, window, method='exact') of samples without ties, up to n·w = 10 000"""
    rows = []
    for n, w in [(1, 1), (2, 3), (5, 5), (7, 20), (20, 30), (33, 34), (50, 60), (100, 100), (200, 50), (625, 16), (5000, 2), (10000, 1)]:
        for shift in [0, 0.2, 0.5, 1, 2]:
            reference = RANDOM.normal(size=n)
            result = scipy.stats.ks_2samp(reference, RANDOM.normal(shift, 1, w), method="exact")
            # d as its exact fraction, for neighbouring distances have other probabilities
            rows.append((n, w, repr(round(result.statistic * n * w) / (n * w)), repr(float(result.pvalue))))
    write("ks-exact.csv", "n,w,d,p", rows)


def kolmogorov():
    """scipy.special.kolmogorov(t)"""
    write("kolmogorov.csv", "t,p", [(repr(t / 100), repr(float(scipy.special.kolmogorov(t / 100)))) for t in range(0, 700, 3)])


def wilson():
    """scipy.stats.binomtest(hits, trials).proportion_ci(confidence, method='wilson')"""
    rows = []
    for hits, trials, confidence in [(0, 10, 0.95), (10, 10, 0.95), (3, 20, 0.95), (890, 1000, 0.95), (890, 1000, 0.99), (1, 100000, 0.9)]:
        interval = scipy.stats.binomtest(hits, trials).proportion_ci(confidence, method="wilson")
        rows.append((hits, trials, confidence, repr(float(interval.low)), repr(float(interval.high))))
    write("wilson.csv", "hits,trials,confidence,low,high", rows)


def p_values():
    """Eight sets of p-values; R's p.adjust corrects them."""
    write("p-values.csv", "p", [(words(RANDOM.uniform(0, 1, n) ** RANDOM.integers(1, 6)),) for n in [1, 2, 3, 10, 23, 23, 64, 100]])


def shrunk_covariance(centred):
    """Ledoit and Wolf's, formulas (14) and lemma 3.2 to 3.5 of their article, with means known"""
    n, p = centred.shape
    sample = centred.T @ centred / n
    mean = np.trace(sample) / p
    target = mean * np.eye(p)
    distance = np.sum((sample - target) ** 2)
    error = sum(np.sum((np.outer(x, x) - sample) ** 2) for x in centred) / n**2
    shrinkage = min(error, distance) / distance
    return (1 - shrinkage) * sample + shrinkage * target


def embeddings():
    """Reference embeddings with labels, and others with scipy.spatial.distance.mahalanobis squared, to class 1 less to all"""
    n, p, classes = 60, 6, 3
    labels = RANDOM.integers(0, classes, n)
    mixing = RANDOM.normal(size=(p, p))
    rows = (RANDOM.normal(size=(n, p)) @ mixing + 2 * np.eye(classes, p)[labels]).astype(np.float32)
    rows[:, 5] = 0  # a dead unit
    write("embeddings.csv", "label,embedding", [(label, words(row)) for label, row in zip(labels, rows)])
    exact = rows.astype(float)
    means = np.array([exact[labels == k].mean(axis=0) for k in range(classes)])
    overall = exact.mean(axis=0)
    covariance = shrunk_covariance(exact - means[labels])
    between = (means - overall)[labels].T @ (means - overall)[labels] / n
    within, background = np.linalg.inv(covariance), np.linalg.inv(covariance + between)
    lines = []
    for row in [*rows[:5], *(RANDOM.normal(size=(10, p)) * 3).astype(np.float32)]:
        own = scipy.spatial.distance.mahalanobis(row.astype(float), means[1], within) ** 2
        whole = scipy.spatial.distance.mahalanobis(row.astype(float), overall, background) ** 2
        lines.append((words(row), repr(float(own - whole))))
    write("mahalanobis.csv", "embedding,relative", lines)


def temperatures():
    """Logits with labels drawn at another temperature, and scipy.optimize.minimize_scalar of the negative log likelihood"""
    rows = []
    for true_temperature in [0.5, 1, 2.5]:
        logits = RANDOM.normal(scale=3, size=(80, 4)).astype(np.float32)
        probabilities = scipy.special.softmax(logits.astype(float) / true_temperature, axis=1)
        labels = np.array([RANDOM.choice(4, p=p / p.sum()) for p in probabilities])

        def loss(inverse):
            return -scipy.special.log_softmax(logits.astype(float) * inverse, axis=1)[np.arange(80), labels].sum()

        found = scipy.optimize.minimize_scalar(loss, bounds=(0.01, 100), method="bounded", options={"xatol": 1e-12})
        rows.append((" ".join(map(str, labels)), words(logits.ravel()), repr(float(1 / found.x))))
    write("temperatures.csv", "labels,logits,temperature", rows)


def thresholded_confidence():
    """Confidences with outcomes, and the threshold by scipy.optimize.brute of |share above − accuracy|; others' share above"""
    rows = []
    for i in range(4):
        confidences = np.round(RANDOM.uniform(0.3, 1, 50), 6)
        right = RANDOM.uniform(size=50) < confidences
        accuracy = right.mean()
        later = np.round(RANDOM.uniform(0.3, 1, 40) ** 1.3, 6)
        found = scipy.optimize.brute(lambda t: abs((confidences > t[0]).mean() - accuracy), [slice(0, 1, 1e-5)], finish=None)
        by_confidence = accuracy + later.mean() - confidences.mean()
        rows.append(
            (
                words(confidences),
                " ".join(str(int(each)) for each in right),
                words(later),
                repr(float(found)),
                repr(float((later > found).mean())),
                repr(float(by_confidence)),
            )
        )
    write("thresholded-confidence.csv", "confidences,right,later,threshold,byThreshold,byConfidence", rows)


def auroc():
    """scipy.stats.mannwhitneyu(outliers, others).statistic / pairs"""
    rows = []
    for shift in [0, 1, 3]:
        others = np.round(RANDOM.normal(size=40), 1)
        outliers = np.round(RANDOM.normal(shift, 1, 30), 1)
        rows.append((words(others), words(outliers), repr(float(scipy.stats.mannwhitneyu(outliers, others).statistic / 1200))))
    write("auroc.csv", "others,outliers,auroc", rows)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    ks_distances()
    ks_exact()
    kolmogorov()
    wilson()
    p_values()
    embeddings()
    temperatures()
    thresholded_confidence()
    auroc()

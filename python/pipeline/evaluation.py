"""The pipeline's numbers of an evaluation, by scikit-learn and NumPy."""

from typing import Any, Dict, List, Sequence, Tuple

import numpy as np
from sklearn import metrics


def sensitivity_and_specificity(truth: np.ndarray, predicted: np.ndarray, labels: Sequence[int]) -> Tuple[List[float], List[float]]:
    """Of each label against the rest; 0 where there is nothing to divide by."""
    sensitivity, specificity = [], []
    for (true_negative, false_positive), (false_negative, true_positive) in metrics.multilabel_confusion_matrix(truth, predicted, labels=labels):
        positives, negatives = true_positive + false_negative, true_negative + false_positive
        sensitivity.append(float(true_positive / positives) if positives else 0.0)
        specificity.append(float(true_negative / negatives) if negatives else 0.0)
    return sensitivity, specificity


def bootstrap(
    truth: np.ndarray, predicted: np.ndarray, rows: np.ndarray, iterations: int = 1000, confidence_level: float = 0.95, seed: int = 42
) -> Dict[str, Any]:
    """Percentile intervals of the macro area and of each sensitivity; draws that miss a class are skipped."""
    random = np.random.RandomState(seed)
    classes = range(rows.shape[1])
    areas, recalls = [], []
    for _ in range(iterations):
        draw = random.choice(len(truth), size=len(truth), replace=True)
        if len(np.unique(truth[draw])) < len(classes):
            continue
        areas.append(metrics.roc_auc_score(truth[draw], rows[draw], multi_class="ovr", average="macro"))
        recalls.append(metrics.recall_score(truth[draw], predicted[draw], average=None, labels=classes, zero_division=0))

    def interval(values: List[float]) -> Dict[str, float]:
        if not values:
            return {"mean": np.nan, "lower": np.nan, "upper": np.nan, "validDraws": 0}
        tail = (1 - confidence_level) / 2
        lower, upper = (np.percentile(values, percent) for percent in (tail * 100, (1 - tail) * 100))
        return {"mean": np.mean(values), "lower": lower, "upper": upper, "validDraws": len(values)}

    return {"macroAuc": interval(areas), "sensitivity": [interval([float(recall[k]) for recall in recalls]) for k in classes]}

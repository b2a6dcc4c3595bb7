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


def split_results(
    split: str, truth: np.ndarray, rows: np.ndarray, names: Sequence[str], iterations: int, confidence_level: float
) -> Dict[str, Any]:
    """The three JSON files of one split."""
    predicted = rows.argmax(axis=1)
    sensitivity, specificity = sensitivity_and_specificity(truth, predicted, range(len(names)))
    areas, precisions = [], []
    for k in range(len(names)):
        positive_rates = metrics.roc_curve(truth == k, rows[:, k])[:2]
        areas.append(metrics.auc(*positive_rates))
        precisions.append(metrics.average_precision_score(truth == k, rows[:, k]))

    def by_name(values: Sequence[float]) -> Dict[str, float]:
        return {name: float(value) for name, value in zip(names, values)}

    def interval(one: Dict[str, float]) -> Dict[str, float]:
        return {"mean": float(one["mean"]), "ci_lower": float(one["lower"]), "ci_upper": float(one["upper"]), "n_valid": one["validDraws"]}

    intervals = bootstrap(truth, predicted, rows, iterations, confidence_level)
    return {
        "metrics_summary": {
            "split_strategy": split,
            "test_set_size": len(truth),
            "macro_auc": float(metrics.roc_auc_score(truth, rows, multi_class="ovr", average="macro")),
            "per_class_auc": by_name(areas),
            "per_class_average_precision": by_name(precisions),
            "per_class_sensitivity": by_name(sensitivity),
            "per_class_specificity": by_name(specificity),
            "malignant_sensitivity": sensitivity[list(names).index("Malignant")],
            "accuracy": float(np.mean(truth == predicted)),
        },
        "classification_report": metrics.classification_report(truth, predicted, target_names=names, output_dict=True, zero_division=0),
        "bootstrap_ci": {
            "macro_auc": interval(intervals["macroAuc"]),
            **{f"sensitivity_{name}": interval(one) for name, one in zip(names, intervals["sensitivity"])},
        },
    }

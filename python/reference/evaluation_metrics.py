"""scikit-learn's metrics, case by case.

{"metrics": [case], "bootstrap": [case]} -> {"metrics": [result], "bootstrap": [result]}

A case has "truth", "predicted" and "rows" (N x K probabilities), and its options. A call that raises
ValueError gives "error"; "warned" says whether a call warned of a metric that is not defined. Numbers
that JSON has not travel as "nan", "inf" and "-inf".
"""

import math
import warnings
from typing import Any, Callable, Dict, List

import program

import numpy as np
import sklearn
from sklearn import metrics

from pipeline.evaluation import bootstrap, sensitivity_and_specificity

# Types are checked here by hand: leaving out scikit-learn's own check of them saves a third of the time.
sklearn.set_config(skip_parameter_validation=True)


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(item) for item in value]
    if isinstance(value, (int, np.integer)):
        return int(value)
    return float(value) if math.isfinite(value) else str(float(value))


def outcome(call: Callable[[], Any]) -> Dict[str, Any]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            value = call()
        except ValueError:
            return {"error": True}
    # Of a matrix with one label scikit-learn warns too; that is advice on its own arguments.
    warned = any("A single label was found" not in str(warning.message) for warning in caught)
    return {"value": plain(value), "warned": warned}


def run_case(case: Dict[str, Any]) -> Dict[str, Any]:
    truth, predicted = np.array(case["truth"]), np.array(case["predicted"])
    rows = np.array(case["rows"], dtype=np.float64)
    classes = range(rows.shape[1])
    labels, zero_division = case["labels"], case["zeroDivision"]
    one, label, drop = case["oneAgainstRest"], case["posLabel"], case["dropIntermediate"]
    binary, scores = (truth, rows[:, -1]) if one is None else ((truth == one).astype(int), rows[:, one])
    result = {
        "roc": outcome(lambda: metrics.roc_curve(binary, scores, pos_label=label, drop_intermediate=drop)),
        "precisionRecall": outcome(lambda: metrics.precision_recall_curve(binary, scores, pos_label=label, drop_intermediate=drop)),
        "averagePrecision": outcome(lambda: metrics.average_precision_score(binary, scores, pos_label=1 if label is None else label)),
        "area": outcome(lambda: metrics.roc_auc_score(binary, scores)),
        "matrix": outcome(lambda: metrics.confusion_matrix(truth, predicted, labels=labels, normalize=case["normalize"])),
        "report": outcome(lambda: metrics.classification_report(
            truth, predicted, labels=labels, output_dict=True, zero_division=np.nan if zero_division == "nan" else zero_division)),
        "accuracy": outcome(lambda: metrics.accuracy_score(truth, predicted)),
        "shares": outcome(lambda: sensitivity_and_specificity(truth, predicted, classes)),
    }
    # Of two columns scikit-learn knows no area.
    if len(classes) > 2:
        result["areas"] = outcome(lambda: metrics.roc_auc_score(
            truth, rows, multi_class="ovr", average=case["average"], labels=classes if case["namesClasses"] else None))
    return result


def main(request: Dict[str, List[Dict[str, Any]]]) -> Dict[str, List[Any]]:
    return {
        "metrics": [run_case(case) for case in request["metrics"]],
        "bootstrap": [plain(bootstrap(
            np.array(case["truth"]), np.array(case["predicted"]), np.array(case["rows"]),
            case["iterations"], case["confidenceLevel"], case["seed"])) for case in request["bootstrap"]],
    }


if __name__ == "__main__":
    program.run(main)

import type { ConfidenceInterval } from '../evaluation/bootstrap'
import { evaluateSplits, type SplitEvaluation } from '../evaluation/evaluate_splits'
import { runTestSplits, type TestSplitCommandOptions } from './run_test_splits'

/** `btxrd eval`: returns the exit code. */
export function evalCommand(options: TestSplitCommandOptions): Promise<number> {
  return runTestSplits(options, evaluateSplits, asText)
}

function asText({ split, folder, checkpoint, epoch, evaluation }: SplitEvaluation): string {
  const { labels, macroAuc, accuracy, classes, bootstrap } = evaluation
  const width = Math.max(...classes.map(({ name }) => name.length))
  const three = (value: number): string => value.toFixed(3)
  const within = ({ lower, upper }: ConfidenceInterval): string => `[${three(lower)}, ${three(upper)}]`
  const lines = classes.map(({ name, sensitivity, specificity, auc, averagePrecision }, k) =>
    `  ${name.padEnd(width)}  sensitivity ${three(sensitivity)} ${within(bootstrap.sensitivity[k]!)}, specificity ${three(specificity)}, AUC ${three(auc)}, AP ${three(averagePrecision)}\n`)
  return `${split}: ${labels.length} test images, ${checkpoint} (epoch ${epoch})\n` +
    `  Macro AUC ${three(macroAuc)} ${within(bootstrap.macroAuc)}, accuracy ${three(accuracy)}\n${lines.join('')}  Files: ${folder}\n`
}

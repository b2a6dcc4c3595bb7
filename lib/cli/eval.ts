import { loadConfig } from '../config/load_config'
import type { ConfidenceInterval } from '../evaluation/bootstrap'
import { evaluateSplits, type EvaluateSplitsOptions, type SplitEvaluation } from '../evaluation/evaluate_splits'
import { setNumThreads } from '../threads'
import { ExitCode } from './exit_code'
import { SplitBar } from './split_bar'
import type { TestSplitCommandOptions } from './test_split_options'

/** `btxrd eval`: returns the exit code. */
export async function evalCommand({ config: file, override, strict, splitStrategy, threads, ...rest }: TestSplitCommandOptions): Promise<number> {
  const config = await loadConfig(file, { overrides: override ?? [], strict: strict ?? false })
  if (threads !== undefined) setNumThreads(threads)
  const bar = new SplitBar()
  const options: EvaluateSplitsOptions = {
    ...rest,
    ...(splitStrategy && { splits: splitStrategy }),
    onProgress: (split, done, total) => bar.show(split, done, total)
  }
  try {
    for await (const split of evaluateSplits(config, options)) {
      bar.stop()
      process.stdout.write(asText(split))
    }
  } finally {
    bar.stop()
  }
  return ExitCode.ok
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

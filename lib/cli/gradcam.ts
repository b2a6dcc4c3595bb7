import { loadConfig } from '../config/load_config'
import { explainSplits, type ExplainSplitsOptions, type SplitExplanation } from '../explainability/explain_splits'
import { setNumThreads } from '../threads'
import { ExitCode } from './exit_code'
import { SplitBar } from './split_bar'
import type { TestSplitCommandOptions } from './test_split_options'

/** `btxrd gradcam`: returns the exit code. */
export async function gradcamCommand({ config: file, override, strict, splitStrategy, threads, ...rest }: TestSplitCommandOptions): Promise<number> {
  const config = await loadConfig(file, { overrides: override ?? [], strict: strict ?? false })
  if (threads !== undefined) setNumThreads(threads)
  const bar = new SplitBar()
  const options: ExplainSplitsOptions = {
    ...rest,
    ...(splitStrategy && { splits: splitStrategy }),
    onProgress: (split, done, total) => bar.show(split, done, total)
  }
  try {
    for await (const split of explainSplits(config, options)) {
      bar.stop()
      process.stdout.write(asText(split))
    }
  } finally {
    bar.stop()
  }
  return ExitCode.ok
}

function asText({ split, folder, checkpoint, images, iou }: SplitExplanation): string {
  const width = Math.max(...iou.map(({ class: name }) => name.length))
  const lines = iou.map(({ class: name, images: count, mean, median }) =>
    `  ${name.padEnd(width)}  IoU with ${count} annotations: mean ${mean.toFixed(3)}, median ${median.toFixed(3)}\n`)
  return `${split}: ${images} test images, ${checkpoint}\n${lines.join('')}  Files: ${folder}\n`
}

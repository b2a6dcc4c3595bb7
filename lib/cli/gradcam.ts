import { explainSplits, type SplitExplanation } from '../explainability/explain_splits'
import { runTestSplits, type TestSplitCommandOptions } from './run_test_splits'

/** `btxrd gradcam`: returns the exit code. */
export function gradcamCommand(options: TestSplitCommandOptions): Promise<number> {
  return runTestSplits(options, explainSplits, asText)
}

function asText({ split, folder, checkpoint, images, iou }: SplitExplanation): string {
  const width = Math.max(...iou.map(({ class: name }) => name.length))
  const lines = iou.map(({ class: name, images: count, mean, median }) =>
    `  ${name.padEnd(width)}  IoU with ${count} annotations: mean ${mean.toFixed(3)}, median ${median.toFixed(3)}\n`)
  return `${split}: ${images} test images, ${checkpoint}\n${lines.join('')}  Files: ${folder}\n`
}

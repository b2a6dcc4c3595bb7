import { writeFile } from 'node:fs'
import { access, constants, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { replaceFile } from '../checkpoint/atomic_file'
import { failFor } from '../checkpoint/checkpoint_error'
import { writeError } from '../checkpoint/write_error'
import { comparisonCsv, comparisonJson, type ResultsByFolder } from './comparison_table'
import type { Evaluation } from './evaluation'
import { confusionFigure, normalizedConfusionFigure, precisionRecallFigure, rocFigure } from './figures'
import type { SplitResults } from './split_results'

/**
 * Makes a folder for results unless it is there, and checks that files can be written in it.
 * @throws BtxrdTorchError `ERR_FILE`
 */
export async function makeResultsFolder(folder: string): Promise<void> {
  try {
    await makeFolder(path.resolve(folder))
    // With the separator a file of that name is an error too.
    await access(`${folder}${path.sep}`, constants.W_OK)
  } catch (error) {
    throw writeError(failFor(folder), error, false)
  }
}

/** Node's own recursive mkdir says ENOENT of a file system that is read-only. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code !== 'ENOENT') throw error
    await makeFolder(path.dirname(folder))
    await mkdir(folder)
  }
}

/**
 * Writes the files of one split: three of JSON and four pictures. Each replaces the one before it
 * when it is whole.
 *
 * @throws BtxrdTorchError `ERR_FILE`
 */
export async function writeSplitResults(folder: string, results: SplitResults, evaluation: Evaluation): Promise<void> {
  const subject = results.metrics_summary.split_strategy
  const [roc, precisionRecall, counts, shares] = await Promise.all(
    [rocFigure, precisionRecallFigure, confusionFigure, normalizedConfusionFigure].map((figure) => figure(evaluation, subject))
  ) as [Buffer, Buffer, Buffer, Buffer]
  const files: [name: string, content: string | Buffer][] = [
    ['metrics_summary.json', json(results.metrics_summary)],
    ['classification_report.json', json(results.classification_report)],
    ['bootstrap_ci.json', json(results.bootstrap_ci)],
    ['roc_curves.png', roc],
    ['pr_curves.png', precisionRecall],
    ['confusion_matrix.png', counts],
    ['confusion_matrix_normalized.png', shares]
  ]
  for (const [name, content] of files) await replaceResult(path.join(folder, name), content)
}

/** Writes `comparison_table.json` and `comparison_table.csv`. */
export async function writeComparison(folder: string, results: ResultsByFolder): Promise<void> {
  await replaceResult(path.join(folder, 'comparison_table.json'), json(comparisonJson(results)))
  await replaceResult(path.join(folder, 'comparison_table.csv'), comparisonCsv(results))
}

/** JSON has no NaN: an interval without a valid draw has null. */
function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** For lib/ only: writes a file of results, which replaces the one before it when it is whole. */
export function replaceResult(file: string, content: string | Buffer): Promise<void> {
  return replaceFile(path.resolve(file), (fd) => promisify(writeFile)(fd, content))
}

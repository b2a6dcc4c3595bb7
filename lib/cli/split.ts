import { SingleBar } from 'cli-progress'
import path from 'node:path'
import { loadConfig } from '../config/load_config'
import { CLASS_NAMES } from '../constants'
import { writeManifest, type ManifestRow } from '../data/manifest'
import { checkImages, type ImageCheck } from '../data/split/check_images'
import { makeSplit, SPLIT_STRATEGIES, type HashedRow, type SplitParts, type SplitStrategy } from '../data/split/make_splits'
import { findRawTable, readRawTable, type RawRow } from '../data/split/raw_table'
import { badArgument } from '../errors'
import { ExitCode } from './exit_code'

export interface SplitCommandOptions {
  config?: string
  override?: string[]
  strict?: boolean
  rawDir?: string
  splitsDir?: string
  seed?: number
  table?: string
  strategy?: SplitStrategy[]
}

/** Groups of duplicates, or unreadable images, that are printed one by one. */
const LISTED = 10

/** `btxrd split`: returns the exit code. */
export async function split(options: SplitCommandOptions): Promise<number> {
  const { rawDir, splitsDir, seed } = await settingsOf(options)
  const rows = await readRawTable(options.table ?? await findRawTable(rawDir))
  const check = await checked(rows, path.join(rawDir, 'images'))
  report(rows.length, check)
  // All are drawn before the first is written.
  const splits = (options.strategy ?? SPLIT_STRATEGIES).map((strategy) => [strategy, makeSplit(strategy, check.rows, seed)] as const)
  for (const [strategy, parts] of splits) {
    for (const [part, manifest] of Object.entries(parts)) await writeManifest(path.join(splitsDir, `${strategy}_${part}.csv`), manifest)
    process.stdout.write(classTable(strategy, parts))
  }
  process.stdout.write(`manifests are in ${splitsDir}\n`)
  return check.missing.length + check.unreadable.length === 0 ? ExitCode.ok : ExitCode.partial
}

async function settingsOf({ config: file, override = [], strict = false, ...flags }: SplitCommandOptions): Promise<{ rawDir: string, splitsDir: string, seed: number }> {
  const config = file === undefined ? null : await loadConfig(file, { overrides: override, strict })
  const rawDir = flags.rawDir ?? config?.data.raw_dir
  const splitsDir = flags.splitsDir ?? config?.data.splits_dir
  const seed = flags.seed ?? config?.seed
  if (rawDir === undefined || splitsDir === undefined || seed === undefined) {
    throw badArgument('btxrd split', '--config FILE, or --raw-dir DIR, --splits-dir DIR and --seed NUMBER', 'less')
  }
  return { rawDir, splitsDir, seed }
}

async function checked(rows: readonly RawRow[], imagesDir: string): Promise<ImageCheck> {
  const bar = new SingleBar({ format: '{bar} {value}/{total} images checked, {eta_formatted} left', stream: process.stderr, clearOnComplete: true })
  const showBar = rows.length > 1 && process.stderr.isTTY
  if (showBar) bar.start(rows.length, 0)
  try {
    return await checkImages(rows, imagesDir, { onProgress: (done) => { if (showBar) bar.update(done) } })
  } finally {
    if (showBar) bar.stop()
  }
}

function report(total: number, { rows, missing, unreadable, duplicates }: ImageCheck): void {
  const copies = duplicates.reduce((sum, { length }) => sum + length - 1, 0)
  process.stdout.write(`${rows.length} of ${total} images can be read, ${copies} are copies of another (${duplicates.length} groups)\n`)
  list(missing.map((imageId) => `missing: ${imageId}`))
  list(unreadable.map(({ imageId, reason }) => `unreadable: ${imageId}: ${reason}`))
  // A group has the class of its first image in the draw, and centers are divided without regard to it.
  list(duplicates.filter(differIn('label')).map((group) => `copies with different classes: ${names(group)}`))
  list(duplicates.filter(differIn('center')).map((group) => `copies in different centers, which the center split divides: ${names(group)}`))
}

function differIn(key: 'label' | 'center'): (group: readonly HashedRow[]) => boolean {
  return (group) => group.some((row) => row[key] !== group[0]![key])
}

function names(group: readonly HashedRow[]): string {
  return group.map(({ imageId }) => imageId).join(', ')
}

function list(lines: readonly string[]): void {
  for (const line of lines.slice(0, LISTED)) process.stderr.write(`btxrd: ${line}\n`)
  if (lines.length > LISTED) process.stderr.write(`btxrd: and ${lines.length - LISTED} more\n`)
}

/** How many images of each class each manifest has. */
function classTable(strategy: SplitStrategy, parts: SplitParts): string {
  const line = (name: string, cells: readonly (string | number)[]): string => `${name.padEnd(12)}${cells.map((cell) => String(cell).padStart(11)).join('')}\n`
  const counts = (rows: readonly ManifestRow[]): number[] => [...CLASS_NAMES.map((_, label) => rows.filter((row) => row.label === label).length), rows.length]
  return line(strategy, [...CLASS_NAMES, 'all']) + Object.entries(parts).map(([part, rows]) => line(`  ${part}`, counts(rows))).join('')
}

import { readFileSync } from 'node:fs'

import type { DecodedImage } from '../../lib/data/decode'
import type { ComposeState } from '../../lib/data/transforms'
import { runReference } from './python'

/** How albumentations is called: the class with its keyword arguments, or one of the pipeline's transforms. */
export type PythonCase = { min_side?: number, streams?: ComposeState } & (
  | { transforms: [name: string, args: Record<string, unknown>][] }
  | { release: 1 | 2, image_size: number }
)

/** Several images in a row through one Compose. */
export interface PythonRun {
  seed: number
  images: DecodedImage[]
  /** Of each result: uint8 of an image, or float32 of (3, size, size). */
  sha256: string[]
  /** Digest of the streams' state after the last image, as compact JSON. */
  streams: string
  /** The state itself, for the first seed only. */
  state: ComposeState | null
}

interface Reply {
  images: [width: number, height: number][]
  cases: Omit<PythonRun, 'seed' | 'images'>[][]
}

/**
 * Random images through albumentations: for each case one run a seed. `file` takes the images' pixels.
 */
export async function pythonRuns(cases: PythonCase[], seeds: number[], imagesPerSeed: number, file: string): Promise<PythonRun[][]> {
  const reply = await runReference<Reply>('transforms', {
    file, seeds, images_per_seed: imagesPerSeed, cases: cases.map((one) => ({ min_side: 1, ...one }))
  })
  const pixels = readFileSync(file)
  let end = 0
  const images = reply.images.map(([width, height]): DecodedImage => {
    const start = end
    end += 3 * width * height
    return { data: new Uint8Array(pixels.subarray(start, end)), width, height }
  })
  return reply.cases.map((runs, i) => {
    const largeEnough = images.filter(({ width, height }) => Math.min(width, height) >= (cases[i]!.min_side ?? 1))
    return runs.map((run, j) => ({ ...run, seed: seeds[j]!, images: largeEnough.slice(j * imagesPerSeed, (j + 1) * imagesPerSeed) }))
  })
}

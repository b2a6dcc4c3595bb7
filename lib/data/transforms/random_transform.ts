import { badArgument } from '../../errors'
import { NumpyGenerator } from '../../rng/numpy_generator'
import type { NumpyGeneratorState } from '../../rng/numpy_generator'
import { PythonRandom } from '../../rng/python_random'
import type { PythonRandomState } from '../../rng/python_random'
import type { AugmentationStep, Size } from './plan'

export interface ProbabilityOption {
  /** Probability that the image is changed, from 0 to 1. */
  p?: number
}

/** The two random streams of albumentations: `py_random` and `random_generator`. */
export interface Streams {
  python: PythonRandom
  numpy: NumpyGenerator
}

/** Where the streams are, as plain values. */
export interface StreamsState {
  python: PythonRandomState
  numpy: NumpyGeneratorState
}

export function seededStreams(seed: number | bigint): Streams {
  return { python: new PythonRandom(seed), numpy: new NumpyGenerator(seed) }
}

export function streamsState({ python, numpy }: Streams): StreamsState {
  return { python: python.getState(), numpy: numpy.getState() }
}

/** @throws BtxrdTorchError `ERR_INVALID_ARG`; nothing is changed then */
export function restoredStreams(state: StreamsState): Streams {
  if (typeof state !== 'object' || state === null) {
    throw badArgument('state', 'the states of a Python and a NumPy generator', state)
  }
  const streams = seededStreams(0)
  streams.python.setState(state.python)
  streams.numpy.setState(state.numpy)
  return streams
}

/**
 * `BasicTransform` of albumentations 2.0.8, without the pixels: it decides whether to apply, and
 * draws the parameters from streams of its own.
 */
export abstract class RandomTransform {
  /** Probability that the image is changed. */
  readonly p: number

  constructor(p: number) {
    if (!(typeof p === 'number' && p >= 0 && p <= 1)) throw badArgument('p', 'a probability from 0 to 1', p)
    this.p = p
  }

  /** The change that this call makes to an image of that size; null for none. */
  draw(size: Size, streams: Streams): AugmentationStep | null {
    if (this.p === 0) return null
    // No number is drawn for a transform that is always applied.
    if (this.p < 1 && streams.python.random() >= this.p) return null
    return this.drawStep(size, streams)
  }

  protected abstract drawStep(size: Size, streams: Streams): AugmentationStep | null
}

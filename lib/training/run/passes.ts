import type { LoaderState } from '../../data/data_loader'
import { trainStep } from '../train_step'
import type { BatchEvent } from '../train_events'
import { ClassCounts } from './class_counts'
import type { EpochPosition } from './progress_state'
import type { TrainingParts } from './training_parts'

export interface PassOptions {
  /** Ends the pass after the batch under way. */
  signal: AbortSignal | undefined
  onBatch: (event: BatchEvent) => Promise<void>
}

/**
 * Trains on the images of an epoch that are left, and keeps `position` at where it is after each
 * step: when the signal ends the pass it is what a resume needs.
 *
 * @param position null at the beginning of an epoch
 * @returns where the pass ended
 */
export async function trainingPass(
  { model, trainLoader, batchSize, step }: TrainingParts, epoch: number, position: EpochPosition | null, { signal, onBatch }: PassOptions
): Promise<EpochPosition> {
  model.train()
  let lossSum = position?.lossSum ?? 0
  let current = position
  if (position !== null) trainLoader.resume(position.loader)
  for await (const batch of trainLoader) {
    using images = await batch.images.to(model.device)
    using labels = await batch.labels.to(model.device)
    const { loss, gradNorm, logits } = await trainStep(step, images, labels)
    for (const tensor of [logits, batch.images, batch.labels]) tensor.dispose()
    const samples = batch.samples.length
    lossSum += loss * samples
    const loader = trainLoader.state() as LoaderState & { samplerSeed: bigint }
    current = { epoch, loader, lossSum }
    const number = Math.ceil(loader.position / batchSize)
    await onBatch({ phase: 'train', epoch, batch: number, batches: trainLoader.length, samples, loss, gradNorm })
    if (signal?.aborted) break
  }
  return current!
}

export interface Validation {
  valLoss: number
  valAccuracy: number
  valRecall: number[]
}

/** @returns null when the signal ended the pass */
export async function validationPass(
  { model, validationLoader, validationCriterion, step }: TrainingParts, epoch: number, { signal, onBatch }: PassOptions
): Promise<Validation | null> {
  const { autocast } = step
  model.eval()
  const counts = new ClassCounts(model.numClasses)
  let [lossSum, total, number] = [0, 0, 0]
  for await (const batch of validationLoader) {
    using images = await batch.images.to(model.device)
    using labels = await batch.labels.to(model.device)
    using logits = await model.forward(images, { autocast })
    using lossTensor = await validationCriterion.forward(logits, labels, { autocast })
    const loss = await lossTensor.item() as number
    counts.add(await logits.data() as Float32Array, batch.samples.map(({ label }) => label))
    for (const tensor of [batch.images, batch.labels]) tensor.dispose()
    const samples = batch.samples.length
    lossSum += loss * samples
    total += samples
    number += 1
    await onBatch({ phase: 'validation', epoch, batch: number, batches: validationLoader.length, samples, loss, gradNorm: null })
    if (signal?.aborted) return null
  }
  return { valLoss: lossSum / total, valAccuracy: counts.accuracy, valRecall: counts.recall }
}

import { z } from 'zod'
import { PyFloat } from '../checkpoint/values'

/*
 * What a value has to be is its error message; load_config.ts makes the sentence around it.
 * Sections are loose: whatever else they hold is kept. Keys that are only named here belong to other
 * jobs of the same YAML, so they are known but nothing of this package reads them.
 */
const expected = (what: string): { error: string } => ({ error: what })

function integer(min: number, max = Number.MAX_SAFE_INTEGER): z.ZodInt {
  const what = expected(max === Number.MAX_SAFE_INTEGER ? `an integer of ${min} or more` : `an integer from ${min} to ${max}`)
  return z.int(what).min(min, what).max(max, what)
}

function real(what: string, holds: (value: number) => boolean) {
  return z.preprocess((value) => value instanceof PyFloat ? value.value : value, z.number(expected(what)).refine(holds, expected(what)))
}

function oneOf<const Names extends readonly [string, ...string[]]>(...names: Names) {
  return z.enum(names, expected(names.length === 1 ? names[0] : `one of ${names.join(', ')}`))
}

function text(what: string): z.ZodString {
  return z.string(expected(what)).min(1, expected(what))
}

function section<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.looseObject(shape, expected('a mapping'))
}

const folder = text('the path of a folder')
const share = real('a number from 0 to 1', (value) => value >= 0 && value <= 1)
const atLeastZero = real('a number of 0 or more', (value) => value >= 0)
const ofOtherJobs = z.unknown().optional()
const splitStrategy = oneOf('stratified', 'center', 'random')

const data = section({
  raw_dir: folder,
  splits_dir: folder,
  image_size: integer(1),
  num_workers: integer(0),
  annotations_dir: folder.nullable().optional(),
  train_split: ofOtherJobs,
  val_split: ofOtherJobs,
  test_split: ofOtherJobs,
  figshare_url: ofOtherJobs,
  figshare_article_id: ofOtherJobs,
  figshare_file_id: ofOtherJobs,
  expected_md5: ofOtherJobs,
  expected_image_count: ofOtherJobs
})

const model = section({
  backbone: text('the name of a backbone'),
  pretrained: z.union([z.boolean(), z.string().min(1)], expected('true, false or the path of a file with weights')),
  num_classes: integer(1),
  dropout: share,
  class_names: z.array(text('the name of a class'), expected('a list of names')).min(1, expected('a list of names')),
  attn_layer: text('the name of an attention layer').nullable().optional()
}).refine(({ num_classes: count, class_names: names }) => names.length === count, { path: ['class_names'], ...expected('as many names as num_classes says') })

const training = section({
  batch_size: integer(1),
  learning_rate: atLeastZero,
  weight_decay: atLeastZero,
  epochs: integer(1),
  early_stopping_patience: integer(1),
  warmup_epochs: integer(0).default(0),
  label_smoothing: share.default(0),
  scheduler: oneOf('cosine').default('cosine'),
  class_weights: oneOf('auto').default('auto'),
  loss_type: oneOf('cross_entropy').default('cross_entropy'),
  split_strategy: splitStrategy.default('stratified')
})

const evaluation = section({
  bootstrap_iterations: integer(1).default(1000),
  confidence_level: real('a number between 0 and 1', (value) => value > 0 && value < 1).default(0.95),
  split_strategies: z.array(splitStrategy, expected('a list of split strategies')).optional()
})

const gradcam = section({
  target_layer: text('auto or the name of a layer').default('auto'),
  examples_per_class: integer(1).default(3),
  methods: ofOtherJobs
})

const inference = section({ default_checkpoint: text('the path of a checkpoint').nullable().optional() })

const paths = section({
  checkpoints_dir: folder.optional(),
  results_dir: folder.optional(),
  docs_dir: folder.optional(),
  logs_dir: folder.optional()
})

/** The sections of the configuration, with the keys that they know. */
export const sections = { data, model, training, evaluation, gradcam, inference, paths } as const

/** The pipeline's YAML, of both its releases. */
export const pipelineConfig = section({
  seed: integer(0, 0xffffffff),
  device: z.string(expected('auto, cpu, cuda, cuda:<index> or mps')).regex(/^(?:auto|cpu|mps|cuda(?::\d+)?)$/, expected('auto, cpu, cuda, cuda:<index> or mps')).default('auto'),
  data,
  model,
  training,
  evaluation: evaluation.optional(),
  gradcam: gradcam.optional(),
  inference: inference.optional(),
  paths: paths.optional()
})

/**
 * The pipeline's configuration, under the names of its YAML. Sections that a job does not need may
 * be missing; a section that is there has its defaults.
 */
export type PipelineConfig = z.infer<typeof pipelineConfig>

import { z } from 'zod'

const count = z.number().int().min(1)
const share = z.number().min(0).max(1)
const folder = z.string().min(1)

/** Sections keep whatever else they hold. */
export const pipelineConfig = z.looseObject({
  seed: z.number().int().min(0).max(0xffffffff).default(42),
  device: z.string().default('auto'),
  data: z.looseObject({
    raw_dir: folder,
    splits_dir: folder,
    image_size: count,
    num_workers: z.number().int().min(0),
    annotations_dir: folder.nullable().exactOptional()
  }),
  model: z.looseObject({
    backbone: z.string().min(1),
    pretrained: z.union([z.boolean(), z.string().min(1)]),
    num_classes: count,
    dropout: share,
    class_names: z.array(z.string().min(1)).min(1),
    attn_layer: z.string().nullable().exactOptional()
  }).refine(({ num_classes: classes, class_names: names }) => names.length === classes, { message: 'expected a name for each of num_classes', path: ['class_names'] }),
  training: z.looseObject({
    batch_size: count,
    learning_rate: z.number().min(0),
    weight_decay: z.number().min(0),
    epochs: count,
    early_stopping_patience: count,
    warmup_epochs: z.number().int().min(0).default(0),
    label_smoothing: share.default(0),
    scheduler: z.literal('cosine').default('cosine'),
    class_weights: z.literal('auto').default('auto'),
    loss_type: z.literal('cross_entropy').default('cross_entropy'),
    split_strategy: z.enum(['stratified', 'center', 'random'])
  })
})

/** The pipeline's configuration, under the names of its YAML. */
export type PipelineConfig = z.infer<typeof pipelineConfig>

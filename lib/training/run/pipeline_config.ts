export interface PipelineConfig {
  seed: number
  device: string
  data: { raw_dir: string, splits_dir: string, image_size: number, num_workers: number, annotations_dir?: string | null, [key: string]: unknown }
  model: { backbone: string, pretrained: boolean | string, num_classes: number, dropout: number, class_names: string[], attn_layer?: string | null, [key: string]: unknown }
  training: {
    batch_size: number, learning_rate: number, weight_decay: number, epochs: number, early_stopping_patience: number
    warmup_epochs: number, label_smoothing: number, split_strategy: string, [key: string]: unknown
  }
  [key: string]: unknown
}

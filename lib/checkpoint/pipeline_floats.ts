import { isFloatSlot } from './values'

/**
 * Settings that are floats wherever the pipeline's config has them. JavaScript cannot write `0.0`:
 * `dropout: 0` in a config that JavaScript code made would reach Python as an int, and a YAML file
 * written from it would say `0` where the pipeline's own say `0.0`.
 */
const floatSettings: Readonly<Record<string, readonly string[]>> = {
  model: ['dropout'],
  training: ['learning_rate', 'weight_decay', 'label_smoothing'],
  evaluation: ['confidence_level']
}

/**
 * Whether an integral number is a Python float: where it is marked, and at the settings above in
 * objects of JavaScript code. Objects without a prototype come from a file that Python wrote; they
 * are marked already, and an int that Python put there stays one.
 */
export function pipelineFloats(config: Readonly<Record<string, unknown>>): (container: object, key: unknown) => boolean {
  const settings = new Map<object, readonly string[]>()
  for (const [name, keys] of Object.entries(floatSettings)) {
    const section = config[name]
    if (typeof section === 'object' && section !== null && Object.getPrototypeOf(section) !== null) settings.set(section, keys)
  }
  return (container, key) => isFloatSlot(container, key) || (settings.get(container)?.includes(key as string) ?? false)
}

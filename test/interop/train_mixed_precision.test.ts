import { compareWithPython } from '../support/trajectory'

const compare = compareWithPython()

// channels_last, where bfloat16 convolutions take a fraction of the time on a CPU without instructions for them.
test('5 steps under bfloat16 autocast equal Python\'s in every byte', async () => {
  await compare([
    { model: { backbone: 'efficientnet_b0' }, memory_format: 'channels_last', steps: 5, autocast: 'bfloat16' },
    { model: { backbone: 'resnet50' }, memory_format: 'channels_last', steps: 5, autocast: 'bfloat16' }
  ])
})

test('5 steps with a GradScaler that grows equal Python\'s in every byte', async () => {
  await compare([{ model: { backbone: 'efficientnet_b0' }, memory_format: 'contiguous', steps: 5, scaler: { init_scale: 48, growth_interval: 2 } }])
})

import { compareWithPython } from '../support/trajectory'

const compare = compareWithPython()

test.each(['contiguous', 'channels_last'] as const)('20 steps of EfficientNet-B0, %s, equal Python\'s in every byte', async (memory_format) => {
  await compare([{ model: { backbone: 'efficientnet_b0' }, memory_format, steps: 20 }])
})

// Maps of 196 and 49 pixels, which end in parts of vectors, and some that are larger than a cache; at 64 px all are small and whole vectors.
test('4 steps with images of 224 px equal Python\'s in every byte', async () => {
  const model = { backbone: 'efficientnet_b0' }
  await compare([{ model, memory_format: 'contiguous', steps: 4, size: 224 }, { model, memory_format: 'channels_last', steps: 4, size: 224 }])
})

import { compareWithPython } from '../support/trajectory'

const compare = compareWithPython()

test.each(['contiguous', 'channels_last'] as const)('20 steps of ResNet-50, %s, equal Python\'s in every byte', async (memory_format) => {
  await compare([{ model: { backbone: 'resnet50' }, memory_format, steps: 20 }])
})

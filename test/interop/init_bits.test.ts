import { createModel, getRngState, listArchitectures, manualSeed } from '../../lib'
import { runReference } from '../support/python'
import { describeTensors, type DescribedTensor } from '../support/tensor_digest'

interface Described { state: DescribedTensor[], metadata: [string, number][], rng_state: string }
interface Case { model: { backbone: string, attn_layer?: string, num_classes?: number }, seed: number }

async function everyArchitecture(): Promise<Case[]> {
  return (await listArchitectures()).flatMap((id) => {
    const model = id.endsWith('_cbam') ? { backbone: id.slice(0, -'_cbam'.length), attn_layer: 'cbam' } : { backbone: id }
    return [0, 20_240].map((seed) => ({ model, seed }))
  })
}

const otherClassCounts: Case[] = [
  { model: { backbone: 'efficientnet_b0', num_classes: 10 }, seed: 12 },
  { model: { backbone: 'resnet50', attn_layer: 'cbam', num_classes: 2 }, seed: 15 }
]

test('after construction, every tensor, name, shape and version and the generator are Python\'s: every architecture x 2 seeds', async () => {
  const cases = [...await everyArchitecture(), ...otherClassCounts]
  expect(cases).toHaveLength(22)
  const reference = await runReference<Described[]>('state_dict', { cases })
  for (const [i, { model: section, seed }] of cases.entries()) {
    manualSeed(seed)
    const model = await createModel({ model: { num_classes: 3, pretrained: false, dropout: 0.2, ...section } })
    const state = model.stateDict()
    expect({
      section,
      rng_state: Buffer.from(await getRngState()).toString('base64'),
      state: await describeTensors(state),
      metadata: [...state.metadata ?? []].map(([path, { version }]) => [path, version])
    }).toEqual({ section, ...reference[i] })
    model.dispose()
  }
})

import { JsonList } from '../../../lib/cli/json_list'

test.each([
  [[]],
  [[{ file: 'a.png', scores: { Normal: 0.25, Benign: 1e-20 }, logits: [1, -2.5] }]],
  [[{ file: 'a\n"b".png' }, {}, { logits: [] }]]
])('%j is written as JSON.stringify writes it', async (items) => {
  let text = ''
  const list = new JsonList((part) => { text += part })
  for (const item of items) await list.add(item)
  await list.end()
  expect(text).toBe(`${JSON.stringify(items, null, 2)}\n`)
})

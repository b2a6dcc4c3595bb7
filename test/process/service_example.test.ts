import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { compileExample } from '../support/example'
import { runReference } from '../support/python'
import { TempFolder } from '../support/temp_folder'

const folder = new TempFolder()

test('examples/service.ts answers with Python\'s logits, refuses what is no image, and ends in order', async () => {
  const checkpoint = folder.file('synthetic.pt')
  const [phantoms] = await Promise.all([
    runReference<{ file: string }[]>('phantoms', { output_dir: folder.file('phantoms'), per_class: 1 }),
    runReference('make_checkpoint', { path: checkpoint, seed: 6, image_size: 64 })
  ])
  const images = phantoms.map(({ file }) => file)
  const expected = await runReference<{ class: string, logits: number[], scores: Record<string, number> }[]>('infer', { checkpoint, images, image_size: 64 })

  const service = spawn(process.execPath, [compileExample('service'), checkpoint, '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [line] = await once(service.stdout.setEncoding('utf8'), 'data') as [string]
    const post = (body: Buffer | string): Promise<Response> => fetch(line.trim(), { method: 'POST', body })
    const answers = await Promise.all(images.map(async (file) => (await post(readFileSync(file))).json() as Promise<(typeof expected)[0]>))
    for (const [i, { class: name, logits, scores }] of answers.entries()) {
      expect({ name, logits }).toEqual({ name: expected[i]!.class, logits: expected[i]!.logits })
      // Of doubles here, of float32 in Python.
      for (const [key, score] of Object.entries(scores)) expect(score).toBeCloseTo(expected[i]!.scores[key]!, 6)
    }
    const refused = await post('no image')
    expect([refused.status, await refused.json()]).toEqual([400, { code: 'ERR_IMAGE', message: expect.any(String) as string }])
    const ended = once(service, 'exit')
    service.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  } finally {
    service.kill('SIGKILL')
  }
})

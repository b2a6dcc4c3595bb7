import { compileExample } from '../support/example'
import { runReference } from '../support/python'
import { runOk } from '../support/run'

test('examples/focal_loss.ts: the loss and its gradient have Python\'s bits', async () => {
  const reference = await runReference('ops_focal_loss', {})
  // A double holds every float32, and JSON keeps each double.
  expect(JSON.parse(await runOk(process.execPath, [compileExample('focal_loss')]))).toEqual(reference)
})

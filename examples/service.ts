// A small service on a checkpoint that Python wrote: POST an image, get its class, scores and logits.
//   service.ts best_stratified.pt 8080
//   curl --data-binary @radiograph.jpeg http://127.0.0.1:8080/
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BtxrdTorchError, createModelFromCheckpoint, inferenceOptions, loadCheckpoint, Predictor, preprocessImage } from 'btxrd-torch'

const MAX_BYTES = 32 << 20
/** Errors that are the caller's, or the load's; any other is ours. */
const STATUS: Record<string, number> = { ERR_IMAGE: 400, ERR_FILE: 400, ERR_IMAGE_TOO_LARGE: 413, ERR_BUSY: 503 }

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > MAX_BYTES) throw new BtxrdTorchError('ERR_IMAGE_TOO_LARGE', `Expected an image of up to ${MAX_BYTES} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function main(checkpointFile: string, port: number): Promise<void> {
  const checkpoint = await loadCheckpoint(checkpointFile)
  const model = await createModelFromCheckpoint(checkpoint, 'auto')
  const { classNames, imageSize, mean, std } = inferenceOptions(checkpoint, model)
  // One image a batch: the logits have Python's bits whoever asks at the same time.
  const predictor = new Predictor(model, { maxBatch: 1 })

  async function answer(image: Buffer): Promise<object> {
    using input = await preprocessImage(image, { imageSize, mean, std })
    using placed = await input.to(model.device)
    const { logits } = await predictor.predict(placed)
    const largest = Math.max(...logits)
    const exponentials = Array.from(logits, (logit) => Math.exp(logit - largest))
    const sum = exponentials.reduce((total, value) => total + value)
    const scores = Object.fromEntries(classNames.map((name, i) => [name, exponentials[i]! / sum]))
    return { class: classNames[logits.indexOf(largest)], scores, logits: Array.from(logits) }
  }

  const server = createServer((request, response) => {
    bodyOf(request).then(answer).then(
      (result) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result)),
      (error: Error) => {
        const code = error instanceof BtxrdTorchError ? error.code : 'ERR_INTERNAL'
        response.writeHead(STATUS[code] ?? 500, { 'content-type': 'application/json' }).end(JSON.stringify({ code, message: error.message }))
      }
    )
  })
  server.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`))
  process.once('SIGTERM', () => {
    server.close(() => void predictor.close().then(() => model.dispose()))
    server.closeIdleConnections()
  })
}

const [checkpointFile, port = '8080'] = process.argv.slice(2)
if (checkpointFile === undefined) {
  console.error('usage: service.ts CHECKPOINT [PORT]')
  process.exitCode = 2
} else {
  void main(checkpointFile, Number(port))
}

'use strict'

// Images per second of the training loader (release 2 transforms) against PyTorch's DataLoader, two
// workers each, epoch by epoch in turn on generated JPEGs of about 1000 x 1200 pixels.
//
//   node bench/loader.js [rounds]     9 by default; needs the set-up
//   node bench/loader.js memory       resident memory over 20 epochs of ours

const { spawn } = require('node:child_process')
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const readline = require('node:readline')
const sharp = require('sharp')

const root = path.join(__dirname, '..')
const IMAGES = 48
const OPTIONS = { image_size: 224, batch_size: 16, workers: 2, seed: 42 }

/** Gray pictures with soft shapes and grain, which compress about as radiographs do. */
async function writeImages(folder) {
  for (let i = 0; i < IMAGES; i++) {
    const [width, height] = [950 + (i * 37) % 120, 1140 + (i * 53) % 130]
    const pixels = Buffer.alloc(width * height)
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        pixels[y * width + x] = 110 + 60 * Math.sin(x / (60 + i)) * Math.cos(y / (90 + i)) + 12 * Math.random()
      }
    }
    const jpeg = await sharp(pixels, { raw: { width, height, channels: 1 } }).jpeg({ quality: 90 }).toBuffer()
    writeFileSync(path.join(folder, `image-${i}.jpeg`), jpeg)
  }
}

const rowsOf = () => Array.from({ length: IMAGES }, (_, i) => ({ image_id: `image-${i}.jpeg`, label: i % 3 }))

/** The measured side in its own process: one epoch for each line of standard input. */
async function serve(folder) {
  const { BTXRDDataset, DataLoader, TrainTransform, manualSeed } = require(path.join(root, 'dist'))
  const rows = rowsOf().map(({ image_id: imageId, label }) => ({ imageId, label }))
  const dataset = await BTXRDDataset.open(rows, { imagesDir: folder })
  const transform = new TrainTransform({ release: 2, imageSize: OPTIONS.image_size, seed: OPTIONS.seed })
  const loader = new DataLoader(dataset, { batchSize: OPTIONS.batch_size, transform, shuffle: true, numWorkers: OPTIONS.workers })
  manualSeed(OPTIONS.seed)
  for await (const _ of readline.createInterface({ input: process.stdin })) {
    const start = process.hrtime.bigint()
    for await (const { images, labels } of loader) {
      images.dispose()
      labels.dispose()
    }
    console.log(JSON.stringify({ seconds: Number(process.hrtime.bigint() - start) / 1e9, rss: process.memoryUsage().rss }))
  }
}

function peer(command, args) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async epoch() {
      child.stdin.write('epoch\n')
      return JSON.parse((await lines.next()).value)
    },
    end: () => child.stdin.end()
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

async function compare(folder, rounds) {
  const request = JSON.stringify({ ...OPTIONS, rows: rowsOf(), images_dir: folder })
  const sides = {
    node: peer(process.execPath, [__filename, 'serve', folder]),
    python: peer(path.join(root, '.venv', 'bin', 'python'), [path.join(__dirname, 'loader.py'), request])
  }
  const speeds = { node: [], python: [] }
  for (let round = 0; round <= rounds; round++) {
    for (const [name, side] of Object.entries(sides)) {
      const { seconds } = await side.epoch()
      if (round > 0) speeds[name].push(IMAGES / seconds) // the first one warms up
    }
  }
  for (const side of Object.values(sides)) side.end()
  const ratios = speeds.node.map((speed, i) => speed / speeds.python[i])
  console.log(
    `images/s with ${OPTIONS.workers} workers, median of ${rounds} epochs in turn: Node ${median(speeds.node).toFixed(1)}, ` +
    `Python ${median(speeds.python).toFixed(1)}, ratio ${median(ratios).toFixed(2)} (pairs ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`
  )
}

async function memory(folder) {
  const node = peer(process.execPath, [__filename, 'serve', folder])
  const mebibytes = []
  for (let epoch = 0; epoch < 20; epoch++) mebibytes.push((await node.epoch()).rss / 2 ** 20)
  node.end()
  console.log(`resident MiB after epochs 1 to 20: ${mebibytes.map(Math.round).join(' ')}`)
}

async function main(mode = '9', folder) {
  if (mode === 'serve') return serve(folder)
  const images = mkdtempSync(path.join(os.tmpdir(), 'btxrd-bench-'))
  try {
    await writeImages(images)
    await (mode === 'memory' ? memory(images) : compare(images, Number(mode)))
  } finally {
    rmSync(images, { recursive: true, force: true })
  }
}

void main(...process.argv.slice(2))

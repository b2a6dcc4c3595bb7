'use strict'

// The pipeline's jobs one after the other, each by its command, on a small scale.

const { spawn } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { compareLogits } = require('./compare-logits')
const { root, python } = require('./python')

/** Enough that a few epochs learn something. */
const PHANTOMS_PER_CLASS = 20
/** Images that are shown to Python too, and explained one by one. */
const SHOWN = 4

/** Runs a program with our terminal as its own. */
function runShown(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', (status, signal) => status === 0 ? resolve() : reject(new Error(`${path.basename(command)} ${args.join(' ')} ended with ${signal ?? status}`)))
  })
}

function btxrd(job, ...args) {
  console.log(`\n== btxrd ${job}`)
  return runShown(process.execPath, [path.join(root, 'dist', 'cli', 'main.js'), job, ...args])
}

function configOf(folder, data, splits) {
  const annotations = path.join(data, 'Annotations')
  return {
    seed: 42,
    device: 'cpu',
    data: { raw_dir: data, splits_dir: splits, annotations_dir: fs.existsSync(annotations) ? annotations : null, image_size: 96, num_workers: 2 },
    model: { backbone: 'efficientnet_b0', pretrained: false, num_classes: 3, dropout: 0.2, class_names: ['Normal', 'Benign', 'Malignant'] },
    training: {
      batch_size: 8, learning_rate: 0.001, weight_decay: 0.0001, epochs: 6, early_stopping_patience: 6, warmup_epochs: 1,
      label_smoothing: 0.1, scheduler: 'cosine', class_weights: 'auto', loss_type: 'cross_entropy', split_strategy: 'stratified'
    },
    evaluation: { bootstrap_iterations: 200, confidence_level: 0.95, split_strategies: ['stratified'] },
    gradcam: { target_layer: 'auto', examples_per_class: 2 },
    paths: { checkpoints_dir: path.join(folder, 'train'), results_dir: path.join(folder, 'results') }
  }
}

function testImages(splits, data) {
  const [, ...rows] = fs.readFileSync(path.join(splits, 'stratified_test.csv'), 'utf8').trim().split(/\r?\n/)
  return rows.slice(0, SHOWN).map((row) => path.join(data, 'images', row.split(',')[0]))
}

const pictures = (folder) => fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.png')).sort()

/**
 * @param given a folder in the data set's layout; undefined: phantoms that Python draws
 * @returns whether Python's logits are those of Node
 */
exports.wholePipeline = async function wholePipeline(given) {
  const folder = path.join(root, 'runs', `demo-${new Date().toISOString().replace(/[-:]|\..*/g, '').replace('T', '-')}`)
  fs.mkdirSync(folder, { recursive: true })
  const data = path.resolve(given ?? path.join(folder, 'data'))
  if (given === undefined) {
    console.log(`Python draws ${3 * PHANTOMS_PER_CLASS} synthetic phantoms (no patient, no radiograph) in ${data}`)
    await runShown(python(), [path.join(root, 'python', 'draw_data_set.py'), data, String(PHANTOMS_PER_CLASS)])
  }
  const ready = path.join(data, 'splits')
  const splits = fs.existsSync(path.join(ready, 'stratified_train.csv')) ? ready : path.join(folder, 'splits')
  const config = path.join(folder, 'config.yaml')
  // JSON is YAML; small floats are written with a point, as PyYAML wants them.
  fs.writeFileSync(config, `${JSON.stringify(configOf(folder, data, splits), null, 2)}\n`)

  if (splits !== ready) await btxrd('split', '--config', config, '--strategy', 'stratified')
  await btxrd('train', '--config', config, '--run-dir', path.join(folder, 'train'))
  await btxrd('eval', '--config', config)
  await btxrd('gradcam', '--config', config)
  const checkpoint = path.join(folder, 'train', 'best_stratified.pt')
  const images = testImages(splits, data)
  await btxrd('infer', '--checkpoint', checkpoint, '--output-dir', path.join(folder, 'inference'), ...images.flatMap((file) => ['--image', file]))
  console.log('\n== the same checkpoint in Python\n')
  const exact = await compareLogits(checkpoint, images)
  console.log(`Pictures in ${folder}:\n${pictures(folder).map((name) => `  ${name}\n`).join('')}`)
  return exact
}

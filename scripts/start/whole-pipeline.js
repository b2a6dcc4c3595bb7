'use strict'

// The pipeline's jobs one after the other, each by its command, on a small scale.

const { spawn } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { compareLogits } = require('./compare-logits')
const { root, python } = require('./python')

/** A ResNet of 5 million parameters learns from so few pictures in a minute; EfficientNet-B0 needs more of both. */
const BACKBONE = 'resnet10t'
/** Test images that are explained one by one, and shown to Python too. */
const SHOWN = 4

/** Exit codes to go on after: all was done, or some images could not be read, which were named and left out. */
const GOOD = [0, 3]

/** Runs a program with our terminal as its own. */
function runShown(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', (status, signal) => GOOD.includes(status) ? resolve() : reject(new Error(`${path.basename(command)} ${args.join(' ')} ended with ${signal ?? status}`)))
  })
}

function configOf(folder, data, splits) {
  const annotations = path.join(data, 'Annotations')
  const run = path.join(folder, 'train')
  return {
    seed: 42,
    device: 'cpu',
    data: { raw_dir: data, splits_dir: splits, annotations_dir: fs.existsSync(annotations) ? annotations : null, image_size: 96, num_workers: 2 },
    model: { backbone: BACKBONE, pretrained: false, num_classes: 3, dropout: 0.2, class_names: ['Normal', 'Benign', 'Malignant'] },
    training: {
      batch_size: 8, learning_rate: 0.001, weight_decay: 0.0001, epochs: 12, early_stopping_patience: 12, warmup_epochs: 1,
      label_smoothing: 0.1, scheduler: 'cosine', class_weights: 'auto', loss_type: 'cross_entropy', split_strategy: 'stratified'
    },
    evaluation: { bootstrap_iterations: 1000, confidence_level: 0.95, split_strategies: ['stratified'] },
    gradcam: { target_layer: 'auto', examples_per_class: 2 },
    inference: { default_checkpoint: path.join(run, 'best_stratified.pt') },
    paths: { checkpoints_dir: run, results_dir: path.join(folder, 'results') }
  }
}

function testImages(splits, data) {
  const [, ...rows] = fs.readFileSync(path.join(splits, 'stratified_test.csv'), 'utf8').trim().split(/\r?\n/)
  return rows.slice(0, SHOWN).map((row) => path.join(data, 'images', row.split(',')[0]))
}

const pictures = (folder) => fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.png')).sort()

function newFolder() {
  const time = new Date().toISOString().replace(/[-:]|\..*/g, '').replace('T', '-')
  return path.join(root, 'runs', `demo-${time}`)
}

/**
 * @param data a folder in the data set's layout; undefined: phantoms that Python draws
 * @param outputDir a folder that does not exist; undefined: a new one in `runs`
 * @param overrides `a.b=value` for the config
 * @returns whether Python's logits are those of Node
 */
exports.wholePipeline = async function wholePipeline({ data: given, outputDir, phantomsPerClass, overrides }) {
  const folder = path.resolve(outputDir ?? newFolder())
  fs.mkdirSync(path.dirname(folder), { recursive: true })
  fs.mkdirSync(folder)
  const data = path.resolve(given ?? path.join(folder, 'data'))
  if (given === undefined) {
    console.log(`Python draws synthetic phantoms (no patient, no radiograph), ${phantomsPerClass} of each class, in ${data}`)
    await runShown(python(), [path.join(root, 'python', 'draw_data_set.py'), data, phantomsPerClass])
  }
  const ready = path.join(data, 'splits')
  const splits = fs.existsSync(path.join(ready, 'stratified_train.csv')) ? ready : path.join(folder, 'splits')
  const config = path.join(folder, 'config.yaml')
  // JSON is YAML.
  fs.writeFileSync(config, `${JSON.stringify(configOf(folder, data, splits), null, 2)}\n`)

  const btxrd = (job, ...args) => {
    console.log(`\n== btxrd ${job}`)
    return runShown(process.execPath, [path.join(root, 'dist', 'cli', 'main.js'), job, ...args])
  }
  const configured = (job, ...args) => btxrd(job, '--config', config, ...(overrides.length === 0 ? [] : ['--override', ...overrides]), ...args)
  if (splits !== ready) await configured('split', '--strategy', 'stratified')
  // The package has no small architecture, so this is also how any other backbone of timm comes to it.
  process.env.BTXRD_MODELS_DIR = path.join(folder, 'models')
  await btxrd('export', BACKBONE, '--output-dir', process.env.BTXRD_MODELS_DIR, '--python', python())
  await configured('train', '--run-dir', path.join(folder, 'train'))
  await configured('eval')
  await configured('gradcam')
  const images = testImages(splits, data)
  await configured('infer', '--output-dir', path.join(folder, 'inference'), '--image', ...images)
  console.log('\n== the same checkpoint in Python\n')
  const exact = await compareLogits(path.join(folder, 'train', 'best_stratified.pt'), images)
  console.log(`Pictures in ${folder}:\n${pictures(folder).map((name) => `  ${name}\n`).join('')}`)
  return exact
}

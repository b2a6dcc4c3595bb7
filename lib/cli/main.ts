#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { BtxrdTorchError } from '../errors'
import { ExitCode } from './exit_code'

const { version } = JSON.parse(readFileSync(path.join(__dirname, '..', '..', 'package.json'), 'utf8')) as { version: string }

function positiveInteger(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Expected an integer of 1 or more.')
  return value
}

function seed(text: string): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > 0xffffffff) throw new InvalidArgumentError('Expected an integer from 0 to 4294967295.')
  return value
}

function pipelineRelease(text: string): 1 | 2 {
  if (text !== '1' && text !== '2') throw new InvalidArgumentError('Expected 1 or 2.')
  return text === '1' ? 1 : 2
}

/** What `eval` and `gradcam` have in common. */
function testSplitCommand(btxrd: Command, name: string): Command {
  return btxrd.command(name)
    .requiredOption('--config <file>', 'the YAML of the pipeline')
    .option('--override <key=value...>', 'other values, such as data.num_workers=4')
    .option('--strict', 'make a key of the config that nobody knows an error')
    .addOption(new Option('--split-strategy <name...>', 'whose test images; by default evaluation.split_strategies').choices(['stratified', 'center', 'random']))
    .option('--checkpoint <file>', 'the .pt file, for one split; by default best_<split>.pt')
    .option('--checkpoint-dir <dir>', 'where best_<split>.pt is, in the place of the config\'s paths.checkpoints_dir')
    .option('--output-dir <dir>', 'where results go, in the place of the config\'s paths.results_dir')
    .option('--threads <count>', 'threads of one operator', positiveInteger)
}

/** What `predict` and `infer` have in common. */
function inferenceCommand(btxrd: Command, name: string): Command {
  return btxrd.command(name)
    .option('--checkpoint <file>', 'the .pt file, from Python or from this package; by default the config\'s inference.default_checkpoint')
    .option('--config <file>', 'the YAML of the pipeline')
    .option('--override <key=value...>', 'other values for keys of the config')
    .option('--strict', 'make a key of the config that nobody knows an error')
    .option('--image <file...>', 'one or more images')
    .option('--input-dir <dir>', 'every .jpg .jpeg .png .bmp .tiff in a folder')
    .option('--json', 'print the results as JSON on standard output, and nothing else there')
    .option('--device <device>', 'auto, cpu, cuda, cuda:<index> or mps; by default the config\'s, else auto')
    .option('--threads <count>', 'threads of one operator', positiveInteger)
    .action(async (options) => {
      const { inferCommand } = await import('./infer.js')
      process.exitCode = await inferCommand(options)
    })
}

// Commands are imported when they run: "doctor" has to work where the addon does not load.
function program(): Command {
  const btxrd = new Command('btxrd')
    .description('Run PyTorch bone-tumour classifiers (BTXRD) from Node.js, bit for bit. Not for clinical use.')
    .version(version)
    .addHelpText('after', `
Exit codes:
  ${ExitCode.ok}  everything was done
  ${ExitCode.failed}  the command failed; standard error says why. Of diff also: the files differ
  ${ExitCode.usage}  the command line is wrong
  ${ExitCode.partial}  some images could not be read and were skipped
  ${ExitCode.interrupted}  Ctrl-C ended it in order: a training was saved, files of finished splits stay
  ${ExitCode.terminated}  the same by SIGTERM`)
    .exitOverride()

  inferenceCommand(btxrd, 'predict')
    .description('print the class and the scores of images')
    .option('--output-dir <dir>', 'also write batch_results.json there')

  inferenceCommand(btxrd, 'infer')
    .description('classify images; write batch_results.json and a heat map of each')
    .option('--output-dir <dir>', 'where batch_results.json and <stem>_gradcam.png go', 'results/inference')
    .option('--no-gradcam', 'no heat maps')

  btxrd.command('train')
    .description('train a model as the Python pipeline does, with a folder for the run; Ctrl-C saves and stops')
    .option('--config <file>', 'the YAML of the pipeline; with --resume the config of the checkpoint')
    .option('--override <key=value...>', 'other values, such as training.epochs=10')
    .option('--strict', 'make a key of the config that nobody knows an error')
    .option('--resume <file>', 'go on from a checkpoint of btxrd or of Python, in a new folder')
    .option('--run-dir <dir>', 'folder of the run, which must not exist; by default runs/<time>-<backbone>-<split>')
    .option('--release <1|2>', 'training transforms of the first or the later release of the pipeline', pipelineRelease)
    .option('--threads <count>', 'threads of one operator', positiveInteger)
    .action(async (options) => {
      const { trainCommand } = await import('./train.js')
      process.exitCode = await trainCommand(options)
    })

  btxrd.command('inspect')
    .description('say what a checkpoint or safetensors file holds, without reading its tensors or running anything of it')
    .argument('<file>', 'a file of torch.save or safetensors')
    .option('--json', 'print all of it as JSON on standard output')
    .action(async (file, options) => {
      const { inspectCommand } = await import('./inspect.js')
      process.exitCode = await inspectCommand(file, options)
    })

  btxrd.command('diff')
    .description('compare two checkpoint or safetensors files: keys, values, and tensors by largest difference and ULP')
    .argument('<a>', 'a file of torch.save or safetensors')
    .argument('<b>', 'another one, of whichever format')
    .option('--key-a <name>', 'compare what the first has under this key, such as model_state_dict')
    .option('--key-b <name>', 'the same for the second')
    .option('--json', 'print all of it as JSON on standard output')
    .action(async (a, b, options) => {
      const { diffCommand } = await import('./diff.js')
      process.exitCode = await diffCommand(a, b, options)
    })

  btxrd.command('convert')
    .description('convert a state dict between .pt and safetensors; the extension of the output says to which')
    .argument('<input>', 'a file of torch.save or safetensors')
    .argument('<output>', 'the file to write: .safetensors, .pt, .pth, .ckpt or .bin')
    .option('--key <name>', 'where in the input the state dict is, such as model_state_dict')
    .addOption(new Option('--remap <trainer>', 'make the state dict of the bare model from the file of a trainer').choices(['DataParallel', 'Lightning', 'timmEMA']).conflicts('key'))
    .option('--force', 'replace the output when it exists')
    .action(async (input, output, options) => {
      const { convertCommand } = await import('./convert.js')
      process.exitCode = await convertCommand(input, output, options)
    })

  btxrd.command('split')
    .description('divide the raw data set into the manifests that training and evaluation read')
    .option('--config <file>', 'the YAML with data.raw_dir, data.splits_dir and seed')
    .option('--override <key=value...>', 'other values for keys of the config')
    .option('--strict', 'make a key of the config that nobody knows an error')
    .option('--raw-dir <dir>', 'the raw data set: images/ and its table; instead of data.raw_dir')
    .option('--splits-dir <dir>', 'where the manifests go; instead of data.splits_dir')
    .option('--seed <number>', 'of the draw; instead of seed', seed)
    .option('--table <file>', 'the table; by default dataset.xlsx, else dataset.csv in the raw data set')
    .addOption(new Option('--strategy <name...>', 'which manifests; by default all').choices(['stratified', 'center', 'random']))
    .action(async (options) => {
      const { split } = await import('./split.js')
      process.exitCode = await split(options)
    })

  testSplitCommand(btxrd, 'eval')
    .description('evaluate checkpoints on the test images of their splits: metrics, confidence intervals, figures')
    .action(async (options) => {
      const { evalCommand } = await import('./eval.js')
      process.exitCode = await evalCommand(options)
    })

  testSplitCommand(btxrd, 'gradcam')
    .description('show where checkpoints looked: galleries of right and wrong predictions, overlap with annotations')
    .action(async (options) => {
      const { gradcamCommand } = await import('./gradcam.js')
      process.exitCode = await gradcamCommand(options)
    })

  btxrd.command('doctor')
    .description('print what was found of Node, Python, LibTorch and the addon, and what is wrong')
    .action(async () => {
      const { doctor } = await import('./doctor.js')
      process.exitCode = doctor()
    })

  btxrd.command('export')
    .description('export another timm backbone with your Python, as TorchScript without weights')
    .argument('<name>', 'a scriptable timm model, such as mobilenetv3_small_100')
    .option('--output-dir <dir>', 'where the files go; set BTXRD_MODELS_DIR to it to use them', 'models')
    .option('--block-args <key=value...>', 'block_args for timm, such as attn_layer=cbam')
    .option('--python <executable>', 'a Python with torch and timm; by default $PYTHON, the active environment, or the package\'s own')
    .action(async (name, options) => {
      const { exportArchitecture } = await import('./export.js')
      process.exitCode = await exportArchitecture(name, options)
    })
  return btxrd
}

program().parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    // Commander has printed its message; help and --version are errors to it, of code 0.
    process.exitCode = error.exitCode === 0 ? ExitCode.ok : ExitCode.usage
    return
  }
  process.stderr.write(error instanceof BtxrdTorchError ? `btxrd: ${error.message} [${error.code}]\n` : `btxrd: ${String((error as Error)?.stack ?? error)}\n`)
  process.exitCode = ExitCode.failed
})

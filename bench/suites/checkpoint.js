'use strict'

const { nodeProgram, pythonProgram, served } = require('../harness')
const { largeCheckpoint, trainingCheckpoint } = require('../checkpoint_file')

/** What both sides do with the training checkpoint; ours first. */
function pair(work, threads, peer) {
  const args = [trainingCheckpoint(), work]
  return [
    served({ name: `btxrd-torch ${work}`, ...nodeProgram('checkpoint.js', args, { threads }) }),
    served({ name: peer, ...pythonProgram('checkpoint.py', args, { threads }) })
  ]
}

/** What one load of a large file, mapped, adds to the memory of a new process. */
function memoryCase(title, file, moment, threads) {
  const contestants = [served({ name: 'btxrd-torch', ...nodeProgram('checkpoint_memory.js', [file, moment], { threads }) })]
  return { title, unit: 'MB', warmup: 0, rounds: 1, contestants }
}

module.exports = {
  options: { gigabytes: { type: 'string', default: '2' } },

  /** The training checkpoint of an EfficientNet-B0, loaded and saved; and the memory that a large file takes. */
  cases({ gigabytes, threads }) {
    const large = largeCheckpoint(gigabytes)
    const [load, theirs] = pair('load', threads, 'torch.load')
    const [mapped, theirsMapped] = pair('mmap', threads, 'torch.load(mmap=True)')
    return [
      { title: 'load of a training checkpoint of 48.6 MB, every element read once', warmup: 3, rounds: 30, contestants: [load, theirs, theirsMapped] },
      { title: 'the same, mapped', warmup: 3, rounds: 30, contestants: [mapped, theirs, theirsMapped] },
      { title: 'its save, flushed to the disk', warmup: 3, rounds: 30, contestants: pair('save', threads, 'torch.save') },
      memoryCase(`peak growth of resident memory while a file of ${gigabytes} GB is loaded, mapped`, large, 'mapped', threads),
      memoryCase('largest growth of anonymous memory while it is loaded, mapped, and all its elements are read', large, 'read', threads)
    ]
  }
}

'use strict'

// Saves two checkpoints over one file, in turn and without a pause, until it is killed:
// node checkpoint_saver.js <package> <file> <bytes of the tensor> <saves before it says so>
const [, , packagePath, file, bytes, saves] = process.argv
const { save, Tensor } = require(packagePath)

async function main() {
  // Every element tells which of the two it is, so that a mixture would be seen.
  const values = [1, 2].map((epoch) => ({ epoch, weight: Tensor.from(new Float32Array(Number(bytes) / 4).fill(epoch)) }))
  for (let round = 0; ; round++) {
    await save(values[round % 2], file)
    if (round + 1 === Number(saves)) process.stdout.write('saving\n')
  }
}

main().catch((error) => {
  console.error(error)
  process.exit(1)
})

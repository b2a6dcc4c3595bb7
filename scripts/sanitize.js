'use strict'

// `npm run test:sanitize`: builds the addon with AddressSanitizer and UndefinedBehaviorSanitizer (the
// preset `sanitize` of CMakePresets.json) and runs the native tests, those of checkpoints and the fuzz
// program with it. See docs/fuzzing.md.

const { execFileSync, spawnSync } = require('node:child_process')
const os = require('node:os')
const path = require('node:path')
const { performance } = require('node:perf_hooks')
const { parseArgs } = require('node:util')

const root = path.join(__dirname, '..')
const build = path.join(root, 'build-sanitize')
const fuzz = path.join('fuzz', 'main.js')

const help = `npm run test:sanitize -- [--no-build] [--only tests|fuzz|leaks] [test files ...]

  --no-build  with the addon that was built last time
  --only      one of the steps: programs, tests, fuzz, leaks
  test files  instead of test/native and test/unit/checkpoint`

/** Tests that compile a C++ program of their own, without Node. */
const programs = ['test/native/block_pool.test.ts', 'test/native/storage_file.test.ts']
/** Tests that start the compiler, or that measure memory, which a sanitizer takes part of. */
const leftOut = [...programs, 'test/native/memory.test.ts']

function runtimeOf(name) {
  const file = execFileSync(process.env.CXX ?? 'c++', [`-print-file-name=${name}`], { encoding: 'utf8' }).trim()
  if (!path.isAbsolute(file)) throw new Error(`The compiler has no ${name}: install the sanitizers' libraries of your compiler (libasan, libubsan).`)
  return file
}

function environment({ leaks }) {
  return {
    ...process.env,
    BTXRD_ADDON: path.join(build, 'btxrd_torch.node'),
    // Node itself is built without the sanitizer, whose library has to be there first. The C++ library
    // comes with it, so that the sanitizer finds the functions that throw exceptions.
    LD_PRELOAD: [runtimeOf('libasan.so'), runtimeOf('libubsan.so'), runtimeOf('libstdc++.so')].join(' '),
    // V8 reserves address space and takes signals in ways of its own; both are wanted.
    ASAN_OPTIONS: `detect_leaks=${leaks ? 1 : 0}:abort_on_error=0:exitcode=99:allocator_may_return_null=1:detect_odr_violation=0:handle_segv=1:allow_user_segv_handler=1`,
    UBSAN_OPTIONS: 'halt_on_error=1:print_stacktrace=1',
    LSAN_OPTIONS: `suppressions=${path.join(__dirname, 'sanitize', 'leaks.txt')}`
  }
}

function step(title, args, env) {
  console.log(`\n${title}`)
  const started = performance.now()
  const { status, signal } = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  console.log(`${title}: ${status === 0 ? 'passed' : `failed (${signal ?? `exit status ${status}`})`} after ${seconds} s`)
  return status === 0
}

function compile() {
  const jobs = String(Math.max(1, os.availableParallelism()))
  for (const args of [['--preset', 'sanitize'], ['--build', '--preset', 'sanitize', '--parallel', jobs]]) execFileSync('cmake', args, { cwd: root, stdio: 'inherit' })
}

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true, allowNegative: true,
    options: { build: { type: 'boolean', default: true }, only: { type: 'string' }, help: { type: 'boolean' } }
  })
  if (values.help) {
    console.log(help)
    return true
  }
  if (process.platform !== 'linux') throw new Error('The sanitizers are set up for Linux only.')
  if (values.build) compile()
  const files = positionals.length > 0 ? positionals : ['test/native', 'test/unit/checkpoint']
  const jest = path.join('node_modules', 'jest', 'bin', 'jest.js')
  const steps = {
    programs: () => step('C++ programs under the sanitizers', [jest, ...programs], { ...process.env, BTXRD_SANITIZE: 'address,undefined' }),
    tests: () => step('Tests under the sanitizers', [jest, '--runInBand', '--testPathIgnorePatterns', ...leftOut, '--', ...files], environment({ leaks: false })),
    fuzz: () => step('20,000 fuzz inputs under the sanitizers', [fuzz, '--runs', '20000'], environment({ leaks: false })),
    leaks: () => step('Leaks after 2,000 fuzz inputs', ['--expose-gc', fuzz, '--runs', '2000'], environment({ leaks: true }))
  }
  const wanted = Object.entries(steps).filter(([name]) => values.only === undefined || values.only === name)
  if (wanted.length === 0) throw new Error(`Expected one of ${Object.keys(steps).join(', ')} for --only but received "${values.only}".`)
  return wanted.map(([, run]) => run()).every(Boolean)
}

try {
  process.exitCode = main() ? 0 : 1
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

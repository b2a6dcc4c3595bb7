import { isWeightsOnly } from './globals'
import type { PickleEmitter } from './pickle_emitter'
import { writeInteger } from './pickle_numbers'
import { writeLayout } from './pickle_tensor'
import { Complex, OpaqueGlobal, TorchDevice, TorchDType, TorchLayout, TorchQScheme, type PythonObject } from './python_objects'

/** Writes a Python object of those that `weights_only=True` reads; false for any other, and then nothing is written. */
export function writePythonObject(emitter: PickleEmitter, object: PythonObject): boolean {
  if (object instanceof Complex) {
    emitter.global('__builtin__', 'complex')
    emitter.tuple(null, 2, (index) => emitter.sink.float(index === 0 ? object.re : object.im))
    emitter.reduce(object)
  } else if (object instanceof TorchDevice) {
    const { type, index } = object
    emitter.global('torch', 'device')
    emitter.tuple(null, index === null ? 1 : 2, (place) => (place === 0 ? emitter.text(type) : writeInteger(emitter.sink, index!)))
    emitter.reduce(object)
  } else if (object instanceof TorchLayout) writeLayout(emitter, object)
  else if (object instanceof TorchDType || object instanceof TorchQScheme) return writeGlobal(emitter, object.name)
  else if (object instanceof OpaqueGlobal) return writeGlobal(emitter, object.name)
  else return false
  return true
}

/** A name of the allow-list, `module.name`. Protocol 2 has the modules of Python 2. */
function writeGlobal(emitter: PickleEmitter, name: string): boolean {
  if (!isWeightsOnly(name)) return false
  const dot = name.lastIndexOf('.')
  const module = name.slice(0, dot)
  emitter.global(module === 'builtins' ? '__builtin__' : module, name.slice(dot + 1))
  return true
}

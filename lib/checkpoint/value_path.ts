/** One step into a value: a property, an index, or a key of a Map. */
type Step = { kind: 'property', name: string } | { kind: 'key', key: unknown }

/** Where a writer is inside the value that it writes, for error messages: `config.model.dropout`. */
export class ValuePath {
  private readonly steps: Step[] = []

  /** `root` is how the caller knows the whole value; empty when its keys are the names that the caller knows. */
  constructor(private readonly root: string) {}

  enterProperty(name: string): void {
    this.steps.push({ kind: 'property', name })
  }

  /** An index of a list or a key of a Map. */
  enterKey(key: unknown): void {
    this.steps.push({ kind: 'key', key })
  }

  leave(): void {
    this.steps.pop()
  }

  toString(): string {
    let text = this.root
    for (const step of this.steps) {
      if (step.kind === 'key') text += `[${typeof step.key === 'string' ? JSON.stringify(step.key) : String(step.key)}]`
      else if (!/^[A-Za-z_$][\w$]*$/.test(step.name)) text += `[${JSON.stringify(step.name)}]`
      else text += text === '' ? step.name : `.${step.name}`
    }
    return text
  }
}

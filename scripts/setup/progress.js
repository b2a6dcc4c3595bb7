'use strict'

const { clearInterval, setInterval } = require('node:timers')

/** `[3/6] Python packages ... 41 s`, with the running time and the last line of the tool on a terminal. */
class Progress {
  constructor(count, stream = process.stdout) {
    this.count = count
    this.stream = stream
    this.index = 0
  }

  start(name) {
    this.index += 1
    this.label = `[${this.index}/${this.count}] ${name} ...`
    this.started = Date.now()
    this.lastLine = ''
    this.stream.write(this.label)
    if (this.stream.isTTY) {
      this.timer = setInterval(() => this.#redraw(this.lastLine), 500)
      this.timer.unref()
    }
  }

  /** Text that the running tool printed. */
  output(text) {
    this.lastLine = text.trimEnd().split(/[\r\n]/).at(-1) ?? ''
  }

  done(note) {
    clearInterval(this.timer)
    if (this.stream.isTTY) this.stream.write(`\r\x1b[K${this.label}`)
    this.stream.write(` ${note ?? `${this.#seconds()} s`}\n`)
  }

  #seconds() {
    return Math.round((Date.now() - this.started) / 1000)
  }

  #redraw(detail) {
    const line = `${this.label} ${this.#seconds()} s  ${detail}`
    this.stream.write(`\r\x1b[K${line.slice(0, (this.stream.columns ?? 80) - 1)}`)
  }
}

module.exports = { Progress }

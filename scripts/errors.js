'use strict'

/** An error with a `code`, as Node's own have; lib/ turns it into a BtxrdTorchError of that code. */
function codedError(code, message, details = {}) {
  return Object.assign(new Error(message), { code }, details)
}

module.exports = { codedError }

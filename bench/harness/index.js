'use strict'

// What a suite of bench/suites needs; see bench/README.md.

module.exports = {
  ...require('./contestant'),
  ...require('./alternate'),
  ...require('./programs'),
  ...require('./statistics')
}

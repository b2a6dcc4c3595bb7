'use strict'

/** The value below which the part `q` of the values lies, between neighbours in proportion. */
function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * q
  const below = sorted[Math.floor(place)]
  return below + (sorted[Math.ceil(place)] - below) * (place - Math.floor(place))
}

/** Median, quartiles and range. */
function summary(values) {
  const [min, lower, median, upper, max] = [0, 0.25, 0.5, 0.75, 1].map((q) => quantile(values, q))
  return { median, lower, upper, min, max }
}

/** Ours over theirs, round by round; below 1 is faster here. */
function compare(ours, theirs) {
  return summary(ours.map((value, round) => value / theirs[round]))
}

module.exports = { quantile, summary, compare }

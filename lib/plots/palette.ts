/** Colours that people with any colour vision can tell apart (Okabe and Ito, 2008). */
export const PALETTE: readonly string[] = Object.freeze([
  '#0072b2', '#e69f00', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#000000'
])

/** Lines and ticks that carry no data. */
export const MUTED = '#9aa5b1'

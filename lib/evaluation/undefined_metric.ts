/** What scikit-learn warns of as `UndefinedMetricWarning`: a number that has no meaning for these labels. */
export function warnUndefined(message: string): void {
  process.emitWarning(message, { type: 'BtxrdTorchWarning', code: 'BTXRD_UNDEFINED_METRIC' })
}

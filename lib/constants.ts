/** The classes of BTXRD, by their label. */
export const CLASS_NAMES: readonly string[] = Object.freeze(['Normal', 'Benign', 'Malignant'])

/** The text of lib/ops/aten.ts for the operators of an addon. */
export function generate(addon: unknown): string
/** Where that file is. */
export const target: string

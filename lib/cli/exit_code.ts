/** Exit codes of the `btxrd` command; its help lists them. */
export const ExitCode = { ok: 0, failed: 1, usage: 2, partial: 3 } as const

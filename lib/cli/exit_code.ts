/** Exit codes of the `btxrd` command; its help lists them. The last two are what shells know for the signals. */
export const ExitCode = { ok: 0, failed: 1, usage: 2, partial: 3, interrupted: 130, terminated: 143 } as const

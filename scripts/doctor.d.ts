export interface Check {
  name: string
  /** Only 'fail' makes the report not ok. */
  status: 'ok' | 'warn' | 'fail'
  /** What was found and where; may have several lines. */
  detail: string
  /** What mends it. */
  remedy?: string
}

export interface Report {
  ok: boolean
  checks: Check[]
}

/** Looks at everything that this package needs: Node, packages, tools, LibTorch, the addon, the model archives. */
export function diagnose(options?: { root?: string; env?: NodeJS.ProcessEnv }): Report

/** The report as text for a terminal. */
export function formatReport(report: Report): string

import { diagnose, formatReport } from '../../scripts/doctor'
import { ExitCode } from './exit_code'

/** `btxrd doctor`: returns the exit code. */
export function doctor(): number {
  const report = diagnose()
  process.stdout.write(`${formatReport(report)}\n`)
  return report.ok ? ExitCode.ok : ExitCode.failed
}

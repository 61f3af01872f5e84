/** The report of a run, which has one from its first evaluation on. */
import { WorkbenchError } from '#shared/errors.ts'

/** Returns the report. @throws WorkbenchError `run-state` before the first evaluation. */
export function evaluatedReport<Report>(run: string, report: Report | null): Report {
  if (report === null)
    throw new WorkbenchError({
      code: 'run-state',
      run,
      expected: 'a run that has been evaluated',
      found: 'no evaluation yet',
    })
  return report
}

/** Prints the joint report of runs in the form that was asked for. */
import { Option, type Command } from 'commander'
import { joinedEvaluation } from '#shared/tables/joinedEvaluation.ts'
import { jointFile } from '#shared/tables/jointFile.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { Print } from '../jsonCommand.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'
import { jointReportText } from './jointReportText.ts'

/** The form of a joint report; text where none is set. */
export interface JointForm {
  readonly json?: boolean
  readonly csv?: boolean
  readonly latex?: boolean
  readonly eachRepetition?: boolean
}

/** Adds the options for it to a command, beside `--json`. */
export function addJointForm(command: Command): Command {
  return command
    .addOption(new Option('--csv', 'Write the table of methods as CSV.').conflicts(['json', 'latex']))
    .addOption(new Option('--latex', 'Write the table of methods as LaTeX.').conflicts(['json', 'csv']))
    .option('--each-repetition', 'Show each repetition below its method.')
}

/**
 * Prints it, then `end` below a text.
 * @throws WorkbenchError `argument-invalid` where the runs cannot be joined, in words.
 */
export async function printJoint(
  runs: readonly RunId[],
  form: JointForm,
  {
    workbench,
    print,
    end = '',
  }: { readonly workbench: TerminalWorkbench; readonly print: Print; readonly end?: string },
): Promise<void> {
  const joint = await (await workbench.calls())['runs.joint']({ runs: [...runs] })
  const evaluation = joinedEvaluation(joint, 'none')
  const format = form.csv ? 'csv' : form.latex ? 'latex' : null
  print(form, joint, () =>
    format === null
      ? `${jointReportText(joint, evaluation, form)}${end}`
      : // A terminal ends its lines by itself.
        jointFile(joint, evaluation, format).replaceAll('\r\n', '\n').trimEnd(),
  )
}

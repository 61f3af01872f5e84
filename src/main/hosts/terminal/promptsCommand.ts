/** `recnet prompts`: what a run asked its language models, the raw answers, and the outcome of each call. */
import { Command, Option } from 'commander'
import { WorkbenchError } from '#shared/errors.ts'
import { repairOf } from '#shared/vocabulary/calls/callName.ts'
import {
  CALL_OUTCOMES,
  type CallOutcome,
  type KeptExchange,
  type RecomputedSteps,
  type TracedCall,
  type TracedCalls,
} from '#shared/vocabulary/trace.ts'
import { printable } from './printable.ts'
import type { TerminalWorkbench } from './terminalWorkbench.ts'

interface PromptOptions {
  readonly json?: boolean
  readonly prompt?: string
  readonly of?: string
  readonly step?: string
  readonly from?: string
  readonly to?: string
  readonly status?: CallOutcome
  readonly model?: string
  readonly text?: string
  readonly limit: string
}

/** The command. `print` gets the calls, as text or as JSON. */
export function promptsCommand(workbench: TerminalWorkbench, print: (text: string) => void): Command {
  return new Command('prompts')
    .argument('<run>', 'Name or folder of the run.')
    .description('Show what a run asked its language model, and the raw answers.')
    .option('--prompt <name>', 'Only this prompt, as calls name it: merge, predict, client-optimizer, rank.')
    .option('--of <id>', 'Only calls about this client or router: u:3, i:12, r5.')
    .option('--step <number>', 'Only calls of this interaction.')
    .option('--from <step>', 'Only calls of this interaction and later ones.')
    .option('--to <step>', 'Only calls of this interaction and earlier ones.')
    .addOption(new Option('--status <status>', 'Only calls with this outcome.').choices(CALL_OUTCOMES))
    .option('--model <name>', 'Only calls that this model answered.')
    .option('--text <words>', 'Only calls in whose messages or answers all these words occur.')
    .option('--limit <number>', 'At most this many calls.', '20')
    .option('--json', 'Write the result as JSON.')
    .exitOverride()
    .action(
      async (
        typed: string,
        { json, prompt, of, step, from, to, status, model, text, limit }: PromptOptions,
      ) => {
        const asked = {
          prompt,
          subject: of,
          fromStep: wholeIfGiven('--from', from) ?? wholeIfGiven('--step', step),
          toStep: wholeIfGiven('--to', to) ?? wholeIfGiven('--step', step),
          status,
          model,
          text,
          limit: whole('--limit', limit),
        }
        const run = await workbench.runOf(typed, { listed: false })
        const found = await (await workbench.calls())['inspection.calls']({ run, ...asked })
        print(json ? JSON.stringify(found, null, 2) : printable(callsText(found)))
      },
    )
}

function callsText({ total, kept, calls, recomputed }: TracedCalls): string {
  if (kept === 0)
    return recomputed
      ? `The run asked nothing at ${stepsText(recomputed)}.`
      : 'No calls are kept: the run has asked nothing yet, or its replies were removed to make room.'
  const those = recomputed ? `calls of ${stepsText(recomputed)}` : 'kept calls'
  const counted = `${total.toLocaleString('en')} of ${kept.toLocaleString('en')} ${those} fit`
  const shown =
    calls.length < total ? `; ${calls.length.toLocaleString('en')} of them are shown, more with --limit` : ''
  const how = recomputed ? ` ${recomputedText(recomputed)}` : ''
  return [`${counted}${shown}.${how}`, ...calls.map(callText)].join('\n\n')
}

function stepsText({ fromStep, toStep }: RecomputedSteps): string {
  return fromStep === toStep ? `step ${fromStep}` : `steps ${fromStep} to ${toStep}`
}

function recomputedText({ whole, partial }: RecomputedSteps): string {
  return [
    'Calls of the built-in agent are not kept; these were computed again, and are the same.',
    ...(whole ? [] : ['Other steps with --step, or --from and --to, a few at a time.']),
    ...(partial ? ['Rankings of the first users only; others with --of u:3.'] : []),
  ].join(' ')
}

function callText(call: TracedCall): string {
  const facts = [
    call.call,
    call.status ?? 'outcome not known',
    ...(call.shortened ? ['shortened'] : []),
    ...(call.truncated ? ['truncated'] : []),
    ...call.notes,
    ...(call.model === null ? [] : [call.model]),
    `${call.promptTokens} prompt tokens, ${call.replyTokens} reply tokens`,
    ...(call.milliseconds === null ? [] : [`${call.milliseconds} ms`]),
  ]
  const repaired = call.repaired ? [`── ${repairOf(call.call)}`, ...exchangeText(call.repaired)] : []
  return [`── ${facts.join(' · ')}`, ...exchangeText(call), ...repaired].join('\n')
}

function exchangeText({ messages, reply }: KeptExchange): readonly string[] {
  return [...messages.map(({ role, content }) => `[${role}]\n${content}`), `[answer]\n${reply.text}`]
}

function wholeIfGiven(argument: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : whole(argument, text)
}

function whole(argument: string, text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isInteger(value) && value >= 0) return value
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument,
    expected: 'a whole number of at least 0',
    found: text,
  })
}

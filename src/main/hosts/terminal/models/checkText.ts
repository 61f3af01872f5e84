/** The check of a chat server as the terminal shows it. */
import { serverAdvice } from '#shared/serverAdvice.ts'
import type { ServerCheck } from '#shared/vocabulary/models/chatServers.ts'
import { printable } from '../printable.ts'

/** What one address of a server can do, in lines. */
export function checkText(check: ServerCheck): string {
  const { address, reachable, model, listed, models, form, prompts, contextTokens } = check
  const { probabilities, milliseconds, problem } = check
  const names = models.map(printable).join(', ') || 'none'
  const there =
    listed === null
      ? 'lists no models'
      : listed
        ? `${printable(model)} is there`
        : model === ''
          ? `lists the models ${names}`
          : `${printable(model)} is not listed; there are ${names}`
  const lines = [
    ...(reachable ? [there] : []),
    ...(form === null
      ? []
      : [
          `replies held to: ${form}`,
          `prompts of a run: ${prompts.length}, of which ${prompts.filter((one) => one.form === 'schema').length} by their schema`,
          `prompt and reply: ${contextTokens === null ? 'it does not tell' : `${contextTokens} tokens`}`,
          `label probabilities: ${probabilities === true ? 'yes' : 'no'}`,
          `short reply in ${milliseconds ?? 0} ms`,
          ...serverAdvice(check).map(printable),
        ]),
    ...(problem === null ? [] : [printable(problem)]),
  ]
  return [
    `${address}: ${reachable ? 'reachable' : 'not reachable'}`,
    ...lines.map((line) => `  ${line}`),
  ].join('\n')
}

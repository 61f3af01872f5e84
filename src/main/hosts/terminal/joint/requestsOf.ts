/** The requests of several methods under the same protocol, made from one command line. */
import { join } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import type { RunRequest, Settings } from '#shared/vocabulary/runs.ts'
import { settingsForVariant } from '#shared/vocabulary/settings/settingsForVariant.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'

export type RequestsOf = readonly (RunRequest & { readonly folder?: string })[]

/** What all methods are asked with; `variants` are their labels, the first one's results are tested against the others. */
export interface AskedTogether {
  readonly variants: readonly string[]
  readonly request: Omit<RunRequest, 'variant'>
  /** The folder for a folder of each run; undefined for folders of the home. */
  readonly out?: string | undefined
}

/**
 * Returns one request for each method. What a method does not take is said by `tell`.
 * @throws WorkbenchError `argument-invalid` for a setting that none of them has.
 */
export async function requestsOf(
  { variants, request, out }: AskedTogether,
  workbench: TerminalWorkbench,
  tell: (line: string) => void,
): Promise<RequestsOf> {
  const options = await (await workbench.calls())['experiments.options']({})
  const asked = request.settings as Settings
  const requests: (RunRequest & { readonly folder?: string })[] = []
  const lacking: (readonly string[])[] = []
  for (const name of variants) {
    const variant = options.variants.find((one) => one.name === name) ?? { method: name, name, settings: {} }
    const { settings, missing, fixed } = settingsForVariant(asked, variant, options.methods)
    lacking.push(missing)
    if (missing.length > 0) tell(`${name} has no ${missing.join(', ')}: left out for it.`)
    if (fixed.length > 0) tell(`${name} sets ${fixed.join(', ')} itself: left as it is.`)
    if (options.methods.find((one) => one.name === variant.method)?.asksModels === false)
      tell(`${name} asks no model.`)
    const folder = out === undefined ? {} : { folder: await workbench.granted(join(out, folderName(name))) }
    requests.push({ ...request, variant: name, settings: { ...settings }, ...folder })
  }
  const unknown = Object.keys(asked).filter((name) => lacking.every((missing) => missing.includes(name)))
  if (unknown.length === 0) return requests
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: 'settings',
    expected: `settings that one of ${variants.join('; ')} has`,
    found: unknown.join(', '),
  })
}

function folderName(variant: string): string {
  return variant
    .toLowerCase()
    .replaceAll('+', '-plus')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

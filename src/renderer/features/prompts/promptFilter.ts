/** Which calls the page of prompts shows, as its address says it: `?steps=400-420&prompt=merge&status=repaired&of=u:3&text=jazz`. */
import { PROMPT_NAME, type PromptName } from '#shared/vocabulary/prompts.ts'
import { CALL_OUTCOMES, type CallOutcome } from '#shared/vocabulary/trace.ts'

export interface PromptFilter {
  readonly prompt?: PromptName
  readonly subject?: string
  readonly fromStep?: number
  readonly toStep?: number
  readonly status?: CallOutcome
  readonly text?: string
}

/** As typed and chosen; empty where nothing is asked. */
export interface FilterFields {
  readonly text: string
  readonly steps: string
  readonly of: string
  readonly prompt: string
  readonly status: string
}

export const NO_FILTER: FilterFields = { text: '', steps: '', of: '', prompt: '', status: '' }
/** The engine takes no longer text. */
const LONGEST = 200

/** What of an address is about the filter; the rest is nothing to it. */
export function fieldsOf(query: Readonly<Record<string, unknown>>): FilterFields {
  const field = (name: keyof FilterFields) => {
    const value = query[name]
    return typeof value === 'string' ? value.slice(0, LONGEST) : ''
  }
  return {
    text: field('text'),
    steps: field('steps'),
    of: field('of'),
    prompt: field('prompt'),
    status: field('status'),
  }
}

/** For addresses: without what is empty. */
export function queryOf(fields: FilterFields): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}

/** What of the fields can be asked; a field that cannot be read asks for nothing. */
export function filterOf(fields: FilterFields): PromptFilter {
  const prompt = PROMPT_NAME.test(fields.prompt) ? fields.prompt : null
  const status = CALL_OUTCOMES.find((name) => name === fields.status)
  const steps = stepsOf(fields.steps)
  const [text, subject] = [fields.text.trim(), fields.of.trim()]
  return {
    ...(prompt && { prompt }),
    ...(subject && { subject }),
    ...steps,
    ...(status && { status }),
    ...(text && { text }),
  }
}

/** `412`, `400-420`, `400-` or `-420`. */
export function stepsOf(text: string): { readonly fromStep?: number; readonly toStep?: number } {
  const [, from = '', dash = '', to = ''] = /^\s*(\d{0,9})\s*([-–]?)\s*(\d{0,9})\s*$/.exec(text) ?? []
  if (dash === '') return from === '' ? {} : { fromStep: Number(from), toStep: Number(from) }
  return { ...(from !== '' && { fromStep: Number(from) }), ...(to !== '' && { toStep: Number(to) }) }
}

/** Null where the field is empty or can be read. */
export function stepsProblem(text: string): string | null {
  return text.trim() === '' || Object.keys(stepsOf(text)).length > 0
    ? null
    : 'Expected a step or two: 412, 400-420, 400-.'
}

/** For a list without hits: what was asked for. */
export function filterInWords({ prompt, subject, fromStep, toStep, status, text }: PromptFilter): string {
  const steps =
    fromStep === undefined
      ? toStep === undefined
        ? null
        : `up to step ${toStep}`
      : toStep === undefined
        ? `from step ${fromStep}`
        : fromStep === toStep
          ? `of step ${fromStep}`
          : `of steps ${fromStep} to ${toStep}`
  return [
    prompt && `of the prompt ${prompt}`,
    subject && `about ${subject}`,
    steps,
    status &&
      (status === 'ok'
        ? 'that were read at once'
        : status === 'repaired'
          ? 'that were repaired'
          : status === 'shortened'
            ? 'that were shortened'
            : 'that fell back'),
    text && `with “${text}”`,
  ]
    .filter((part) => part !== undefined && part !== null && part !== '')
    .join(', ')
}

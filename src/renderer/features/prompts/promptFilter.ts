/** Which calls the page of prompts shows, and how its address states it: `?steps=400-420&prompt=merge&status=repaired&of=u:3&text=jazz`. */
import { PROMPT_NAME, type PromptName } from '#shared/vocabulary/prompts.ts'
import { t } from '../../locales/t.ts'
import type { MessageKey } from '../../locales/messageKey.ts'
import { CALL_OUTCOMES, type CallOutcome } from '#shared/vocabulary/trace.ts'

export interface PromptFilter {
  readonly prompt?: PromptName
  readonly subject?: string
  readonly fromStep?: number
  readonly toStep?: number
  readonly status?: CallOutcome
  readonly text?: string
}

/** The fields as typed and chosen; an empty one does not filter. */
export interface FilterFields {
  readonly text: string
  readonly steps: string
  readonly of: string
  readonly prompt: string
  readonly status: string
}

const STATUS_IN_WORDS: Readonly<Record<CallOutcome, MessageKey>> = {
  ok: 'prompts.thatOk',
  repaired: 'prompts.thatRepaired',
  'fell back': 'prompts.thatFellBack',
  shortened: 'prompts.thatShortened',
  truncated: 'prompts.thatTruncated',
  refused: 'prompts.thatRefused',
}

export const NO_FILTER: FilterFields = { text: '', steps: '', of: '', prompt: '', status: '' }
/** The longest text that the engine accepts. */
const LONGEST = 200

/** The fields that an address states. Other parts of its query are ignored. */
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

/** The query of an address, without the empty fields. */
export function queryOf(fields: FilterFields): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}

/** The filter that the fields state. A field that cannot be read does not filter. */
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

/** Reads a range of steps: `412`, `400-420`, `400-` or `-420`. It is empty where the text is none of these. */
export function stepsOf(text: string): { readonly fromStep?: number; readonly toStep?: number } {
  const [, from = '', dash = '', to = ''] = /^\s*(\d{0,9})\s*([-–]?)\s*(\d{0,9})\s*$/.exec(text) ?? []
  if (dash === '') return from === '' ? {} : { fromStep: Number(from), toStep: Number(from) }
  return { ...(from !== '' && { fromStep: Number(from) }), ...(to !== '' && { toStep: Number(to) }) }
}

/** What is wrong with the field of steps; null where it is empty or can be read. */
export function stepsProblem(text: string): string | null {
  return text.trim() === '' || Object.keys(stepsOf(text)).length > 0 ? null : t('prompts.stepsExpected')
}

/** The filter in words, for a list without hits. */
export function filterInWords({ prompt, subject, fromStep, toStep, status, text }: PromptFilter): string {
  const steps =
    fromStep === undefined
      ? toStep === undefined
        ? null
        : t('prompts.upToStep', { step: toStep })
      : toStep === undefined
        ? t('prompts.fromStep', { step: fromStep })
        : fromStep === toStep
          ? t('prompts.ofStep', { step: fromStep })
          : t('prompts.ofSteps', { from: fromStep, to: toStep })
  return [
    prompt && t('prompts.ofPrompt', { prompt }),
    subject && t('prompts.aboutSubject', { subject }),
    steps,
    status && t(STATUS_IN_WORDS[status]),
    text && t('prompts.withText', { text }),
  ]
    .filter((part) => part !== undefined && part !== null && part !== '')
    .join(t('prompts.between'))
}

/** LanguageModel by OpenAI-compatible servers: llama-server, vLLM, Ollama, LM Studio; on this machine or a rack of them. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Cancellation, Completion, CompletionRequest, LanguageModel } from '../../recnet/ports.ts'
import { AddressPool } from './addressPool.ts'
import { boundedText, readCompletion } from './readCompletion.ts'

export interface ChatServerOptions {
  /** Up to and with `/v1`. */
  readonly addresses: readonly string[]
  readonly model: string
  /** Questions under way at once at each address. */
  readonly parallel: number
  readonly timeoutSeconds: number
  /** Milliseconds before the second try; each further one waits twice as long. */
  readonly firstDelay?: number
}

/** What a server is asked to hold its reply to, the strictest first; a server that refuses one is not asked for it again. */
const FORMS = ['json_schema', 'json_object', 'text'] as const
type Form = (typeof FORMS)[number]

const MOST_TRIES = 5
const FIRST_DELAY = 500
const LONGEST_DELAY = 30_000
const LOOK_EVERY = 25

/** What came of one try; `again` may be tried once more, elsewhere or later. */
type Outcome =
  | { readonly completion: Completion }
  | { readonly refused: Form }
  | { readonly again: string; readonly after: number | null }
  | { readonly failed: string }

/** The addresses stand in the name, since they must be seen wherever its results are. */
export function createChatServerLanguageModel({
  addresses,
  model,
  parallel,
  timeoutSeconds,
  firstDelay = FIRST_DELAY,
}: ChatServerOptions): LanguageModel {
  const name = `${model} at ${addresses.map((address) => new URL(address).host).join(', ')}`
  const pool = new AddressPool(addresses, parallel)
  const forms = new Map(addresses.map((address) => [address, FORMS[0] as Form]))
  const failed = (call: string, reason: string) =>
    new WorkbenchError({ code: 'model-failed', model: name, call, reason })

  const complete = async (request: CompletionRequest, cancellation: Cancellation): Promise<Completion> => {
    let reason = ''
    let avoided: string | null = null
    for (let tries = 0; tries < MOST_TRIES;) {
      cancellation.throwIfCancelled()
      const address: string = await pool.take(avoided)
      const form = forms.get(address) ?? 'text'
      const outcome: Outcome = await asked(address, bodyOf(request, model, form), {
        form,
        timeoutSeconds,
        cancellation,
      }).finally(() => pool.give(address))
      cancellation.throwIfCancelled()
      if ('completion' in outcome) return outcome.completion
      if ('failed' in outcome) throw failed(request.call, `${new URL(address).host} ${outcome.failed}`)
      if ('refused' in outcome) {
        forms.set(address, FORMS[FORMS.indexOf(outcome.refused) + 1] ?? 'text')
        continue
      }
      reason = `${new URL(address).host} ${outcome.again}`
      avoided = address
      tries += 1
      if (tries < MOST_TRIES) await waited(outcome.after ?? firstDelay * 2 ** (tries - 1), cancellation)
    }
    throw failed(request.call, `${reason}, after ${MOST_TRIES} tries`)
  }
  return { description: { name, caveat: null }, complete }
}

function bodyOf(
  { messages, sampling, seed, schema, prompt }: CompletionRequest,
  model: string,
  form: Form,
): string {
  const format = {
    json_schema: { response_format: { type: 'json_schema', json_schema: { name: prompt, schema } } },
    json_object: { response_format: { type: 'json_object' } },
    text: {},
  }[form]
  return JSON.stringify({
    model,
    messages,
    temperature: sampling.temperature,
    max_tokens: sampling.maxTokens,
    seed: seed & 0x7fffffff,
    stream: false,
    ...format,
  })
}

interface Try {
  readonly form: Form
  readonly timeoutSeconds: number
  readonly cancellation: Cancellation
}

async function asked(
  address: string,
  body: string,
  { form, timeoutSeconds, cancellation }: Try,
): Promise<Outcome> {
  const stop = new AbortController()
  const look = setInterval(() => cancellation.cancelled && stop.abort(), LOOK_EVERY)
  const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(timeoutSeconds * 1000)])
  try {
    // A redirect could lead the texts of a run anywhere.
    const response = await fetch(`${address.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal,
      redirect: 'error',
    })
    if (response.ok) return await readCompletion(response)
    const said = ((await boundedText(response).catch(() => null)) ?? '').replace(/\s+/g, ' ').slice(0, 200)
    if (form !== 'text' && (response.status === 400 || response.status === 422)) return { refused: form }
    if (response.status === 408 || response.status === 429 || response.status >= 500) {
      const seconds = Number(response.headers.get('retry-after') ?? NaN)
      return {
        again: `answered ${response.status}: ${said}`,
        after: Number.isFinite(seconds) ? Math.min(LONGEST_DELAY, seconds * 1000) : null,
      }
    }
    return { failed: `answered ${response.status}: ${said}` }
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError'
    return {
      again: timedOut
        ? `gave no answer within ${timeoutSeconds} s`
        : `could not be reached: ${reasonOf(error)}`,
      after: null,
    }
  } finally {
    clearInterval(look)
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}

async function waited(milliseconds: number, cancellation: Cancellation): Promise<void> {
  const end = performance.now() + milliseconds
  while (performance.now() < end && !cancellation.cancelled) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(LOOK_EVERY, end - performance.now())))
  }
}

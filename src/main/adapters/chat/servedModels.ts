/** Asks a chat server which models it has. */
import { z } from 'zod'
import { WorkbenchError } from '#shared/errors.ts'
import type { AskServedModels } from '../../workbench/models/ports/servedModels.ts'
import { boundedText } from './reply/boundedText.ts'
import { jsonOf } from './reply/jsonOf.ts'
import { sentHeaders } from './sentHeaders.ts'
import { serverFetch } from './serverFetch.ts'

const listing = z.object({ data: z.array(z.object({ id: z.string() })) })

/** Asks for `/models` below the address. Never rejects. A redirect counts as no answer. */
export const servedModels: AskServedModels = async ({ address, ...access }, seconds, cancellation) => {
  const stop = new AbortController()
  const forget = cancellation.onCancel(() => stop.abort())
  const unanswered = (problem: string) => ({ answered: false, names: null, problem })
  try {
    const headers = sentHeaders(access)
    const response = await serverFetch(`${address.replace(/\/+$/, '')}/models`, {
      headers,
      signal: AbortSignal.any([stop.signal, AbortSignal.timeout(seconds * 1000)]),
      // A redirect could lead the texts of a run anywhere.
      redirect: 'manual',
    })
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel()
      return unanswered(`sends on to another address (${response.status}), which is not followed`)
    }
    const text = await boundedText(response)
    const isLocked = response.status === 401 || response.status === 403
    const problem = isLocked ? `answered ${response.status}. It wants a key that it knows.` : null
    return { answered: true, names: response.ok ? namesIn(text ?? '') : null, problem }
  } catch (error) {
    if (error instanceof WorkbenchError) return unanswered(`was not asked. ${error.message}`)
    const timedOut = error instanceof Error && error.name === 'TimeoutError'
    return unanswered(
      timedOut ? `gave no answer within ${seconds} s` : `could not be reached: ${causeOf(error)}`,
    )
  } finally {
    forget()
  }
}

function namesIn(text: string): readonly string[] | null {
  const parsed = listing.safeParse(jsonOf(text))
  return parsed.success ? parsed.data.data.map(({ id }) => id) : null
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message || error.message : error.message
}

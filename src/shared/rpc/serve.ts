/** The serving end of a link: validates requests by the contract and passes them to the handler of that name. */
import type { z } from 'zod'
import type { Call, Contract, HandlersOf, Publish } from '../contract/contract.ts'
import { isFault, toPageWire, toWire, WorkbenchError } from '../errors.ts'
import type { Link, Request } from './link.ts'

/** A link that is being served. */
export interface Served<C extends Contract> {
  readonly publish: Publish<C>
  /** Stops answering and publishing. Calls in progress end without a reply. */
  readonly stop: () => void
}

/** Logs an unexpected error of a handler and returns the id of the log entry. */
export type ReportFault = (error: unknown, call: string) => string

/**
 * Serves a contract on a link. With `report` the other side is a page, which gets only the message and the log id of an
 * unexpected error; without it the other side is a part of the workbench and gets errors whole.
 */
export function serve<C extends Contract>(
  link: Link,
  contract: C,
  handlers: HandlersOf<C>,
  report: ReportFault | null = null,
): Served<C> {
  let serving = true
  const stopListening = link.onMessage((envelope) => {
    if (envelope.kind === 'request') void answer(envelope)
  })
  const stop = () => {
    serving = false
    stopListening()
  }
  link.onClose(stop)

  const answer = async (request: Request) => {
    const { id } = request
    try {
      const value = await carryOut(request)
      if (serving) link.post({ kind: 'reply', id, ok: true, value })
    } catch (error) {
      // An answer that cannot be cloned also ends here, as an unexpected error that the caller is told.
      // Logged even when the link is closed, because then nobody else would learn of it.
      const reported = wireOf(error, request.name)
      if (serving) link.post({ kind: 'reply', id, ok: false, error: reported })
    }
  }
  const wireOf = (error: unknown, call: string) => {
    if (!report) return toWire(error)
    return toPageWire(error, isFault(error) ? report(error, call) : null)
  }
  const carryOut = async ({ name, params }: Request): Promise<unknown> => {
    const parsed = await parseParams(callNamed(contract, name), name, params)
    const handle = handlers[name as keyof HandlersOf<C>] as (params: unknown) => unknown
    return handle(parsed)
  }

  return {
    publish: (name, payload) => {
      if (serving) link.post({ kind: 'push', name, payload })
    },
    stop,
  }
}

function callNamed(contract: Contract, name: unknown): Call {
  const declared = typeof name === 'string' && Object.hasOwn(contract, name) ? contract[name] : undefined
  if (declared?.kind === 'call') return declared
  throw new WorkbenchError({
    code: 'call-invalid',
    call: shortened(name),
    expected: 'the name of a call',
    found: shortened(name),
  })
}

async function parseParams(declared: Call, name: string, params: unknown): Promise<unknown> {
  const parsed = await declared.input.safeParseAsync(params)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new WorkbenchError({
    code: 'call-invalid',
    call: name,
    expected: issue ? `${pathText(issue)}: ${issue.message}` : 'valid parameters',
    found: shortened(issue ? valueAt(params, issue.path) : params),
  })
}

function pathText({ path }: z.core.$ZodIssue): string {
  return path.length === 0 ? 'parameters' : path.map(String).join('.')
}

function valueAt(params: unknown, path: readonly PropertyKey[]): unknown {
  let value = params
  for (const key of path) value = (value as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[key]
  return value
}

/** The beginning of a value, enough to recognise it; a value may be of any size. */
function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}

/** The answering end of a link: parses what arrives by the contract, then hands it to the handler of that name. */
import type { z } from 'zod'
import type { Call, Contract, HandlersOf, Publish } from '../contract/contract.ts'
import { isFault, toPageWire, toWire, WorkbenchError } from '../errors.ts'
import type { Link, Request } from './link.ts'

export interface Served<C extends Contract> {
  readonly publish: Publish<C>
  /** Answers nothing and publishes nothing from now on. Calls under way end unheard. */
  readonly stop: () => void
}

/** Keeps a fault of a handler, and answers with the name under which it can be found: the id of an entry of the log. */
export type ReportFault = (error: unknown, call: string) => string

/**
 * With `report` the other side is a page: of a fault it learns the message and where it was reported. Without, it is a
 * part of the workbench, and errors travel whole.
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
      // An answer that cannot be cloned ends here as well, as a fault of ours that the caller hears of.
      // Reported even when nobody listens any more: that is when nobody else can tell of it.
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

/** Enough to recognise it; what arrives may be of any size. */
function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}

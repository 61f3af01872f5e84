/** Who may speak to the main process: the main frame of the one window, showing the page, and saying what was agreed. */
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron'
import type { z } from 'zod'
import type { ShellAnswer } from '#shared/contract/shell.ts'
import { isFault, toPageWire, WorkbenchError } from '#shared/errors.ts'
import { faultReporter, silentLog, type Log } from '../../../ports/log.ts'

export interface TrustedPage {
  /** `app://workbench`, or that of the dev server. */
  readonly origin: string
  /** Those of the window, or null where there is none any more. */
  readonly contents: () => WebContents | null
}

export interface TrustedIpc {
  /** Answers questions; what the handler throws travels as data. Others than the page learn nothing but that they are refused. */
  answer<Value>(
    channel: string,
    question: z.ZodType<Value>,
    handler: (value: Value) => Promise<unknown>,
  ): void
  /** Hears words that have no answer and say nothing but their name. Those of others are passed over. */
  hear(channel: string, handler: () => void): void
}

export function trustedIpc(
  ipc: Pick<IpcMain, 'handle' | 'on'>,
  page: TrustedPage,
  log: Log = silentLog,
): TrustedIpc {
  const report = faultReporter(log, 'window')
  return {
    answer: (channel, question, handler) =>
      ipc.handle(channel, async (event, ...words: unknown[]): Promise<ShellAnswer<unknown>> => {
        if (!isFromPage(event, page)) throw new Error('Refused.')
        try {
          return { ok: true, value: await handler(parsed(channel, question, words)) }
        } catch (error) {
          return { ok: false, error: toPageWire(error, isFault(error) ? report(error, channel) : null) }
        }
      }),
    hear: (channel, handler) =>
      void ipc.on(channel, (event, ...words: unknown[]) => {
        if (words.length === 0 && isFromPage(event, page)) handler()
      }),
  }
}

export function isFromPage(
  { sender, senderFrame }: Pick<IpcMainEvent | IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  { origin, contents }: TrustedPage,
): boolean {
  const own = contents()
  if (own === null || sender !== own || own.isDestroyed() || !senderFrame) return false
  try {
    return senderFrame.parent === null && !senderFrame.detached && senderFrame.origin === origin
  } catch {
    // A frame that was disposed of in the meantime answers by throwing.
    return false
  }
}

function parsed<Value>(channel: string, question: z.ZodType<Value>, words: readonly unknown[]): Value {
  const result = question.safeParse(words[0])
  if (result.success && words.length === 1) return result.data
  const [issue] = result.error?.issues ?? []
  throw new WorkbenchError({
    code: 'call-invalid',
    call: channel,
    expected: issue ? `${issue.path.map(String).join('.') || 'value'}: ${issue.message}` : 'one value',
    found: `${words.length} values`,
  })
}

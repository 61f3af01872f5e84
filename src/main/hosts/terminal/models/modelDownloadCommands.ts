/** `recnet models catalogue` and `recnet models download`: the models that can be downloaded, and the download of one. */
import { Command } from 'commander'
import { WorkbenchError } from '#shared/errors.ts'
import {
  addressedDownload,
  type DownloadRequest,
  type ModelCatalogue,
  type ModelDownload,
} from '#shared/vocabulary/models/modelDownloads.ts'
import { formatBytes, formatDuration } from '#shared/quantities.ts'
import { entryNamed } from '../../../workbench/models/modelCatalogue.ts'
import { parsedArgument } from '../parsedArgument.ts'
import { progressLine } from '../progress/progressLine.ts'
import type { InterruptibleTerminal } from '../interruptibleTerminal.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'

interface DownloadOptions {
  readonly json?: boolean
  readonly file?: string
  readonly sha256?: string
}

/** The two commands. The download rejects with `cancelled` when it was paused. */
export function modelDownloadCommands(
  workbench: TerminalWorkbench,
  print: (text: string) => void,
  terminal: InterruptibleTerminal,
): readonly Command[] {
  const catalogue = new Command('catalogue')
    .description(
      'List models that can be downloaded by name. The list comes with the workbench, so nobody is contacted.',
    )
    .option('--json', 'Write the result as JSON.')
    .action(async (options: { readonly json?: boolean }) => {
      const found = await (await workbench.calls())['models.catalogue']({})
      print(options.json ? JSON.stringify(found, null, 2) : catalogueText(found))
    })
  const download = new Command('download')
    .argument('<name-or-address>', 'A name from the catalogue, or the https address of a GGUF file.')
    .description('Download a model into the folder of models. Ctrl-C pauses, and the same command goes on.')
    .option(
      '--file <name>',
      'Name of the file in the folder of models; default: the name at the end of the address.',
    )
    .option('--sha256 <checksum>', 'SHA-256 that the file must have, where the server states none.')
    .option('--json', 'Write the result as JSON.')
    .action(async (what: string, options: DownloadOptions) => {
      const row = await downloaded(workbench, what, options, terminal)
      print(options.json ? JSON.stringify(row, null, 2) : doneText(row))
    })
  return [catalogue, download].map((command) => command.exitOverride())
}

async function downloaded(
  workbench: TerminalWorkbench,
  what: string,
  options: DownloadOptions,
  { stderr, onInterrupt }: InterruptibleTerminal,
): Promise<ModelDownload> {
  const line = progressLine(stderr)
  const request = await requestOf(workbench, what, options)
  const calls = await workbench.calls()
  let file: string | null = null
  let interrupted = false
  const pause = () => {
    // Where the engine is gone, or the download has ended meanwhile, the command itself says so.
    if (file !== null) void calls['models.pauseDownload']({ file }).catch(() => undefined)
  }
  const stopListening = onInterrupt(() => {
    interrupted = true
    pause()
  })
  const ended = Promise.withResolvers<ModelDownload>()
  const look = (rows: readonly ModelDownload[]) => {
    const row = rows.find((one) => one.file === file)
    if (row?.state === 'running') line.show(progressText(row))
    else if (row) ended.resolve(row)
  }
  const forget = calls.on('models.downloadsChanged', look)
  try {
    ;({ file } = await calls['models.download'](request))
    if (interrupted) pause()
    look(await calls['models.downloads']({}))
    const { gone } = await workbench.engine()
    const row = await Promise.race([ended.promise, gone.then(lost)])
    if (row.error) throw new WorkbenchError(row.error)
    if (row.state === 'done') return row
    line.clear()
    stderr.write(`Paused at ${shareText(row)}. What has arrived is kept; the same command goes on with it.\n`)
    throw new WorkbenchError({ code: 'cancelled' })
  } finally {
    forget()
    line.clear()
    stopListening()
  }
}

function lost(): never {
  throw new WorkbenchError({ code: 'engine-lost', reason: 'it ended before the download did' })
}

/** With a file name or checksum by the user, only the address of a catalogue entry is used. */
async function requestOf(
  workbench: TerminalWorkbench,
  what: string,
  { file, sha256 }: DownloadOptions,
): Promise<DownloadRequest> {
  const own = { ...(file === undefined ? {} : { file }), ...(sha256 === undefined ? {} : { sha256 }) }
  const addressed = (address: string) => parsedArgument('download', addressedDownload, { address, ...own })
  if (/^[a-z][a-z+.-]*:\/\//i.test(what)) return addressed(what)
  if (Object.keys(own).length === 0) return { entry: what }
  return addressed(entryNamed(await (await workbench.calls())['models.catalogue']({}), what).address)
}

function progressText(row: ModelDownload): string {
  const { bytes, total, bytesPerSecond, error } = row
  const left =
    total !== null && bytesPerSecond
      ? `${formatDuration((1000 * (total - bytes)) / bytesPerSecond)} left`
      : ''
  const rate = bytesPerSecond === null ? '' : `${formatBytes(bytesPerSecond)}/s`
  return [row.file, shareText(row), error ? 'trying again' : rate, error ? '' : left]
    .filter((part) => part !== '')
    .join(' · ')
}

function shareText({ bytes, total }: ModelDownload): string {
  return total === null
    ? formatBytes(bytes)
    : `${Math.floor((100 * bytes) / Math.max(1, total))} % of ${formatBytes(total)}`
}

function doneText({ file, bytes, checksum }: ModelDownload): string {
  const proof = checksum
    ? `SHA-256 ${checksum.sha256} agrees with that of the ${checksum.from}.`
    : 'No SHA-256 was told by the server or given with --sha256: only its size and form were checked.'
  return `Fetched ${file}, ${formatBytes(bytes)}. ${proof}`
}

function catalogueText({ note, entries }: ModelCatalogue): string {
  const rows = entries.map(
    ({ name, role, bytes, licence, note: why }) =>
      `  ${name.padEnd(36)}${role.padEnd(9)}${`about ${formatBytes(bytes)}`.padEnd(16)}${licence}\n    ${why}`,
  )
  return [...rows, '', note, 'Fetch one with: recnet models download "<name>"'].join('\n')
}

/** `recnet log`: the newest entries of the log. Reads the files themselves, since an engine may be what does not start. */
import { setTimeout } from 'node:timers/promises'
import { Command, InvalidArgumentError, Option } from 'commander'
import { logText } from '#shared/errors/logText.ts'
import { LOG_LEVELS, type LogEntry, type LogLevel } from '#shared/vocabulary/log.ts'
import type { LogReader } from '../../ports/log.ts'
import { printable } from './printable.ts'
import type { InterruptibleTerminal } from './interruptibleTerminal.ts'

interface LogOptions {
  readonly level: LogLevel
  readonly lines: number
  readonly follow?: boolean
  readonly json?: boolean
  readonly path?: boolean
}

const MOST_LINES = 500
const LOOK_EVERY_MS = 500

/** `reader` is null where the program is only described. */
export function logCommand(
  reader: LogReader | null,
  line: (text: string) => void,
  terminal: Pick<InterruptibleTerminal, 'onInterrupt'>,
): Command {
  return new Command('log')
    .description('Show the newest entries of the log, the newest last.')
    .addOption(
      new Option('--level <level>', 'Entries of this level and of more severe ones.')
        .choices(LOG_LEVELS)
        .default('debug'),
    )
    .option('--lines <count>', `How many entries, 1 to ${MOST_LINES}.`, countOf, 20)
    .option('--follow', 'Go on with what is written from now on, until Ctrl-C.')
    .option('--json', 'Write each entry as one line of JSON.')
    .option('--path', 'Write only the folder of the log files.')
    .exitOverride()
    .action(async ({ level, lines, follow, json, path }: LogOptions) => {
      if (!reader) return
      if (path) return line(reader.folder)
      const shown = (entry: LogEntry) => line(json ? JSON.stringify(entry) : printable(logText(entry)))
      const first = await reader.read({ level, limit: lines })
      for (const entry of [...first].reverse()) shown(entry)
      if (follow)
        await following(reader, level, { seen: new Set(first.map(({ id }) => id)), shown, terminal })
      else if (first.length === 0 && !json) line('Nothing was written to the log yet.')
    })
}

interface Following {
  readonly seen: Set<string>
  readonly shown: (entry: LogEntry) => void
  readonly terminal: Pick<InterruptibleTerminal, 'onInterrupt'>
}

async function following(
  reader: LogReader,
  level: LogLevel,
  { seen, shown, terminal }: Following,
): Promise<void> {
  const since = new Date().toISOString()
  const stop = new AbortController()
  const forget = terminal.onInterrupt(() => stop.abort())
  while (!stop.signal.aborted) {
    const entries = await reader.read({ level, limit: MOST_LINES })
    for (const entry of [...entries].reverse()) {
      if (seen.has(entry.id) || entry.at < since) continue
      seen.add(entry.id)
      shown(entry)
    }
    // Ctrl-C ends the pause early, which is the only thing that it can throw.
    await setTimeout(LOOK_EVERY_MS, undefined, { signal: stop.signal }).catch(() => undefined)
  }
  forget()
}

function countOf(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= MOST_LINES) return count
  throw new InvalidArgumentError(`Expected a whole number, 1 to ${MOST_LINES}, found ${text}.`)
}

/** The workbench as the commands use it. It is opened when a command first needs it, and names typed paths by tickets. */
import { resolve } from 'node:path'
import { WorkbenchError, type ErrorDetails } from '#shared/errors.ts'
import type { SourceId } from '#shared/vocabulary/imports/imports.ts'
import { runId, type RunId } from '#shared/vocabulary/runs.ts'
import type { TerminalEngine } from './openEngine.ts'

const LONGEST_LABEL = 300

export class TerminalWorkbench {
  readonly #open: () => Promise<TerminalEngine>
  /** Absolute paths with the text that was typed for each, so that errors name what the user typed. */
  readonly #typed = new Map<string, string>()
  #engine: Promise<TerminalEngine> | null = null

  constructor(open: () => Promise<TerminalEngine>) {
    this.#open = open
  }

  /** @throws WorkbenchError `engine-lost` where another process has the home and cannot be reached. */
  engine(): Promise<TerminalEngine> {
    return (this.#engine ??= this.#open())
  }

  async calls(): Promise<TerminalEngine['workbench']> {
    return (await this.engine()).workbench
  }

  /** Whether the engine in use belongs to another program, which may end it at any time. */
  async hadJoined(): Promise<boolean> {
    // An engine that could not be opened is the error of whoever opened it; it was not joined.
    const engine = await this.#engine?.catch(() => null)
    return engine?.joined === true
  }

  /** The engine that has the home now, after the one before was lost. */
  async reopened(): Promise<TerminalEngine> {
    await this.close()
    return this.engine()
  }

  /** Grants the engine a folder, a file or several files, and resolves with the ticket. */
  async granted(...typed: readonly string[]): Promise<SourceId> {
    const { control } = await this.engine()
    const paths = typed.map((one) => resolve(one))
    paths.forEach((path, index) => this.#typed.set(path, typed[index] ?? path))
    const [first = '', ...more] = typed.map((one) => one.replace(/(?<=[^/\\])[/\\]+$/, ''))
    const label = (first || (paths[0] ?? '')).slice(0, LONGEST_LABEL)
    const others = more.length === 0 ? '' : ` and ${more.length} more`
    return (await control['host.grantSource']({ paths, label: `${label}${others}` })).source
  }

  /**
   * The run that somebody means by a folder, or by the name of a listed run. `listed` has it listed from now on.
   * @throws WorkbenchError `run-unknown`.
   */
  async runOf(typed: string, { listed }: { readonly listed: boolean }): Promise<RunId> {
    const calls = await this.calls()
    const source = await this.granted(typed)
    try {
      return await calls['runs.open']({ source, ...(listed ? {} : { forSession: true }) })
    } catch (error) {
      if (!(error instanceof WorkbenchError) || error.code !== 'run-unknown') throw error
      const rows = runId.safeParse(typed).success ? await calls['runs.list']({}) : []
      if (rows.some(({ run }) => run === typed)) return typed
      throw error
    }
  }

  /** The same error with what was typed, where it names a path that was made from it. */
  asTyped(error: unknown): unknown {
    if (!(error instanceof WorkbenchError)) return error
    const details = Object.entries(error.details).map(([name, value]) => [
      name,
      typeof value === 'string' ? (this.#typed.get(value) ?? value) : (value as unknown),
    ])
    // Only strings were exchanged for strings.
    return new WorkbenchError(Object.fromEntries(details) as ErrorDetails, {
      cause: error,
      logId: error.logId,
    })
  }

  /** Ends an engine that this command started. */
  async close(): Promise<void> {
    const engine = this.#engine
    this.#engine = null
    // An engine that could not be opened has already been an error of the command.
    await engine?.then(
      ({ close }) => close(),
      () => undefined,
    )
  }
}

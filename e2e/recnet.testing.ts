/** Runs the real command line in a process of its own, in a home of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const launcher = join(import.meta.dirname, '..', 'scripts', 'recnet.mjs')

export interface Finished {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface Sandbox {
  readonly folder: string
  path(...parts: readonly string[]): string
  /** Starts `recnet …args`; `done` resolves when the process has ended, however it did. */
  start(...args: readonly string[]): { readonly child: ChildProcess; readonly done: Promise<Finished> }
  run(...args: readonly string[]): Promise<Finished>
  remove(): Promise<void>
}

export async function makeSandbox(): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'recnet-e2e-'))
  const start: Sandbox['start'] = (...args) => {
    const child = spawn(process.execPath, [launcher, ...args], {
      cwd: folder,
      env: { ...process.env, RECNET_HOME: join(folder, 'home') },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    const done = new Promise<Finished>((resolve) => {
      child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
    })
    return { child, done }
  }
  return {
    folder,
    path: (...parts) => join(folder, ...parts),
    start,
    run: (...args) => start(...args).done,
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

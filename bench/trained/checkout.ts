/** A version of the workbench whose command line the bench calls: this tree, or another commit laid beside it. */
import { execFile, spawn } from 'node:child_process'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const here = join(import.meta.dirname, '..', '..')

/** How a command is called. */
export interface CallOptions {
  /** The home folder of the workbench. */
  readonly home: string
  /** Where standard output goes; by default nowhere. */
  readonly to?: string
  /** Interrupts the command, as Ctrl-C does, after so many minutes. */
  readonly minutes?: number
}

/** One version. */
export interface Checkout {
  /** What it is called in tables: "this tree", or the commit. */
  readonly name: string
  /** Carries out `recnet …args`, shows its progress, and returns its exit code. */
  recnet(args: readonly string[], options: CallOptions): Promise<number>
}

/** Returns this tree. */
export function thisTree(): Checkout {
  return checkoutAt(here, 'this tree')
}

/** Lays the files of a commit into a folder below `folder`, with the packages that it asks for, unless they are there. */
export async function checkoutOf(ref: string, folder: string): Promise<Checkout> {
  const { stdout } = await run('git', ['rev-parse', '--short', `${ref}^{commit}`], { cwd: here })
  const commit = stdout.trim()
  const root = join(folder, commit)
  if (!existsSync(join(root, 'node_modules'))) {
    await mkdir(root, { recursive: true })
    const archive = join(folder, `${commit}.tar`)
    await run('git', ['archive', '--output', archive, commit], { cwd: here })
    await run('tar', ['-xf', archive, '-C', root])
    await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, maxBuffer: 1 << 26 })
  }
  return checkoutAt(root, commit)
}

function checkoutAt(root: string, name: string): Checkout {
  return {
    name,
    recnet: (args, { home, to, minutes }) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [join(root, 'scripts', 'recnet.mjs'), ...args], {
          cwd: root,
          env: { ...process.env, RECNET_HOME: home },
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        if (to === undefined) child.stdout.resume()
        else child.stdout.pipe(createWriteStream(to))
        // On a terminal Ctrl-C reaches the command by itself.
        const interrupt = () => process.stdin.isTTY || child.kill('SIGINT')
        process.on('SIGINT', interrupt)
        const limit =
          minutes === undefined ? undefined : setTimeout(() => child.kill('SIGINT'), minutes * 60_000)
        child.once('error', reject)
        child.once('close', (code) => {
          clearTimeout(limit)
          process.off('SIGINT', interrupt)
          resolve(code ?? 1)
        })
      }),
  }
}

/** Where small trained models lie, and runs on them that the suite kills, stops and repeats. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { smallFiles } from '../src/main/workbench/engine.testing.ts'
import { makeSandbox, type Sandbox } from './recnet.testing.ts'

/** The environment variable that names the folder; `npm run bench:trained` leaves one behind. */
const VARIABLE = 'RECNET_TRAINED_MODELS'
const LANGUAGE = /^smollm2.*\.gguf$/
const ENCODER = /^all-minilm.*\.gguf$/

/** Links to both files, which may be taken away and put back. */
export interface TrainedLinks {
  readonly folder: string
  readonly language: string
  readonly encoder: string
  lay(): Promise<void>
  take(): Promise<void>
}

/** Returns why the suite cannot run here, in a sentence; null where it can. */
export async function whyNoTrainedModels(): Promise<string | null> {
  const folder = process.env[VARIABLE]
  if (folder === undefined || folder === '')
    return `a trained model is not at hand: ${VARIABLE} names no folder with its files (npm run bench:trained fetches them)`
  const files = await readdir(folder).catch(() => [])
  const missing = [LANGUAGE, ENCODER].filter((pattern) => !files.some((file) => pattern.test(file)))
  return missing.length === 0 ? null : `no file in ${folder} is called like ${missing.join(' and like ')}`
}

/** Makes a folder with links to the files, so that a test may take them away. */
export async function linkTrainedModels(): Promise<TrainedLinks> {
  const from = process.env[VARIABLE] ?? ''
  const files = await readdir(from)
  const fileLike = (pattern: RegExp) => join(from, files.find((file) => pattern.test(file)) ?? '')
  const folder = await mkdtemp(join(tmpdir(), 'recnet-trained-'))
  const [language, encoder] = [join(folder, 'language.gguf'), join(folder, 'encoder.gguf')]
  return {
    folder,
    language,
    encoder,
    lay: async () => {
      await symlink(fileLike(LANGUAGE), language)
      await symlink(fileLike(ENCODER), encoder)
    },
    take: async () => {
      await rm(language)
      await rm(encoder)
    },
  }
}

/** Makes a sandbox that has imported the small dataset of the engine's tests. */
export async function makeSmallSandbox(): Promise<Sandbox> {
  const sandbox = await makeSandbox()
  const source = sandbox.path('source')
  await mkdir(source)
  for (const [file, text] of Object.entries(smallFiles)) await writeFile(join(source, file), text)
  const imported = await sandbox.run('import', 'source', '--name', 'small')
  if (imported.code !== 0) throw new Error(imported.stderr)
  return sandbox
}

/** The sequence number of the last event that is committed with its whole transaction, and that transaction's stage. */
export async function committed(
  file: string,
): Promise<readonly { readonly seq: number; readonly stage: string }[]> {
  const text = existsSync(file) ? await readFile(file, 'utf8') : ''
  const whole = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1)
  return whole
    .map(
      (line) => JSON.parse(line) as { readonly seq: number; readonly type: string; readonly stage?: string },
    )
    .flatMap(({ seq, type, stage = '' }) => (type === 'stage-completed' ? [{ seq, stage }] : []))
}

/** The number of replies that a sandbox keeps; 0 before there is a file of them. */
export function repliesIn(sandbox: Sandbox): number {
  const file = sandbox.path('home', 'replies.sqlite')
  if (!existsSync(file)) return 0
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 1000 })
    return Number(database.prepare('SELECT count(*) AS replies FROM replies').get()?.['replies'] ?? 0)
  } catch {
    // The program is just making its tables.
    return 0
  } finally {
    database?.close()
  }
}

/** Waits until something holds; gives up after some minutes. */
export async function until(holds: () => boolean | Promise<boolean>, minutes = 5): Promise<void> {
  const began = performance.now()
  while (!(await holds())) {
    if (performance.now() - began > minutes * 60_000) throw new Error('It did not come to that in time')
    await sleep(5)
  }
}

/** What RecBole itself makes of an exported dataset. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** The answer of `load.py`. */
export interface RecBoleAnswer {
  readonly counts: { readonly users: number; readonly items: number; readonly interactions: number }
  readonly sparsity: number
  readonly timed: boolean
  readonly titles: Readonly<Record<string, string>>
  /** User and item of each row. */
  readonly parts: Readonly<Record<'train' | 'validation' | 'test', readonly (readonly [string, string])[]>>
  readonly pop?: Readonly<Record<string, number>>
  readonly popAtDefaults?: Readonly<Record<string, number>>
}

/** Runs RecBole over the folder of a dataset in `path`; `pop` also fits its Pop. @throws Error with its last words. */
export async function recBoleAnswer(
  python: string,
  path: string,
  dataset: string,
  { pop }: { readonly pop: boolean },
): Promise<RecBoleAnswer> {
  const script = join(import.meta.dirname, 'load.py')
  const child = spawn(python, [script, path, dataset, pop ? '1' : '2048'], { cwd: path })
  let [out, said] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-3000)))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`Expected RecBole to load ${dataset}, found:\n${said}`)
  return JSON.parse(out.trim().split('\n').at(-1) ?? '') as RecBoleAnswer
}

/** A training by RecBole itself. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** The answer of `train.py`. */
export interface RecBoleTraining {
  readonly seconds: number
  /** The mean loss of the mini-batches, by epoch. */
  readonly losses: readonly number[]
  /** The tokens of items by RecBole's numbers; the first stands for none. */
  readonly tokens: readonly string[]
}

/** What is trained. */
export interface RecBoleRequest {
  readonly python: string
  /** The folder with the folder of the dataset, and the dataset's name. */
  readonly path: string
  readonly dataset: string
  readonly model: string
  readonly settings: Readonly<Record<string, unknown>>
  /** A file to which the first values of SASRec are written, in the order of our parameters. */
  readonly values?: string
}

/** Trains. @throws Error with the last words of RecBole. */
export async function recBoleTraining(request: RecBoleRequest): Promise<RecBoleTraining> {
  const { python, path, dataset, model, settings, values } = request
  const script = join(import.meta.dirname, 'train.py')
  const args = [script, path, dataset, model, JSON.stringify(settings), ...(values ? [values] : [])]
  const child = spawn(python, args, { cwd: path, env: { ...process.env, OMP_NUM_THREADS: '1' } })
  let [out, said] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-3000)))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`Expected RecBole to train ${model}, found:\n${said}`)
  return JSON.parse(out.trim().split('\n').at(-1) ?? '') as RecBoleTraining
}

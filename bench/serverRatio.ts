/**
 * A GGUF model behind our pool beside the same model behind llama-server: the same calls of a run, the same sequences,
 * context and threads.
 */
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import pMap from 'p-map'
import { createChatServerLanguageModel } from '../src/main/adapters/chat/chatServerLanguageModel.ts'
import { openLlamaLanguageModel } from '../src/main/adapters/llama/llamaLanguageModel.ts'
import type { Completion, CompletionRequest, LanguageModel } from '../src/main/ports/languageModel.ts'
import { neverCancelled } from '../src/main/recnet/languageModelSuite.testing.ts'
import { recordedCalls } from './recordedCalls.ts'

/** What is compared, and how often. */
export interface ServerRatioOptions {
  readonly path: string
  /** The command that starts llama-server; null where there is none to compare with. */
  readonly server: string | null
  readonly calls: number
  readonly rounds: number
  readonly sequences: number
  readonly threads: number
  readonly contextTokens: number
}

interface Round {
  readonly seconds: number
  /** Seconds of processor time, which other programs on the machine change less; null where it is not known. */
  readonly processor: number | null
  readonly replyTokens: number
  readonly characters: number
  readonly cut: number
}

const PORT = 18_080
const TICKS_PER_SECOND = 100

export async function serverRatio(home: string, options: ServerRatioOptions): Promise<string> {
  const calls = await recordedCalls(home, options.calls)
  const pool: Round[] = []
  const server: Round[] = []
  // In turns, each with nothing kept, so that what else the machine does meets both.
  for (let round = 0; round < options.rounds; round++) {
    pool.push(await throughPool(calls, options))
    if (options.server !== null)
      server.push(await throughServer(calls, { ...options, server: options.server }))
  }
  const ratio = (of: (round: Round) => number) =>
    median(pool.map((round, index) => of(server[index] ?? round) / of(round))).toFixed(2)
  const { sequences, threads, contextTokens } = options
  return [
    `${calls.length} calls of a run, ${sequences} sequences of ${contextTokens} tokens, threads ${threads}, median of ${pool.length}:`,
    lineOf('pool', pool),
    ...(server.length === 0
      ? []
      : [
          lineOf('llama-server', server),
          `  calls a second, pool / llama-server: ${ratio(({ seconds }) => seconds)}; calls a second of processor time: ` +
            `${ratio(({ processor }) => processor ?? NaN)} (aim 1)`,
        ]),
  ].join('\n')
}

function lineOf(name: string, rounds: readonly Round[]): string {
  const middle = (value: (round: Round) => number) => median(rounds.map(value)).toFixed(1)
  return (
    `  ${name}: ${middle(({ seconds }) => seconds)} s, ${middle(({ processor }) => processor ?? NaN)} s of processor time, ` +
    `${middle(({ replyTokens }) => replyTokens)} tokens and ${middle(({ characters }) => characters)} characters written, ` +
    `${middle(({ replyTokens, seconds }) => replyTokens / seconds)} tokens a second, ${middle(({ cut }) => cut)} replies cut`
  )
}

async function throughPool(calls: readonly CompletionRequest[], options: ServerRatioOptions): Promise<Round> {
  const { path, sequences, contextTokens, threads } = options
  const runtime = { cores: availableParallelism(), gpu: false, threads }
  const model = await openLlamaLanguageModel({
    path,
    name: 'pool',
    mode: 'fast',
    sequences,
    contextTokens,
    runtime,
  })
  const processor = () => {
    const { user, system } = process.cpuUsage()
    return Promise.resolve((user + system) / 1e6)
  }
  try {
    return await measured(calls, model, sequences, processor)
  } finally {
    await model.close()
  }
}

async function throughServer(
  calls: readonly CompletionRequest[],
  { path, server, sequences, contextTokens, threads }: ServerRatioOptions & { readonly server: string },
): Promise<Round> {
  const counts = [
    '-np',
    sequences,
    '-c',
    sequences * contextTokens,
    '-t',
    threads,
    '-tb',
    threads,
    '--port',
    PORT,
  ]
  const running = spawn(server, ['-m', path, ...counts.map(String)], { stdio: 'ignore' })
  try {
    await listening()
    const model = createChatServerLanguageModel({
      addresses: [`http://127.0.0.1:${PORT}/v1`],
      model: 'model',
      parallel: sequences,
      timeoutSeconds: 3600,
    })
    return await measured(calls, model, sequences, () => processorSeconds(running.pid ?? 0))
  } finally {
    const ended = new Promise((resolve) => running.once('exit', resolve))
    running.kill()
    await ended
  }
}

async function listening(): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const answer = await fetch(`http://127.0.0.1:${PORT}/health`).catch(() => null)
    if (answer?.ok) return
    await setTimeout(200)
  }
  throw new Error('llama-server does not answer')
}

/** Only Linux tells the processor time of another process. */
async function processorSeconds(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return null
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

async function measured(
  calls: readonly CompletionRequest[],
  model: LanguageModel,
  sequences: number,
  processor: () => Promise<number | null>,
): Promise<Round> {
  const before = await processor()
  const began = performance.now()
  // A run asks more than are answered at once; the pool may choose among those that wait.
  const replies = await pMap(calls, (call): Promise<Completion> => model.complete(call, neverCancelled), {
    concurrency: sequences * 2,
  })
  const seconds = (performance.now() - began) / 1000
  const after = await processor()
  return {
    seconds,
    processor: before === null || after === null ? null : after - before,
    replyTokens: replies.reduce((sum, { replyTokens }) => sum + replyTokens, 0),
    characters: replies.reduce((sum, { text }) => sum + text.length, 0),
    cut: replies.filter(({ cut }) => cut !== undefined).length,
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

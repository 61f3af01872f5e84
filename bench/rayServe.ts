/**
 * A real Ray Serve in front of two llama-servers on this machine: what it lets through of questions at once, and a run of
 * RecNet through it.
 *
 *   npm run bench:ray                         throughput at 1, 2, 4 and 8 at once, then a run of 40 interactions
 *   npm run bench:ray -- --interactions 0     throughput alone
 *
 * --models FOLDER has the trained models or gets them, --ray FOLDER has a Python with ray[serve] or gets it, --dataset
 * FOLDER instead of the demo, --threads 1 for each server. Nothing here passes or fails.
 */
import { homedir, tmpdir } from 'node:os'
import { mkdtemp } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createChatServerLanguageModel } from '../src/main/adapters/chat/chatServerLanguageModel.ts'
import { RunControl } from '../src/main/ports/runControl.ts'
import { rayIn, startRayServe } from './rayServe/rayServer.ts'
import { thisTree } from './trained/checkout.ts'
import { startLlamaServer } from './trained/llamaServer.ts'
import { runText } from './trained/runText.ts'
import { TrainedFiles, trainedModels } from './trained/trainedFiles.ts'
import { performTrainedRun } from './trained/trainedRun.ts'

const { values: options } = parseArgs({
  options: {
    models: { type: 'string' },
    ray: { type: 'string' },
    dataset: { type: 'string' },
    interactions: { type: 'string', default: '40' },
    threads: { type: 'string', default: '1' },
    questions: { type: 'string', default: '16' },
    minutes: { type: 'string', default: '60' },
  },
})

const SERVERS = 2
const AT_ONCE = [1, 2, 4, 8] as const
const CONTEXT = 4096
/** Tokens of one answer when throughput is measured. */
const ANSWER = 64

const cache = join(process.env['RECNET_HOME'] ?? join(homedir(), '.recnet-workbench'), 'bench')
const say = (line: string) => console.error(line)
const files = new TrainedFiles(resolve(options.models ?? join(cache, 'models')), say)
const ray = await rayIn(resolve(options.ray ?? join(cache, 'ray')), say)
const [model] = trainedModels
if (!model) throw new Error('Expected a trained model')
const [path, program, encoder] = [await files.model(model), await files.server(), await files.encoder()]
const servers = await Promise.all(
  Array.from({ length: SERVERS }, () =>
    startLlamaServer({
      program,
      model: path,
      name: model.name,
      threads: Number(options.threads),
      parallel: 4,
      context: CONTEXT,
    }),
  ),
)
const addresses = servers.map(({ address }) => address)
try {
  const serve = await startRayServe(ray, addresses, 4)
  try {
    await measure('straight to both servers', addresses)
    await measure('through Ray Serve', [serve.address])
    if (Number(options.interactions) > 0) await performRun(serve.address)
  } finally {
    await serve.stop()
  }
} finally {
  for (const server of servers) await server.stop()
}

/** Asks the same questions, so many at once, and prints the rate against that of one at a time. */
async function measure(way: string, asked: readonly string[]): Promise<void> {
  console.log(`\n${way}, ${options.questions} questions of ${ANSWER} tokens each`)
  console.log('| at once | tokens/s | times one | of the ideal |\n|---|---|---|---|')
  let alone = 0
  for (const atOnce of AT_ONCE) {
    const parallel = Math.max(1, Math.ceil(atOnce / asked.length))
    const model = createChatServerLanguageModel({
      addresses: asked,
      model: trainedModels[0]?.name ?? '',
      parallel,
      timeoutSeconds: 300,
    })
    const began = performance.now()
    let tokens = 0
    const waiting = Array.from({ length: Number(options.questions) }, (_, question) => question)
    const worker = async () => {
      for (let question = waiting.shift(); question !== undefined; question = waiting.shift()) {
        const { replyTokens } = await model.complete(questionOf(question), new RunControl())
        tokens += replyTokens
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    const rate = (tokens * 1000) / (performance.now() - began)
    if (atOnce === 1) alone = rate
    // Each of the servers works on its own cores; more questions than servers share one.
    const ideal = alone * Math.min(atOnce, SERVERS)
    console.log(
      `| ${atOnce} | ${rate.toFixed(1)} | ${(rate / alone).toFixed(2)} | ${((100 * rate) / ideal).toFixed(0)} % |`,
    )
  }
}

function questionOf(number: number) {
  return {
    call: `bench/${number}`,
    prompt: 'describe',
    role: 'answering',
    variables: {},
    messages: [
      { role: 'user', content: `Write a long story about the number ${number} and its neighbours.` },
    ],
    schema: null,
    sampling: { temperature: 0.2, maxTokens: ANSWER, maxThoughtTokens: 0 },
    seed: number,
  } as const
}

async function performRun(address: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'recnet-ray-'))
  const run = await performTrainedRun({
    checkout: thisTree(),
    models: ['--server', address, '--sequences', '8', '--embedding', encoder],
    options: [],
    dataset: options.dataset === undefined ? null : resolve(options.dataset),
    interactions: Number(options.interactions),
    threads: 1,
    minutes: Number(options.minutes),
    folder,
  })
  console.log(runText('RecNet through Ray Serve', run))
  console.log(`The run is in ${folder}.`)
}

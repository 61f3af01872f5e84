/** An engine that a test plays: the real contract over a link in memory, answered by what the test writes. */
import type { CallName, HandlersOf, ParsedOf, Publish } from '#shared/contract/contract.ts'
import { workbench, type EngineState, type WorkbenchContract } from '#shared/contract/workbench.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { emptyRunView } from '#shared/events/foldRun.ts'
import { connect } from '#shared/rpc/connect.ts'
import { memoryLinkPair } from '#shared/rpc/memoryLinkPair.ts'
import { serve } from '#shared/rpc/serve.ts'
import { workbenchSettings } from '#shared/vocabulary/workbenchSettings.ts'
import type { Connection } from '../connection/connectWorkbench.ts'
import { engineNews } from '../connection/engineNews.ts'

type Handlers = HandlersOf<WorkbenchContract>
type Name = CallName<WorkbenchContract>

export interface PlayedEngine {
  readonly connection: Connection
  /** Tells the page what the engine would tell it. */
  readonly publish: Publish<WorkbenchContract>
  /** Tells the page how the engine is. */
  readonly tellState: (state: EngineState) => void
  /** The page may have missed something: it asks anew. */
  readonly reconnect: () => void
  /** What was asked by this name, in order. */
  readonly asked: <N extends Name>(name: N) => readonly ParsedOf<WorkbenchContract[N]>[]
  /** Calls that nobody plays. A test that mounts a page wants none. */
  readonly unplayed: () => readonly string[]
}

/** An empty workbench: nothing was imported, nothing was run. */
const nothingYet: Partial<Handlers> = {
  'engine.facts': () => ({
    versions: { workbench: '0.1.0' },
    home: '/home/ada/recnet',
    runsFolder: '/home/ada/recnet/runs',
    platform: 'linux',
    cores: 8,
    memoryBytes: 16e9,
    session: 'played',
  }),
  'settings.read': () => workbenchSettings.parse({}),
  'datasets.list': () => [],
  'datasets.damaged': () => [],
  'models.list': () => ({ folder: '/home/ada/recnet/models', files: [], places: [] }),
  'experiments.options': () => ({ methods: [], variants: [], presets: [] }),
  'prompts.list': () => [],
  'inspection.names': () => [],
  'runs.list': () => [],
  'runs.view': () => emptyRunView(),
  'runs.strip': () => ({
    step: 0,
    every: 1,
    bins: [],
    updates: [],
    evaluations: [],
    pauses: [],
    finished: false,
  }),
  'studies.list': () => [],
}

/** `played` are the calls that matter to the test; the rest are those of an empty workbench. */
export function playEngine(played: Partial<Handlers> = {}): PlayedEngine {
  const [pageEnd, engineEnd] = memoryLinkPair()
  const asked: { readonly name: string; readonly params: unknown }[] = []
  const unplayed: string[] = []
  const handlers = { ...nothingYet, ...played } as Readonly<Record<string, (params: unknown) => unknown>>
  const names = Object.entries(workbench).flatMap(([name, { kind }]) => (kind === 'call' ? [name] : []))
  const recorded = Object.fromEntries(
    names.map((name) => [
      name,
      (params: unknown) => {
        asked.push({ name, params })
        const handle = handlers[name]
        if (handle) return handle(params)
        unplayed.push(name)
        throw new WorkbenchError({ code: 'internal', message: `This test plays no ${name}.` })
      },
    ]),
  ) as unknown as Handlers
  const { publish } = serve(engineEnd, workbench, recorded)
  const news = engineNews()
  news.tell({ state: 'ready', session: 'played' })
  return {
    connection: {
      workbench: connect(pageEnd, workbench),
      shell: {
        host: 'browser',
        pickSource: async () => null,
        sourceOfFiles: async () => ({ source: 'dropped-on-the-page', label: 'dropped' }),
        folders: async () => [],
        grantFolder: async (id) => ({ source: 'granted-by-the-host', label: id }),
        save: async ({ fileName }) => fileName,
      },
      onEngineState: news.onState,
      onReconnect: news.onMissed,
    },
    publish,
    tellState: news.tell,
    reconnect: news.tellMissed,
    asked: (name) =>
      asked.flatMap((call) =>
        call.name === name ? [call.params as ParsedOf<WorkbenchContract[typeof name]>] : [],
      ),
    unplayed: () => unplayed,
  }
}

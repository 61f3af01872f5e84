/** Implements `bundles.*`. */
import { WorkbenchError } from '#shared/errors.ts'
import type { BundleProgress, BundleRequest } from '#shared/vocabulary/bundles/bundles.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { StudyId, StudyView } from '#shared/vocabulary/studies/studies.ts'
import { studyToBundle } from './study/readStudy.ts'
import type { Log } from '../../ports/log.ts'
import { RunControl } from '../../ports/runControl.ts'
import { datasetOfRun, trainingDatasetOfRun } from '../datasets/datasetOfRun.ts'
import type { Sources } from '../datasets/sources.ts'
import type { Handlers, WorkbenchPublish } from '../handlersOf.ts'
import type { RunQueue } from '../queue/runQueue.ts'
import { manifestOf, type ManifestPorts } from '../runs/manifestOf.ts'
import type { RunRecords } from '../runs/runRecords.ts'
import type { RunRows } from '../runs/runRows.ts'
import { interactionsOfRun } from '../runs/settingsOfRun.ts'
import { Throttle } from '../runs/throttle.ts'
import { MOST_FOR_PAGE } from './bundleLimits.ts'
import { configurationDifferences } from './repeat/configurationDifferences.ts'
import { endOpening } from './endOpening.ts'
import { firstDifference } from './repeat/firstDifference.ts'
import { checkBundle, openBundle, type OpenPorts } from './openBundle.ts'
import type { BundleArchives } from './ports/archives.ts'
import { replayAside } from './repeat/replayAside.ts'
import { rerunConfiguration, type RerunPorts } from './repeat/rerun.ts'
import { writeBundle, type BundleWritingPorts } from './writeBundle.ts'

/** What bundles need from outside. */
export interface BundlePorts extends Omit<OpenPorts, 'archives'>, RerunPorts, ManifestPorts {
  readonly archives: BundleArchives
  readonly writing: Omit<BundleWritingPorts, 'archives'>
  readonly datasets: OpenPorts['datasets']
  readonly clock: OpenPorts['clock']
}

/** What these calls are answered from. */
export interface BundleParts {
  readonly ports: BundlePorts
  readonly sources: Sources
  readonly records: RunRecords
  readonly rows: RunRows
  readonly queue: RunQueue
  readonly publish: WorkbenchPublish
  readonly log: Log
  readonly studyView: (study: StudyId) => Promise<StudyView>
  /** Called when a bundle has brought a study. */
  readonly onStudy: () => Promise<void>
  /** Called when a bundle has brought datasets. */
  readonly onDatasets: () => Promise<void>
  /** The other process that runs the queue of this home; null if this one does. */
  readonly owner: string | null
}

/** The calls, and what a start and an end of the engine do with bundles. */
export interface Bundles {
  readonly handlers: Handlers<'bundles'>
  /** Ends every opening that a kill interrupted, and removes what was left of others. */
  recover(): Promise<void>
  close(): Promise<void>
}

/** The shortest time between two notifications of progress, in milliseconds. */
const PAUSE = 250

/** Creates the bundles of an engine. */
export function createBundles({ ports, sources, publish, ...parts }: BundleParts): Bundles {
  const { archives, writing, runs } = ports
  const underWay = new Map<RunControl, Promise<unknown>>()
  const tracked = <Answer>(
    work: (control: RunControl, tell: (progress: BundleProgress) => void) => Promise<Answer>,
  ) => {
    const control = new RunControl()
    let newest: BundleProgress | null = null
    const told = new Throttle(() => newest && publish('bundles.progress', newest), PAUSE)
    const tell = (progress: BundleProgress) => {
      newest = progress
      told.soon()
    }
    const done = work(control, tell).finally(() => {
      told.close()
      underWay.delete(control)
    })
    // The caller hears of it; closing waits for its end alone.
    underWay.set(
      control,
      done.catch(() => undefined),
    )
    return done
  }
  const pathOf = (source: string) => sources.filesOf(source).paths[0] ?? ''
  const write = async (path: string, request: BundleRequest) => {
    const { runs: chosen, study: ofStudy, texts = true, dataset = true } = request
    if ((chosen === undefined) === (ofStudy === undefined))
      throw new WorkbenchError({
        code: 'argument-invalid',
        argument: 'runs',
        expected: 'runs or a study',
        found: chosen ? 'both' : 'neither',
      })
    const study = ofStudy === undefined ? null : studyToBundle(ofStudy, await parts.studyView(ofStudy))
    const names = study?.runs ?? chosen ?? []
    if (names.length === 0)
      throw new WorkbenchError({
        code: 'study-state',
        study: ofStudy ?? '',
        expected: 'a study with finished runs',
        found: 'none yet',
      })
    return tracked((control, tell) =>
      writeBundle(path, { runs: names, study, texts, dataset, control, tell }, { ...writing, archives }),
    )
  }
  const mayWrite = () => {
    if (parts.owner !== null)
      throw new WorkbenchError({ code: 'run-busy', folder: runs.folder, owner: parts.owner })
  }
  const verify = (run: RunId) =>
    tracked(async (control, tell) => {
      const original = await runs.of(run).open()
      return replayAside(
        {
          run,
          original,
          dataset: await datasetOfRun(original.manifest, ports.datasets),
          trainedOn: await trainingDatasetOfRun(original.manifest, ports.datasets),
          models: writing.asideModels(null),
          control,
          tell: (progress) => tell({ doing: 'replaying', run, ...progress }),
        },
        writing.replaying,
      )
    })
  return {
    handlers: {
      'bundles.write': async ({ to, ...request }) => {
        await archives.requireAbsent(pathOf(to))
        return write(pathOf(to), request)
      },
      'bundles.export': async (request) => {
        const { path, remove } = await archives.aside()
        try {
          const { bundle } = await write(path, request)
          const bytes = await archives.bytesOf(path, MOST_FOR_PAGE)
          const one = bundle.runs.length === 1 ? bundle.runs[0]?.name : undefined
          const name = bundle.study ?? one ?? `${bundle.runs.length}-runs`
          const base64 = Buffer.from(bytes).toString('base64')
          return { fileName: `${name}.recnet.zip`, mime: 'application/zip', base64 }
        } finally {
          await remove()
        }
      },
      'bundles.check': ({ source }) => tracked((_control, tell) => checkBundle(pathOf(source), ports, tell)),
      'bundles.open': async ({ source }) => {
        mayWrite()
        const opened = await tracked((_control, tell) => openBundle(pathOf(source), ports, tell))
        for (const { run } of opened.runs) await parts.records.read(run)
        parts.rows.changed('now')
        if (opened.study !== null) await parts.onStudy()
        if (opened.datasets.some(({ imported }) => imported)) await parts.onDatasets()
        return opened
      },
      'bundles.verify': ({ run }) => verify(run),
      'bundles.cancel': () => {
        for (const control of underWay.keys()) control.cancel()
      },
      'bundles.rerun': async ({ run }) => {
        const { manifest } = await runs.of(run).open()
        const configuration = await rerunConfiguration(manifest, ports)
        const interactions = interactionsOfRun(configuration, configuration.dataset)
        const note = `Repeats ${run}`
        return parts.queue.add({ manifest: manifestOf(configuration, ports), note, interactions })
      },
      'bundles.compare': async ({ run, repeated }) => {
        const [one, other] = [await runs.of(run).open(), await runs.of(repeated).open()]
        const { first, second, difference } = await firstDifference(one.transactions(), other.transactions())
        const configuration = configurationDifferences(one.manifest, other.manifest)
        return { configuration, difference, events: first, repeatedEvents: second }
      },
    },
    recover: async () => {
      await archives.sweep()
      for (const folder of await archives.committed())
        await endOpening(folder, ports).catch((error: unknown) => {
          const message = 'The opening of a bundle could not be ended; the next start tries again.'
          parts.log.write({ level: 'error', scope: 'bundles', message, error })
        })
    },
    close: async () => {
      for (const control of underWay.keys()) control.cancel()
      await Promise.all(underWay.values())
    },
  }
}

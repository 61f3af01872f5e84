/** What the parts of this room share: the studies, the runs, and how the one is joined with the other. */
import { inParallel } from '#shared/inParallel.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { MetricName } from '#shared/vocabulary/results.ts'
import type { RunId, RunRequest } from '#shared/vocabulary/runs.ts'
import type { StudyFile } from '#shared/vocabulary/studies/studyFile.ts'
import type { StudyId } from '#shared/vocabulary/studies/studies.ts'
import { choicesOf, configurationOf, type ConfigurationParts } from '../compose/configuration.ts'
import type { Datasets } from '../datasets/datasets.ts'
import type { ModelDescriptions } from '../models/ports/runModels.ts'
import type { NewRun } from '../queue/createRun.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import { manifestOf, promptHashesOf, type ManifestPorts } from '../runs/manifestOf.ts'
import type { RunRecords } from '../runs/runRecords.ts'
import { readView } from '../runs/runViews.ts'
import { interactionsOfRun } from '../runs/settingsOfRun.ts'
import type { ChangeParts } from './cellChanges.ts'
import { chosenPoints, validationMean, type GridSearch } from './gridSearch.ts'
import { joinedStudy, runsOfStudies, type CellGroup, type JoinedStudy } from './joinedStudy.ts'
import type { StudyShelf, ShelfPorts } from './studyShelf.ts'

/** What studies need from outside. */
export interface StudyPorts
  extends ShelfPorts, ManifestPorts, Pick<ConfigurationParts, 'models' | 'modelPlaces' | 'servedModels'> {
  readonly runs: RunStore
  readonly clock: ShelfPorts['clock'] & ManifestPorts['clock']
}

/** What studies are made of. */
export interface RoomParts {
  readonly ports: StudyPorts
  readonly datasets: Pick<Datasets, 'list' | 'load'>
  readonly records: RunRecords
  readonly shelf: StudyShelf
  /** Whether another engine runs the queue of this home, so that what is on disk is read again each time. */
  readonly borrowed: boolean
}

/** Joins studies with their runs, and makes runs of their cells. */
export class StudyRoom {
  readonly #parts: RoomParts
  readonly #hashes = new Map<string, Manifest['promptHashes']>()
  readonly #means = new Map<string, number | null>()

  constructor(parts: RoomParts) {
    this.#parts = parts
  }

  /**
   * Joins one study.
   * @throws WorkbenchError `study-unknown`, or why it cannot be read or expanded.
   */
  async joined(study: StudyId): Promise<JoinedStudy> {
    return this.joinedAs(study, this.#parts.shelf.state(study).file)
  }

  /** Joins the runs of a study with the cells that it would have by another file. */
  async joinedAs(study: StudyId, file: StudyFile): Promise<JoinedStudy> {
    const { shelf, records } = this.#parts
    const state = { ...shelf.state(study), file }
    const runs = runsOfStudies(records.all).get(study) ?? []
    const parts = await this.#changeParts()
    const first = await joinedStudy({ study, state, searches: [] }, runs, parts)
    const { chooseBy } = file
    if (chooseBy === undefined) return first
    const searches = await this.#searches(first, chooseBy)
    return searches.length === 0 ? first : joinedStudy({ study, state, searches }, runs, parts)
  }

  async #searches({ groups }: JoinedStudy, metric: MetricName): Promise<readonly GridSearch[]> {
    const values = new Map<string, number | null>()
    for (const { status, record, cells } of groups) {
      const value = status === 'finished' && record ? await this.#validated(record.run, metric) : null
      for (const { key } of cells) values.set(key, value)
    }
    return chosenPoints(
      groups.flatMap(({ cells }) => cells),
      ({ key }) => values.get(key) ?? null,
    )
  }

  async #validated(run: RunId, metric: MetricName): Promise<number | null> {
    const key = `${run} ${metric}`
    const value =
      this.#means.get(key) ?? validationMean(await readView(this.#parts.ports.runs.of(run)), metric)
    // A finished run has no further evaluation.
    this.#means.set(key, value)
    return value
  }

  /** Reads what another engine may have changed. */
  async refresh(): Promise<void> {
    const { shelf, records, borrowed } = this.#parts
    await shelf.refresh()
    if (borrowed) await records.refresh()
  }

  /**
   * Makes the run of a cell, which stands in the state of the run from the moment when there is one.
   * @throws WorkbenchError why there cannot be one, such as `dataset-unknown`.
   */
  async newRun(study: StudyId, { runKey, cells: [{ request }] }: CellGroup): Promise<NewRun> {
    const { ports, datasets } = this.#parts
    const configuration = await configurationOf(request, { ...ports, datasets })
    const interactions = interactionsOfRun(configuration, configuration.dataset)
    return {
      manifest: manifestOf(configuration, ports),
      note: '',
      interactions,
      study: { study, cell: runKey },
    }
  }

  /** The runs of a few joined studies, at the pace of the disk. */
  joinedAll(studies: readonly StudyId[]): Promise<readonly (JoinedStudy | Error)[]> {
    return inParallel(studies, 4, (study) =>
      this.joined(study).catch((error: unknown) =>
        error instanceof Error ? error : new Error(String(error)),
      ),
    )
  }

  async #changeParts(): Promise<ChangeParts> {
    const { datasets } = this.#parts
    const summaries = await datasets.list()
    const described = new Map<string, Promise<ModelDescriptions | null>>()
    const describe = (request: RunRequest): Promise<ModelDescriptions | null> => {
      const { languageModel, reasoningModel, embeddingModel, embeddingGpuLayers } = request
      const key = JSON.stringify([languageModel, reasoningModel, embeddingModel, embeddingGpuLayers])
      // A file that is not there now says nothing about a run that has been made with it.
      const known = described.get(key) ?? this.#described(request).catch(() => null)
      described.set(key, known)
      return known
    }
    return {
      datasets: new Map(summaries.map((one) => [one.name, one])),
      describe,
      promptHashes: (variant: string) => this.#promptHashes(variant),
    }
  }

  /** Prompts stay as they are while a process lives. */
  #promptHashes(variant: string): Manifest['promptHashes'] {
    const hashes = this.#hashes.get(variant) ?? promptHashesOf(variant, this.#parts.ports.sha256)
    this.#hashes.set(variant, hashes)
    return hashes
  }

  async #described(request: RunRequest): Promise<ModelDescriptions> {
    const { models, modelPlaces } = this.#parts.ports
    return models.describe(await choicesOf(request, { modelPlaces, servedModels: null }))
  }
}

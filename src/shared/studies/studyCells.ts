/** From the file of a study to its cells: every row at every point, with every model and seed, on every dataset. */
import { WorkbenchError } from '../errors.ts'
import { settingSign } from '../vocabulary/settings/settingSign.ts'
import type { MethodOption, RunRequest, Settings, SettingValue, VariantOption } from '../vocabulary/runs.ts'
import { LONGEST_KEY, type StudyCell } from '../vocabulary/studies/studies.ts'
import {
  rowsOf,
  withoutUndefined,
  type StudyFile,
  type StudyModels,
  type StudyRow,
} from '../vocabulary/studies/studyFile.ts'

/** What can be run, as the engine tells it. */
export interface RunOptions {
  readonly methods: readonly MethodOption[]
  readonly variants: readonly VariantOption[]
}

/**
 * Returns the cells in the order in which they are run: seeds outermost, so that the first seed fills the table. A row
 * whose method does not have a swept setting, or whose variant fixes it, is run once for all its values. Cells that would
 * be the same run have the same `runKey`.
 * @throws WorkbenchError `argument-invalid` for an unknown variant or setting, two rows or backbones of one label, or a
 * tested row that is not there.
 */
export function studyCells(file: StudyFile, options: RunOptions): readonly StudyCell[] {
  const rows = rowsOf(file).map((row) => knownRow(row, options))
  checkLabels(file, rows)
  checkSettings(file, rows)
  const points = pointsOf(file)
  const firstOf = new Map<string, string>()
  const identities = new Map<string, string>()
  const cells = new Map<string, StudyCell>()
  for (const seed of file.seeds)
    for (const dataset of file.datasets)
      for (const [index, models] of file.models.entries())
        for (const row of rows)
          for (const point of points) {
            const own = row.takenOf(point)
            const settings = {
              ...row.takenOf(withoutUndefined(file.settings)),
              ...own,
              ...row.settings,
              seed,
            }
            const model = modelsLabel(models, index)
            const key = [dataset, model, row.label, ...pointParts(own), `seed ${seed}`].join(' · ')
            const identity = JSON.stringify([
              dataset,
              row.asksModels ? withoutLabel(models) : null,
              row.variant,
              sorted({ ...row.complete, ...settings }),
            ])
            const known = identities.get(key)
            if (known === identity) continue
            if (known !== undefined) throw invalid('study', 'cells with distinct names', `${key} twice`)
            if (key.length > LONGEST_KEY)
              throw invalid('study', `names of cells of at most ${LONGEST_KEY} characters`, key)
            identities.set(key, identity)
            const runKey = firstOf.get(identity) ?? key
            firstOf.set(identity, runKey)
            const request: RunRequest = {
              dataset,
              variant: row.variant,
              settings: { ...settings },
              ...(row.asksModels ? withoutLabel(models) : {}),
            }
            cells.set(key, { key, runKey, dataset, model, row: row.label, point: own, seed, request })
          }
  return [...cells.values()]
}

/** A row with what is known of its method. */
interface KnownRow extends StudyRow {
  readonly asksModels: boolean
  /** All settings of the method with the values that the variant has without any request. */
  readonly complete: Settings
  /** The settings among these that the row takes. */
  readonly takenOf: (asked: Settings) => Settings
  /** Names of the settings of the method. */
  readonly names: ReadonlySet<string>
}

function knownRow(row: StudyRow, { methods, variants }: RunOptions): KnownRow {
  const variant = variants.find(({ name }) => name === row.variant)
  const method = methods.find(({ name }) => name === variant?.method)
  if (!variant || !method)
    throw invalid('rows', `one of ${variants.map(({ name }) => name).join('; ')}`, row.variant)
  const names = new Set(method.settings.map(({ name }) => name))
  const foreign = Object.keys(row.settings).filter((name) => !names.has(name))
  if (foreign.length > 0)
    throw invalid(`settings of ${row.label}`, `settings that ${method.name} has`, foreign.join(', '))
  const defaults = Object.fromEntries(method.settings.map((entry) => [entry.name, entry.default]))
  const fixed = (name: string) => variant.settings[name] !== undefined || row.settings[name] !== undefined
  return {
    ...row,
    asksModels: method.asksModels,
    names,
    complete: { ...defaults, ...variant.settings },
    takenOf: (asked) =>
      Object.fromEntries(Object.entries(asked).filter(([name]) => names.has(name) && !fixed(name))),
  }
}

/** The points of all sweeps, each once; one point without values where there is no sweep. */
function pointsOf({ sweeps }: StudyFile): readonly Settings[] {
  if (sweeps.length === 0) return [{}]
  return sweeps.flatMap((sweep) =>
    Object.entries(sweep).reduce<Record<string, SettingValue>[]>(
      (points, [name, values]) =>
        points.flatMap((point) => values.map((value) => ({ ...point, [name]: value }))),
      [{}],
    ),
  )
}

function checkLabels({ testedRow, models }: StudyFile, rows: readonly KnownRow[]): void {
  const labels = rows.map((row) => row.label)
  const twice = repeated(labels)
  if (twice !== undefined) throw invalid('rows', 'rows of distinct labels', `${twice} twice`)
  const model = repeated(models.map(modelsLabel))
  if (model !== undefined) throw invalid('models', 'backbones of distinct labels', `${model} twice`)
  if (testedRow !== undefined && !labels.includes(testedRow))
    throw invalid('testedRow', `one of ${labels.join('; ')}`, testedRow)
}

function repeated(labels: readonly string[]): string | undefined {
  return labels.find((label, index) => labels.indexOf(label) !== index)
}

/** A setting that no row takes would be asked for in vain. */
function checkSettings(file: StudyFile, rows: readonly KnownRow[]): void {
  const asked = {
    settings: withoutUndefined(file.settings),
    sweeps: Object.assign({}, ...file.sweeps) as object,
  }
  for (const [argument, values] of Object.entries(asked))
    for (const name of Object.keys(values)) {
      const value = name === 'seed' ? 'seed, which stands under seeds' : name
      if (name === 'seed' || !rows.some(({ names }) => names.has(name)))
        throw invalid(argument, 'settings that one of the rows has', value)
      if (argument === 'sweeps' && !rows.some((row) => Object.hasOwn(row.takenOf({ [name]: 0 }), name)))
        throw invalid(argument, 'settings that one of the rows leaves open', name)
    }
}

/** Returns how a backbone is named where there are several. */
export function modelsLabel({ label, languageModel, embeddingModel }: StudyModels, index: number): string {
  if (label !== undefined) return label
  const name =
    languageModel === undefined
      ? null
      : languageModel.kind === 'gguf'
        ? languageModel.file
        : (languageModel.model ?? 'server')
  return name ?? (embeddingModel === undefined && index === 0 ? 'built-in agent' : `models ${index + 1}`)
}

/** A label is for reading and makes no other run. */
function withoutLabel(models: StudyModels): Omit<StudyModels, 'label'> {
  return Object.fromEntries(Object.entries(models).filter(([name]) => name !== 'label'))
}

/** Returns a point by the keys of its settings, or by other names of them: `routingThreshold 0.85`. */
export function pointParts(point: Settings, nameOf = (name: string) => name): readonly string[] {
  return Object.entries(point).map(([name, value]) => `${nameOf(name)} ${String(value)}`)
}

/** Returns the name of a row at a point as a reader of the paper knows it, or by other names: `RecNet, b 10`. */
export function rowAtPoint(row: string, point: Settings, nameOf = settingSign): string {
  return [row, ...pointParts(point, nameOf)].join(', ')
}

function sorted(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function invalid(argument: string, expected: string, found: string): WorkbenchError {
  return new WorkbenchError({ code: 'argument-invalid', argument, expected, found })
}

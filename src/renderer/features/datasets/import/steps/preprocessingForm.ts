/** The form of preprocessing: what its fields hold, and what is wrong with it. */
import {
  NO_PREPROCESSING,
  preprocessing,
  type Preprocessing,
} from '#shared/vocabulary/imports/preprocessing.ts'
import { PREPROCESSING_PRESETS } from '#shared/vocabulary/imports/preprocessingPresets.ts'

/** The fields as they are typed. Empty texts turn a step off. */
export interface PreprocessingForm {
  readonly minRating: number | string
  /** Days as `2018-05-01`, in UTC; the last day belongs to the range. */
  readonly firstDay: string
  readonly lastDay: string
  readonly duplicates: Preprocessing['duplicates']
  readonly titles: Preprocessing['titles']
  readonly kCore: number | string
  readonly minLength: number | string
  readonly maxLength: number | string
  readonly users: number | string
  readonly userSampling: Preprocessing['userSampling']
  readonly lastPerUser: number | string
  readonly candidates: Preprocessing['candidates']
  readonly seed: number | string
}

const DAY = 86_400

/** Returns the fields of some parameters. */
export function formOf(options: Preprocessing): PreprocessingForm {
  const off = (value: number | null) => (value === null || value === 0 ? '' : value)
  return {
    ...options,
    minRating: options.minRating ?? '',
    firstDay: dayOf(options.from),
    lastDay: dayOf(options.until === null ? null : options.until - DAY),
    kCore: off(options.kCore),
    minLength: off(options.minLength),
    maxLength: off(options.maxLength),
    users: off(options.users),
    lastPerUser: off(options.lastPerUser),
  }
}

function dayOf(seconds: number | null): string {
  return seconds === null ? '' : new Date(seconds * 1000).toISOString().slice(0, 10)
}

/** Returns the parameters of the fields, or the name of the first field that cannot be read. */
export function preprocessingOf(
  form: PreprocessingForm,
): { readonly options: Preprocessing } | { readonly wrong: keyof Preprocessing } {
  const { firstDay, lastDay, ...fields } = form
  const count = (value: number | string) => (value === '' ? 0 : value)
  const result = preprocessing.safeParse({
    ...fields,
    minRating: fields.minRating === '' ? null : fields.minRating,
    from: secondsOf(firstDay),
    until: lastDay === '' ? null : (secondsOf(lastDay) ?? 0) + DAY,
    kCore: count(fields.kCore),
    minLength: count(fields.minLength),
    maxLength: count(fields.maxLength),
    users: count(fields.users),
    lastPerUser: count(fields.lastPerUser),
  })
  if (result.success) return { options: result.data }
  return { wrong: (result.error.issues[0]?.path[0] ?? 'kCore') as keyof Preprocessing }
}

function secondsOf(day: string): number | null {
  return day === '' ? null : Date.parse(day) / 1000
}

/** Whether these parameters are those of the preset. */
export function isPreset(name: string, options: Preprocessing): boolean {
  const preset = PREPROCESSING_PRESETS.find((one) => one.name === name)
  return preset !== undefined && textOf(preset.preprocessing) === textOf(options)
}

/** Returns the name of the preset that these parameters are, or '' where they are none. Of equal ones the first counts. */
export function presetOf(options: Preprocessing): string {
  return PREPROCESSING_PRESETS.find(({ name }) => isPreset(name, options))?.name ?? ''
}

function textOf(options: Preprocessing): string {
  const names = Object.keys(NO_PREPROCESSING) as readonly (keyof Preprocessing)[]
  return JSON.stringify(names.map((name) => options[name]))
}

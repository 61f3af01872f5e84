/** Implements `settings.*` and `engine.*`. */
import type { z } from 'zod'
import { workbenchSettings, type WorkbenchSettings } from '#shared/vocabulary/workbenchSettings.ts'
import type { Log } from '../../ports/log.ts'
import type { ReadMachine, ReadVersions } from '../../ports/machine.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import type { LimitModels, SettingsFile } from './ports.ts'
import type { Handlers, WorkbenchPublish } from '../handlersOf.ts'

/** What settings need from outside. */
export interface SettingsPorts {
  readonly settingsFile: SettingsFile
  readonly limitModels: LimitModels
  /** Shown on the page of settings. */
  readonly home: string
  readonly runs: Pick<RunStore, 'folder'>
  readonly machine: ReadMachine
  readonly versions: ReadVersions
  readonly log: Log
}

/** What these calls are made of. `session` is the token of this start of the engine. */
export interface SettingsParts {
  readonly ports: SettingsPorts
  readonly publish: WorkbenchPublish
  readonly session: string
  readonly onChange: () => void
}

/** The settings in memory, and the calls that read and change them. */
export interface HeldSettings {
  readonly handlers: Handlers<'settings'> & Handlers<'engine'>
  readonly current: () => WorkbenchSettings
}

/** Reads the settings and applies them. Changes are written before they take effect and before pages are notified. */
export async function heldSettings({
  ports,
  publish,
  session,
  onChange,
}: SettingsParts): Promise<HeldSettings> {
  const { settingsFile, limitModels } = ports
  const apply = ({ threads, keptRepliesGigabytes }: WorkbenchSettings) =>
    limitModels({ threads, keptReplies: keptRepliesGigabytes * 1e9 })
  let settings = await readSettings(settingsFile, ports.log)
  apply(settings)
  const change = async (changes: Partial<WorkbenchSettings>): Promise<WorkbenchSettings> => {
    let changed = settings
    await settingsFile.change(async (content) => {
      // Keep what another engine of this home has changed in the meantime.
      const kept = content.state === 'value' ? settingsIn(content.value) : null
      if (content.state !== 'absent' && kept === null) await settingsFile.setAside()
      changed = workbenchSettings.parse({ ...(kept ?? settings), ...changes })
      return { ...changed, ...notUnderstood(content.value), ...changes }
    })
    settings = changed
    apply(settings)
    publish('settings.changed', settings)
    onChange()
    return settings
  }
  return {
    current: () => settings,
    handlers: {
      'settings.read': () => settings,
      'settings.change': (changes) => {
        const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
        return change(given)
      },
      'engine.facts': () => ({
        versions: ports.versions(),
        home: ports.home,
        runsFolder: ports.runs.folder,
        ...ports.machine(),
        session,
      }),
    },
  }
}

/** Reads the settings. An unusable file is set aside. One that cannot be read just now is left alone, and no change of a setting writes over it. */
async function readSettings(file: SettingsFile, log: Log): Promise<WorkbenchSettings> {
  const content = await file.read().catch((error: unknown) => {
    const message = 'The settings could not be read: those of a new home are in use, and none can be changed.'
    log.write({ level: 'warn', scope: 'settings', message, error })
    return { state: 'absent' } as const
  })
  if (content.state === 'absent') return workbenchSettings.parse({})
  const settings = content.state === 'value' ? settingsIn(content.value) : null
  if (settings === null) await file.setAside()
  return settings ?? workbenchSettings.parse({})
}

/**
 * Returns the settings in a value. Settings of newer versions are ignored, and values out of range fall back to their
 * defaults. Returns null if the value is not an object.
 */
function settingsIn(value: unknown): WorkbenchSettings | null {
  const values = asRecord(value)
  if (values === null) return null
  const fitting = Object.entries(workbenchSettings.shape).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(values[name])
    return parsed.success ? [[name, parsed.data]] : []
  })
  return workbenchSettings.parse(Object.fromEntries(fitting))
}

/** Returns settings of newer versions, and values out of range: they stay in the file as they are. */
function notUnderstood(value: unknown): Readonly<Record<string, unknown>> {
  const shape: Readonly<Record<string, z.ZodType>> = workbenchSettings.shape
  return Object.fromEntries(
    Object.entries(asRecord(value) ?? {}).filter(
      ([name, one]) => !Object.hasOwn(shape, name) || shape[name]?.safeParse(one).success !== true,
    ),
  )
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}

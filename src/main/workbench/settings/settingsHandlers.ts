/** Implements `settings.*` and `engine.*`. */
import { workbenchSettings, type WorkbenchSettings } from '#shared/vocabulary/workbenchSettings.ts'
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
  let settings = await readSettings(settingsFile)
  apply(settings)
  const change = async (changes: Partial<WorkbenchSettings>): Promise<WorkbenchSettings> => {
    let changed = settings
    await settingsFile.change((content) => {
      // Keep what another engine of this home has changed in the meantime.
      const kept = content.state === 'value' ? settingsIn(content.value) : null
      return (changed = workbenchSettings.parse({ ...(kept ?? settings), ...changes }))
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

/** Reads the settings. An unusable file is set aside. */
async function readSettings(file: SettingsFile): Promise<WorkbenchSettings> {
  const content = await file.read()
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

function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}

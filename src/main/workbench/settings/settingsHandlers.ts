/** Implements `settings.*` and `engine.*`. */
import { workbenchSettings, type WorkbenchSettings } from '#shared/vocabulary/workbenchSettings.ts'
import type { Backend } from '../backend/backend.ts'
import type { Handlers, WorkbenchPublish } from '../handlersOf.ts'

export interface SettingsParts {
  readonly backend: Backend
  readonly publish: WorkbenchPublish
  readonly session: string
  readonly onChange: () => void
}

export interface HeldSettings {
  readonly handlers: Handlers<'settings'> & Handlers<'engine'>
  readonly current: () => WorkbenchSettings
}

export async function heldSettings({
  backend,
  publish,
  session,
  onChange,
}: SettingsParts): Promise<HeldSettings> {
  let settings = await readSettings(backend)
  limitModels(backend, settings)
  let last: Promise<unknown> = Promise.resolve()
  const change = async (changes: Partial<WorkbenchSettings>): Promise<WorkbenchSettings> => {
    const changed = workbenchSettings.parse({ ...settings, ...changes })
    await backend.writeSettings(changed)
    settings = changed
    limitModels(backend, settings)
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
        const changed = last.then(() => change(given))
        last = changed.catch(() => undefined)
        return changed
      },
      'engine.facts': () => ({
        versions: backend.versions(),
        home: backend.home,
        runsFolder: backend.runs.folder,
        ...backend.machineFacts(),
        session,
      }),
    },
  }
}

function limitModels(backend: Backend, { threads, keptRepliesGigabytes }: WorkbenchSettings): void {
  backend.limitModels({ threads, keptReplies: keptRepliesGigabytes * 1e9 })
}

/** What cannot be used is kept aside; names of newer versions are passed over, values out of range fall back. */
async function readSettings(backend: Backend): Promise<WorkbenchSettings> {
  const content = await backend.readSettings()
  if (content.state === 'absent') return workbenchSettings.parse({})
  const values = content.state === 'value' ? asRecord(content.value) : null
  if (values === null) {
    await backend.setSettingsAside()
    return workbenchSettings.parse({})
  }
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

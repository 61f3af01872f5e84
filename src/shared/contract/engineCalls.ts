/** What may be asked of the engine itself: its facts, its settings, its log. */
import { logQuery, type LogEntry } from '../vocabulary/log.ts'
import { settingsChange, type EngineFacts, type WorkbenchSettings } from '../vocabulary/workbenchSettings.ts'
import { call, topic } from './contract.ts'
import { nothing } from './parameters.ts'

export const engineCalls = {
  'engine.facts': call(nothing).answering<EngineFacts>(),

  'settings.read': call(nothing).answering<WorkbenchSettings>(),
  /** Settings that are left out stay. */
  'settings.change': call(settingsChange).answering<WorkbenchSettings>(),
  'settings.changed': topic<WorkbenchSettings>(),

  /** The newest first. Entries hold no texts of datasets, prompts or replies, and no keys. */
  'log.read': call(logQuery).answering<readonly LogEntry[]>(),
}

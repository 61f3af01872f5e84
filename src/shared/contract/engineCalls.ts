/** The calls about the engine itself: its facts, its settings, its log. */
import { logQuery, type LogEntry } from '../vocabulary/log.ts'
import { settingsChange, type EngineFacts, type WorkbenchSettings } from '../vocabulary/workbenchSettings.ts'
import { call, topic } from './contract.ts'
import { nothing } from './parameters.ts'

export const engineCalls = {
  'engine.facts': call(nothing).answering<EngineFacts>(),

  'settings.read': call(nothing).answering<WorkbenchSettings>(),
  /** Changes the given settings and keeps the others. */
  'settings.change': call(settingsChange).answering<WorkbenchSettings>(),
  'settings.changed': topic<WorkbenchSettings>(),

  /** Log entries, newest first. They hold no texts of datasets, prompts or replies, and no keys. */
  'log.read': call(logQuery).answering<readonly LogEntry[]>(),
}

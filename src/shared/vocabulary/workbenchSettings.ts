/** The application's own settings, kept in the home folder. Nothing here changes the result of a run. */
import { z } from 'zod'
import { savedChatServer } from './models/chatServers.ts'

export const workbenchSettings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Of the window and the page; `system` follows the computer. What goes to terminals, logs and papers is English. */
  language: z.enum(['system', 'en', 'zh-CN']).default('system'),
  /** Runs that may work at the same time. */
  parallelRuns: z.int().min(1).max(8).default(1),
  /** Threads of local models; 0 takes what the machine really has. */
  threads: z.int().min(0).max(256).default(0),
  /** Gigabytes of prompts and replies that are kept; what was used longest ago goes first. */
  keptRepliesGigabytes: z.number().min(0.1).max(1000).default(4),
  /** Hints of the first minutes that were dismissed. */
  dismissedHints: z.array(z.string().max(60)).max(50).default([]),
  /** That may be chosen for a run; texts are sent to none but those. */
  chatServers: z.array(savedChatServer).max(50).default([]),
})
export type WorkbenchSettings = Readonly<z.infer<typeof workbenchSettings>>

/** Some of them. Without the defaults, which zod would fill in for what is left out. */
export const settingsChange = z.strictObject({
  theme: workbenchSettings.shape.theme.unwrap().optional(),
  language: workbenchSettings.shape.language.unwrap().optional(),
  parallelRuns: workbenchSettings.shape.parallelRuns.unwrap().optional(),
  threads: workbenchSettings.shape.threads.unwrap().optional(),
  keptRepliesGigabytes: workbenchSettings.shape.keptRepliesGigabytes.unwrap().optional(),
  dismissedHints: workbenchSettings.shape.dismissedHints.unwrap().optional(),
  chatServers: workbenchSettings.shape.chatServers.unwrap().optional(),
})

/** What the engine says of itself and of the machine. */
export interface EngineFacts {
  readonly versions: Readonly<Record<string, string>>
  readonly home: string
  readonly runsFolder: string
  readonly platform: string
  readonly cores: number
  readonly memoryBytes: number
  /** Changes with every start of the engine. */
  readonly session: string
}

/** Names of what the preload script and the main process say to each other. No page sees them. */
import { PORT_MESSAGE } from '#shared/contract/shell.ts'

/** Questions with an answer, from the page. */
export const QUESTIONS = {
  pickSource: 'recnet.pick-source',
  sourceOfFiles: 'recnet.source-of-files',
  saveFile: 'recnet.save-file',
} as const

/** Words without an answer, from the page. */
export const CALLS = {
  requestPort: 'recnet.request-port',
  watchEngine: 'recnet.watch-engine',
} as const

/** What the page is told. */
export const NEWS = {
  port: PORT_MESSAGE,
  engineState: 'recnet.engine-state',
  navigate: 'recnet.navigate',
} as const

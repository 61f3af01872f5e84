/** Requests for tables of the report on messages as files. */
import { z } from 'zod'
import { studyId } from './studies.ts'

/** The comparisons, the routers, and the rules. */
export const MESSAGES_TABLE_NAMES = ['messages', 'messages-routers', 'messages-rules'] as const
export type MessagesTableName = (typeof MESSAGES_TABLE_NAMES)[number]

/** Which table of which study is wanted. */
export const messagesTableRequest = z.strictObject({ study: studyId, table: z.enum(MESSAGES_TABLE_NAMES) })

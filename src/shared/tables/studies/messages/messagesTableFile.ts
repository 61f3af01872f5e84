/** The report on messages as files: one table as CSV, with what must be known to read it above. */
import type { MessagesTableName } from '../../../vocabulary/studies/messagesTable.ts'
import type { MessagesReport } from '../../../vocabulary/studies/messagesReport.ts'
import { csvOf } from '../../csvOf.ts'
import type { DataTable } from '../../dataTable.ts'
import { messagesComparisonsTable } from './messagesComparisonsTable.ts'
import { messagesLines } from './messagesLines.ts'
import { messagesRoutersTable } from './messagesRoutersTable.ts'
import { messagesRulesTable } from './messagesRulesTable.ts'

/** Each table with its title and content. */
export const MESSAGES_TABLES: Readonly<
  Record<MessagesTableName, { readonly title: string; readonly of: (report: MessagesReport) => DataTable }>
> = {
  messages: { title: 'Do messages help?', of: messagesComparisonsTable },
  'messages-routers': { title: 'Messages by router', of: messagesRoutersTable },
  'messages-rules': { title: 'Messages by rule', of: messagesRulesTable },
}

/** Returns the text of a CSV file. */
export function messagesTableFile(report: MessagesReport, table: MessagesTableName): string {
  const { title, of } = MESSAGES_TABLES[table]
  return csvOf(of(report), [title, ...messagesLines(report)])
}

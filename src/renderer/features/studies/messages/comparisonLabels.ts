/** How the report on messages names which interactions are compared. */
import type { MessagesComparison } from '#shared/vocabulary/studies/messagesReport.ts'

export const COMPARISON_LABELS: Readonly<Record<MessagesComparison['about'], string>> = {
  all: 'All interactions',
  'user took up': 'The user took up messages',
  'only items took up': 'Only items took up messages',
  'nobody took up': 'Nobody took up messages',
  'before first reception': 'Before the user’s first reception',
  'from first reception on': 'From the user’s first reception on',
  cold: 'Cold users (at most one earlier interaction)',
  warm: 'Warm users',
  'from first reception on, less before': 'Change at the first reception',
  'cold, less warm': 'Cold less warm',
}

/** The words of the errors about studies. */
import type { ErrorDetails, StudyIssue } from './errorDetails.ts'

type About<Code extends ErrorDetails['code']> = Extract<ErrorDetails, { code: Code }>

export const STUDY_WORDS = {
  'study-unknown': ({ study }: About<'study-unknown'>) => ({
    title: 'There is no such study',
    statement: `There is no study named ${study}.`,
    advice: {
      terminal: 'See the studies with: recnet study list',
      window: 'It may have been removed. See the list of studies.',
    },
  }),
  'study-state': ({ study, expected, found }: About<'study-state'>) => ({
    title: 'This cannot be done with the study now',
    statement: `Study ${study}: expected ${expected}, found ${found}.`,
  }),
  'study-invalid': ({ issues }: About<'study-invalid'>) => ({
    title: 'This is not the file of a study',
    statement: issues.map(issueText).join('\n'),
    advice: {
      terminal: 'What a study may say is told by: recnet study schema',
      window: 'What a study may say is in the documents, under studies.',
    },
  }),
} as const

function issueText({ line, column, path, expected, found }: StudyIssue): string {
  const where = line === 0 ? path : `line ${line}, column ${column}: ${path}`
  return `${where}: expected ${expected}, found ${found}.`
}

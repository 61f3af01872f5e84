/** The words of errors about what is not as it was written: datasets, manifests and logs. */
import type { ErrorDetails } from './errorDetails.ts'

type About<Code extends ErrorDetails['code']> = Extract<ErrorDetails, { code: Code }>

/** What to do about a record that cannot be read, by whether a newer version wrote it. */
const ADVICE_ON_RECORDS = {
  no: 'The file was changed by something else; restore it to resume.',
  surely: 'Nothing was changed. Open the run with the version that wrote it, or with a later one.',
  perhaps:
    'Nothing was changed. Try a newer version of the workbench; if none knows it, the file was changed by something else, and is to be restored.',
} as const

/** As in `errorWords.ts`. */
export const damageWords = {
  'dataset-damaged': ({ name, folder, found }: About<'dataset-damaged'>) => ({
    title: 'The dataset is damaged',
    statement: `Expected the dataset ${name} in ${folder}, found files that cannot be read: ${found}. Runs on it are whole; only going on with them needs it.`,
    advice: {
      terminal: `Remove it with: recnet remove ${name}; then import it again from its source.`,
      window: 'Delete it and import it again from its source, or put its folder back from a copy.',
    },
  }),
  'run-differs': ({ folder, parts }: About<'run-differs'>) => ({
    title: 'The run would go on as another one',
    statement: `The run in ${folder} is not as it began: expected the same ${parts.join(', ')}, found others. It was left as it is.`,
    advice: {
      terminal: `Put them back (a changed manifest.json, an earlier version of the workbench), start the run anew, or go on all the same, which the run says from then on, with: recnet resume ${folder} --anyway`,
      window:
        'Put them back (a changed manifest.json, an earlier version of the workbench), start the run anew, or go on anyway: the run says so from then on.',
    },
  }),
  'run-corrupt': ({ file, row, expected, found, newer }: About<'run-corrupt'>) => ({
    title:
      newer === 'surely'
        ? 'This run is of a newer version'
        : 'The record of this run was changed from outside',
    statement: `${file}, row ${row}: expected ${expected}, found ${found}.`,
    advice: ADVICE_ON_RECORDS[newer ?? 'no'],
  }),
  'index-changed': ({ folder }: About<'index-changed'>) => ({
    title: 'The index of vectors was changed from outside',
    statement: `Expected the files in ${folder} as the run wrote them, found others. What the run has in its log is whole.`,
    advice: 'Resume the run: the index is computed again from the log.',
  }),
}

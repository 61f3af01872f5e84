/** The words of every error code; the compiler reports a code without words. Read them through `errorSentence`. */
import { bundleErrorWords } from './bundleErrorWords.ts'
import type { ErrorDetails } from './errorDetails.ts'
import type { ErrorLanguage, ErrorWords, WordsOf } from './errorLanguage.ts'
import { damageWords } from './damageWords.ts'
import { STUDY_WORDS } from './studyErrorWords.ts'
import { systemErrorWords } from './systemErrorWords.ts'

const WORDS: WordsOf = {
  'dataset-rows-invalid': ({ total }) => ({
    title: 'Some rows cannot be read',
    statement: `${total} of the rows cannot be read; nothing was imported.`,
    advice: {
      terminal: 'Mend these rows and import again, or leave more of them out: --rejects <percent>.',
      window: 'Mend these rows and import again.',
    },
  }),
  'dataset-files-missing': ({ folder, expected, found }) => ({
    title: 'These are not the files of a dataset',
    statement: `Expected ${expected} in ${folder}, found ${found}.`,
    advice: {
      terminal: '',
      window:
        'Choose the files of Amazon reviews, MovieLens or RecBole, or a table with a column of users and one of items.',
    },
  }),
  'dataset-exists': ({ name }) => ({
    title: 'The name of the dataset is taken',
    statement: `A dataset named ${name} is there already.`,
    advice: {
      terminal: `Choose another name, or remove it with: recnet remove ${name}`,
      window: 'Choose another name, or delete that dataset first.',
    },
  }),
  'dataset-unknown': ({ name, known }) => ({
    title: 'The dataset is not known',
    statement: `There is no dataset named ${name}. Known: ${known.join(', ') || 'none'} (and demo).`,
    advice: {
      terminal: `Import one with: recnet import <folder> --name ${name}`,
      window: 'Import it, or choose another.',
    },
  }),
  'name-invalid': ({ expected, found }) => ({
    title: 'This name cannot be used',
    statement: `Expected a name of ${expected}, found ${found === '“”' ? found : `“${found}”`}.`,
  }),
  'dataset-changed': ({ name, expected, found }) => ({
    title: 'The dataset has changed since the run began',
    statement: `The dataset ${name} is not the one this run began with (${head(expected)} expected, ${head(found)} found).`,
    advice: {
      terminal: 'Import the original again to resume.',
      window: 'Import the original again under this name to go on.',
    },
  }),
  'dataset-too-small': (details) => ({
    title: 'The dataset is too small',
    statement: expectedFound(details),
  }),
  'hyperparameter-invalid': ({ issues }) => ({
    title: 'Some hyperparameters are out of range',
    statement: issues.map((issue) => aboutThing(issue.name, issue)).join('\n'),
  }),
  'run-exists': ({ folder }) => ({
    title: 'A run is there already',
    statement: `${folder} is not empty.`,
    advice: {
      terminal: `Choose another folder with --out, or go on with: recnet resume ${folder}`,
      window: 'Choose another folder, or resume the run that is there.',
    },
  }),
  'run-unknown': ({ folder }) => ({
    title: 'There is no such run',
    statement: `${folder} holds no run.`,
    advice: {
      terminal: 'See the runs with: recnet list',
      window: 'It may have been removed. See the table of runs.',
    },
  }),
  'run-busy': ({ folder, owner }) => ({
    title: 'Another process writes this run',
    statement: `${folder} is being written by ${owner}.`,
    advice: 'Stop it first, or wait until it ends.',
  }),
  'lock-lost': ({ folder, owner }) => ({
    title: 'The lock of this run was taken away',
    statement: `${folder}: expected the lock of this process, found that of ${owner}. Nothing was written since.`,
    advice: 'Resume the run when no other process writes it.',
  }),
  'client-unknown': ({ client, expected }) => ({
    title: 'There is no such client',
    statement: `There is no client ${client}: expected ${expected}.`,
  }),
  'model-failed': ({ model, call, reason }) => ({
    title: 'The model gave no answer',
    statement: `The model ${model} gave no answer to ${call}: ${reason}`,
    advice: { terminal: '', window: 'Resume the run to ask again.' },
  }),
  'model-invalid': ({ path, expected, found }) => ({
    title: 'The model file cannot be used',
    statement: `${path} cannot be used: expected ${expected}, found ${found}.`,
    advice: { terminal: '', window: 'Choose another file, or download it again.' },
  }),
  'model-memory': ({ path, needed, reason }) => ({
    title: 'The model does not fit into memory',
    statement: `${path} does not fit into memory: ${(needed / 1e9).toFixed(1)} GB of weights. ${reason}`,
    advice: 'Choose a smaller quantisation, fewer sequences or a shorter context.',
  }),
  'model-changed': ({ path, expected, found }) => ({
    title: 'This is not the model the run began with',
    statement: `${path} is not the model this run began with (${head(expected)} expected, ${head(found)} found).`,
    advice: 'Put the original file back to resume.',
  }),
  'model-place-gone': ({ path, expected, found }) => ({
    title: 'An added folder of models is not there',
    statement: `${path}: expected ${expected}, found ${found}.`,
    advice: {
      terminal: `Connect its disk again, or forget it with: recnet models forget ${path}`,
      window: 'Connect its disk and look again, or forget the folder.',
    },
  }),
  'download-failed': ({ address, ...rest }) => ({
    title: 'The download stopped',
    statement: aboutThing(address, rest),
    advice: {
      terminal: 'What has arrived is kept; the same command goes on with it.',
      window: 'What has arrived is kept. Resume to go on from there.',
    },
  }),
  'download-corrupt': ({ file, expected, found }) => ({
    title: 'The downloaded file is not the one it should be',
    statement: `${file} arrived damaged or is another file: expected SHA-256 ${expected}, found ${found}.`,
    advice: 'Nothing of it was kept; fetch it again, and compare the checksum with its page.',
  }),
  'download-state': ({ file, ...rest }) => ({
    title: 'This cannot be done with the download now',
    statement: aboutThing(file, rest),
  }),
  'disk-full': ({ folder, needed, free }) => ({
    title: 'There is too little room on this disk',
    statement: `${folder}: expected room for ${roomText(needed)}, found ${roomText(free)}.`,
    advice: {
      terminal: 'Make room on this disk, then run the same command again.',
      window: 'Make room on this disk, then resume.',
    },
  }),
  'reply-missing': ({ call }) => ({
    title: 'A reply is missing',
    statement: `No reply to ${call} is stored.`,
    advice: 'A replay without a model needs the replies of the whole run.',
  }),
  'argument-invalid': ({ argument, ...rest }) => ({
    title: 'A value cannot be used',
    statement: aboutThing(argument, rest),
  }),
  'run-state': ({ run, ...rest }) => ({
    title: 'This cannot be done with the run now',
    statement: aboutThing(`Run ${run}`, rest),
  }),
  ...STUDY_WORDS,
  'source-unknown': ({ expected }) => ({
    title: 'The chosen files are no longer at hand',
    statement: `Expected ${expected}; choose the files again.`,
  }),
  'call-invalid': ({ call, ...rest }) => ({
    title: 'The engine did not understand the page',
    statement: aboutThing(call, rest),
    advice: { terminal: '', window: 'Reload the page; page and engine may be of different versions.' },
  }),
  'too-large': ({ what, limit, found }) => ({
    title: 'This is too large',
    statement: `${what}: expected at most ${limit}, found ${found}.`,
  }),
  ...bundleErrorWords,
  ...systemErrorWords,
  ...damageWords,
  'engine-lost': ({ reason }) => ({
    title: 'The engine cannot be reached',
    statement: `The engine is not there: ${reason}`,
    advice: { terminal: '', window: 'What was committed is on disk; runs go on where they were.' },
  }),
  internal: ({ message }) => ({
    title: 'An unexpected error',
    statement: `A fault of the workbench itself: ${message}`,
    advice: { terminal: '', window: 'Please report it with what “Copy diagnosis” copies.' },
  }),
  cancelled: () => ({ title: 'Stopped', statement: 'Stopped.' }),
}

/** English, for terminals and logs, and for the page unless it shows another language. */
export const ENGLISH_ERRORS: ErrorLanguage = {
  words: WORDS,
  row: ({ file, row, column, expected, found }) => {
    const where = [file, `row ${row}`, ...(column === '' ? [] : [`column ${column}`])].join(', ')
    return `${where}: expected ${expected}, found ${found || 'nothing'}`
  },
  more: (count) => `… and ${count} more`,
}

/** Returns the words of one error. A detail that is empty, as what was typed may be, is shown as “”. The function is pure. */
export function wordsOf(details: ErrorDetails, { words: table }: ErrorLanguage = ENGLISH_ERRORS): ErrorWords {
  // The table has a function for every code, and the key selects the one that takes these details.
  const words = table[details.code] as (details: ErrorDetails) => ErrorWords
  return words(withoutGaps(details))
}

/** Returns the same value with every empty text in it, however deep, replaced by a pair of quotation marks. */
function withoutGaps<Value>(value: Value): Value {
  // Each value keeps its kind: a text stays a text, a list a list, and a record has the same keys.
  if (value === '') return '“”' as Value
  if (Array.isArray(value)) return value.map(withoutGaps) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutGaps(part)])) as Value
}

interface Difference {
  readonly expected: string
  readonly found: string
}

function aboutThing(thing: string, difference: Difference): string {
  return `${thing}: ${expectedThing(difference)}.`
}

function expectedFound({ expected, found }: Difference): string {
  return `Expected ${expected}, found ${found}.`
}

function expectedThing({ expected, found }: Difference): string {
  return `expected ${expected}, found ${found}`
}

/** The beginning of a hash, long enough to distinguish two. */
function head(hash: string): string {
  return `${hash.slice(0, 12)}…`
}

function roomText(bytes: number): string {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`
}

import { describe, expect, it } from 'vitest'
import { WorkbenchError } from '../errors.ts'
import type { ErrorCode, ErrorDetails } from './errorDetails.ts'
import { errorSentence } from './errorSentence.ts'

const difference = { expected: 'one', found: 'two' }
const hashes = { expected: 'abcdefghijklmnop', found: 'qrstuvwxyz123456' }
const rowIssue = (row: number) => ({ file: 'a.inter', row, column: 'rating', ...difference })

/** Of every code one error, with what a terminal says and what the window says to do; written by hand. */
const SAMPLES: {
  readonly [Code in ErrorCode]: readonly [Extract<ErrorDetails, { code: Code }>, string, string]
} = {
  'dataset-rows-invalid': [
    { code: 'dataset-rows-invalid', issues: [rowIssue(2)], total: 3 },
    '3 of the rows cannot be read; nothing was imported. Mend these rows and import again, or leave more of them out: --rejects <percent>.',
    'Mend these rows and import again.',
  ],
  'dataset-files-missing': [
    { code: 'dataset-files-missing', folder: '/d', ...difference },
    'Expected one in /d, found two.',
    'Choose the files of Amazon reviews, MovieLens or RecBole, or a table with a column of users and one of items.',
  ],
  'dataset-exists': [
    { code: 'dataset-exists', name: 'cds' },
    'A dataset named cds is there already. Choose another name, or remove it with: recnet remove cds',
    'Choose another name, or delete that dataset first.',
  ],
  'dataset-unknown': [
    { code: 'dataset-unknown', name: 'cds', known: ['a', 'b'] },
    'There is no dataset named cds. Known: a, b (and demo). Import one with: recnet import <folder> --name cds',
    'Import it, or choose another.',
  ],
  'dataset-damaged': [
    { code: 'dataset-damaged', name: 'cds', folder: '/data/cds', found: 'no table' },
    'Expected the dataset cds in /data/cds, found files that cannot be read: no table. Runs on it are whole; only going on with them needs it. Remove it with: recnet remove cds; then import it again from its source.',
    'Delete it and import it again from its source, or put its folder back from a copy.',
  ],
  'name-invalid': [{ code: 'name-invalid', ...difference }, 'Expected a name of one, found “two”.', ''],
  'dataset-changed': [
    { code: 'dataset-changed', name: 'cds', ...hashes },
    'The dataset cds is not the one this run began with (abcdefghijkl… expected, qrstuvwxyz12… found). Import the original again to resume.',
    'Import the original again under this name to go on.',
  ],
  'dataset-too-small': [{ code: 'dataset-too-small', ...difference }, 'Expected one, found two.', ''],
  'hyperparameter-invalid': [
    {
      code: 'hyperparameter-invalid',
      issues: [
        { name: 'epochs', ...difference },
        { name: 'seed', ...difference },
      ],
    },
    'epochs: expected one, found two.\nseed: expected one, found two.',
    '',
  ],
  'run-exists': [
    { code: 'run-exists', folder: 'runs/a' },
    'runs/a is not empty. Choose another folder with --out, or go on with: recnet resume runs/a',
    'Choose another folder, or resume the run that is there.',
  ],
  'run-unknown': [
    { code: 'run-unknown', folder: 'runs/a' },
    'runs/a holds no run. See the runs with: recnet list',
    'It may have been removed. See the table of runs.',
  ],
  'run-busy': [
    { code: 'run-busy', folder: 'runs/a', owner: 'process 7' },
    'runs/a is being written by process 7. Stop it first, or wait until it ends.',
    'Stop it first, or wait until it ends.',
  ],
  'lock-lost': [
    { code: 'lock-lost', folder: 'runs/a', owner: 'process 7' },
    'runs/a: expected the lock of this process, found that of process 7. Nothing was written since. Resume the run when no other process writes it.',
    'Resume the run when no other process writes it.',
  ],
  'run-differs': [
    { code: 'run-differs', folder: '/runs/a', parts: ['seed', 'prompt texts of this version (merge)'] },
    'The run in /runs/a is not as it began: expected the same seed, prompt texts of this version (merge), found others. It was left as it is. Put them back (a changed manifest.json, an earlier version of the workbench), start the run anew, or go on all the same, which the run says from then on, with: recnet resume /runs/a --anyway',
    'Put them back (a changed manifest.json, an earlier version of the workbench), start the run anew, or go on anyway: the run says so from then on.',
  ],
  'run-corrupt': [
    { code: 'run-corrupt', file: 'events.jsonl', row: 4, ...difference },
    'events.jsonl, row 4: expected one, found two. The file was changed by something else; restore it to resume.',
    'The file was changed by something else; restore it to resume.',
  ],
  'index-changed': [
    { code: 'index-changed', folder: '/runs/a/index' },
    'Expected the files in /runs/a/index as the run wrote them, found others. What the run has in its log is whole. Resume the run: the index is computed again from the log.',
    'Resume the run: the index is computed again from the log.',
  ],
  'client-unknown': [
    { code: 'client-unknown', client: 'u:1', expected: 'one of the run' },
    'There is no client u:1: expected one of the run.',
    '',
  ],
  'model-failed': [
    { code: 'model-failed', model: 'm', call: 'c', reason: 'no memory' },
    'The model m gave no answer to c: no memory',
    'Resume the run to ask again.',
  ],
  'model-invalid': [
    { code: 'model-invalid', path: 'm.gguf', ...difference },
    'm.gguf cannot be used: expected one, found two.',
    'Choose another file, or download it again.',
  ],
  'model-memory': [
    { code: 'model-memory', path: 'm.gguf', needed: 4_250_000_000, reason: 'Too few pages.' },
    'm.gguf does not fit into memory: 4.3 GB of weights. Too few pages. Choose a smaller quantisation, fewer sequences or a shorter context.',
    'Choose a smaller quantisation, fewer sequences or a shorter context.',
  ],
  'model-changed': [
    { code: 'model-changed', path: 'm.gguf', ...hashes },
    'm.gguf is not the model this run began with (abcdefghijkl… expected, qrstuvwxyz12… found). Put the original file back to resume.',
    'Put the original file back to resume.',
  ],
  'model-place-gone': [
    { code: 'model-place-gone', path: '/m', ...difference },
    '/m: expected one, found two. Connect its disk again, or forget it with: recnet models forget /m',
    'Connect its disk and look again, or forget the folder.',
  ],
  'download-failed': [
    { code: 'download-failed', address: 'https://h/m', ...difference },
    'https://h/m: expected one, found two. What has arrived is kept; the same command goes on with it.',
    'What has arrived is kept. Resume to go on from there.',
  ],
  'download-corrupt': [
    { code: 'download-corrupt', file: 'm.gguf', ...difference },
    'm.gguf arrived damaged or is another file: expected SHA-256 one, found two. Nothing of it was kept; fetch it again, and compare the checksum with its page.',
    'Nothing of it was kept; fetch it again, and compare the checksum with its page.',
  ],
  'download-state': [
    { code: 'download-state', file: 'm.gguf', ...difference },
    'm.gguf: expected one, found two.',
    '',
  ],
  'disk-full': [
    { code: 'disk-full', folder: '/m', needed: 2_345_000_000, free: 999_940_000 },
    '/m: expected room for 2.35 GB, found 999.9 MB. Make room on this disk, then run the same command again.',
    'Make room on this disk, then resume.',
  ],
  'reply-missing': [
    { code: 'reply-missing', call: 'c' },
    'No reply to c is stored. A replay without a model needs the replies of the whole run.',
    'A replay without a model needs the replies of the whole run.',
  ],
  'argument-invalid': [
    { code: 'argument-invalid', argument: '--seed', ...difference },
    '--seed: expected one, found two.',
    '',
  ],
  'run-state': [{ code: 'run-state', run: 'r1', ...difference }, 'Run r1: expected one, found two.', ''],
  'study-unknown': [
    { code: 'study-unknown', study: 'grid-1' },
    'There is no study named grid-1. See the studies with: recnet study list',
    'It may have been removed. See the list of studies.',
  ],
  'study-state': [
    { code: 'study-state', study: 'grid-1', ...difference },
    'Study grid-1: expected one, found two.',
    '',
  ],
  'study-invalid': [
    {
      code: 'study-invalid',
      issues: [
        { line: 3, column: 5, path: 'seeds.0', ...difference },
        { line: 0, column: 0, path: 'the study', ...difference },
      ],
    },
    'line 3, column 5: seeds.0: expected one, found two.\nthe study: expected one, found two. What a study may say is told by: recnet study schema',
    'What a study may say is in the documents, under studies.',
  ],
  'source-unknown': [
    { code: 'source-unknown', expected: 'a source' },
    'Expected a source; choose the files again.',
    '',
  ],
  'call-invalid': [
    { code: 'call-invalid', call: 'runs.list', ...difference },
    'runs.list: expected one, found two.',
    'Reload the page; page and engine may be of different versions.',
  ],
  'too-large': [
    { code: 'too-large', what: 'The file', limit: '2 GB', found: '3 GB' },
    'The file: expected at most 2 GB, found 3 GB.',
    '',
  ],
  'bundle-invalid': [
    { code: 'bundle-invalid', file: 'bundle.json', ...difference },
    'bundle.json: expected one, found two. Nothing of it was kept. Ask for the bundle again: this one was damaged or changed, or is none.',
    'Ask for the bundle again: this one was damaged or changed, or is none.',
  ],
  'bundle-newer': [
    { code: 'bundle-newer', format: 2, known: 1, writer: 'workbench 0.9.0' },
    'The bundle was written by a newer version (workbench 0.9.0): its format is 2, and this one knows formats up to 1. Open it with that version of the workbench, or a later one.',
    'Open it with that version of the workbench, or a later one.',
  ],
  'replay-differs': [
    { code: 'replay-differs', run: 'r1', ...difference },
    'r1: expected one, found two. Compare the versions and hashes of the manifest: another version of the workbench, of its prompts or of the built-in agent replays otherwise.',
    'Compare the versions and hashes of the manifest: another version of the workbench, of its prompts or of the built-in agent replays otherwise.',
  ],
  'calls-differ': [
    { code: 'calls-differ', run: 'r1', step: 4, stage: 'client-centric', ...difference },
    'r1: its calls were not kept, and the stage client-centric of step 4 is another one now: expected one, found two. Another version of the workbench, of its prompts or of the built-in agent made the run. Run it again to see its prompts and answers.',
    'Another version of the workbench, of its prompts or of the built-in agent made the run. Run it again to see its prompts and answers.',
  ],
  'model-missing': [
    { code: 'model-missing', model: 'qwen.gguf', expected: 'a file with the SHA-256 01ab' },
    'The model qwen.gguf is not on this machine: expected a file with the SHA-256 01ab. Add it with: recnet models add <file>. Or choose another with: recnet run',
    'Add it on the page Models, or run again with these settings and another model.',
  ],
  'no-room': [
    { code: 'no-room', file: '/h/a' },
    'There is no room on the disk to write /h/a. What was saved before is whole. Make room on that disk (or in what you may use of it), then run the same command again.',
    'Make room on that disk (or in what you may use of it), then try again.',
  ],
  'read-only': [
    { code: 'read-only', file: '/h/a' },
    'The disk of /h/a does not let anybody write. What was saved before is whole. Make it writable, or choose a folder on another disk, then run the same command again.',
    'Make it writable, or choose a folder on another disk, then try again.',
  ],
  'not-permitted': [
    { code: 'not-permitted', file: '/h/a' },
    'This user may not read or write /h/a. What was saved before is whole. Give this user the permission, or choose another folder, then run the same command again.',
    'Give this user the permission, or choose another folder, then try again.',
  ],
  'too-many-files': [
    { code: 'too-many-files', file: '/h/a' },
    'The system lets this program open no more files, and /h/a was the next. What was saved before is whole. Close other programs or raise the limit (ulimit -n 4096), then run the same command again.',
    'Close other programs or raise the limit (ulimit -n 4096), then try again.',
  ],
  'path-too-long': [
    { code: 'path-too-long', file: '/h/a' },
    'The system knows no path as long as that of /h/a. What was saved before is whole. Choose a shorter name, or a folder nearer to the root of the disk, then run the same command again.',
    'Choose a shorter name, or a folder nearer to the root of the disk, then try again.',
  ],
  'file-gone': [
    { code: 'file-gone', file: '/h/a' },
    '/h/a is not there, or its folder is not. Connect its disk or put it back, then run the same command again.',
    'Connect its disk or put it back, then try again.',
  ],
  'disk-gone': [
    { code: 'disk-gone', file: '/h/a' },
    'The disk of /h/a does not answer, or reports an error. Connect it again and check it, then run the same command again.',
    'Connect it again and check it, then try again.',
  ],
  'file-busy': [
    { code: 'file-busy', file: '/h/a' },
    '/h/a is held by another program. What was saved before is whole. Close that program or wait until it is done, then run the same command again.',
    'Close that program or wait until it is done, then try again.',
  ],
  'file-damaged': [
    { code: 'file-damaged', file: '/h/a' },
    '/h/a is damaged, or is not what its name says. It was left as it is. Put back a copy of it, or move it away so that a new one is made, then run the same command again.',
    'Put back a copy of it, or move it away so that a new one is made, then try again.',
  ],
  'no-memory': [
    { code: 'no-memory', file: '/h/a' },
    'The system gave no memory for /h/a. What was saved before is whole. Close other programs, or choose a smaller model, then run the same command again.',
    'Close other programs, or choose a smaller model, then try again.',
  ],
  'port-taken': [
    { code: 'port-taken', port: 8123 },
    'Another program listens on port 8123. Choose another with --port, or leave it out.',
    'Choose another port, or end that program.',
  ],
  'engine-lost': [
    { code: 'engine-lost', reason: 'it ended' },
    'The engine is not there: it ended',
    'What was committed is on disk; runs go on where they were.',
  ],
  internal: [
    { code: 'internal', message: 'x is not a function' },
    'A fault of the workbench itself: x is not a function',
    'Please report it with what “Copy diagnosis” copies.',
  ],
  cancelled: [{ code: 'cancelled' }, 'Stopped.', ''],
}

describe('errorSentence', () => {
  it.each(Object.values(SAMPLES))(
    'says $code to a terminal and to the window',
    (details, terminal, advice) => {
      const said = errorSentence(details, 'terminal')
      expect([said.statement, said.advice].filter((text) => text !== '').join(' ')).toBe(terminal)
      expect(errorSentence(details, 'window')).toMatchObject({
        title: said.title,
        statement: said.statement,
        advice,
      })
      expect(said.title).not.toBe('')
    },
  )

  it.each(Object.values(SAMPLES).map(([details]) => details))(
    'leaves no gap in $code where a detail is empty',
    (details) => {
      const emptied = Object.fromEntries(
        Object.entries(details).map(([key, value]) => [key, key !== 'code' && typeof value === 'string' ? '' : value]), // prettier-ignore
      ) as unknown as ErrorDetails
      const { statement } = errorSentence(emptied, 'terminal')
      expect(statement).not.toMatch(/^\s| {2}| [.,:;]|found\s*$/)
      expect(statement).not.toContain('““')
    },
  )

  it('sends whoever opens a record of a newer version to that version', () => {
    const record = { code: 'run-corrupt', file: 'manifest.json', row: 1, ...difference } as const
    const surely = errorSentence({ ...record, newer: 'surely' }, 'terminal')
    expect([surely.title, surely.advice]).toEqual([
      'This run is of a newer version',
      'Nothing was changed. Open the run with the version that wrote it, or with a later one.',
    ])
    expect(errorSentence({ ...record, newer: 'perhaps' }, 'window').advice).toMatch(
      /^Nothing was changed\. Try a newer version of the workbench; .* is to be restored\.$/,
    )
  })

  it('names no column of a row that has none, and says nothing for what is not there', () => {
    const issue = { file: 'a.item', row: 1, column: '', expected: 'a header', found: '' }
    const details = { code: 'dataset-rows-invalid', issues: [issue], total: 1 } as const
    expect(errorSentence(details, 'terminal').items).toEqual([
      'a.item, row 1: expected a header, found nothing',
    ])
  })

  it('lists the rows that cannot be read, all of them for a terminal and eight for the window', () => {
    const issues = Array.from({ length: 10 }, (_, index) => rowIssue(index + 2))
    const details = { code: 'dataset-rows-invalid', issues, total: 12 } as const
    const all = errorSentence(details, 'terminal').items
    expect(all[0]).toBe('a.inter, row 2, column rating: expected one, found two')
    expect(all.slice(9)).toEqual(['a.inter, row 11, column rating: expected one, found two', '… and 2 more'])
    expect(errorSentence(details, 'window').items.slice(7)).toEqual([
      'a.inter, row 9, column rating: expected one, found two',
      '… and 4 more',
    ])
    expect(errorSentence({ ...details, total: 10 }, 'terminal').items).toHaveLength(10)
  })
})

describe('the message of a WorkbenchError', () => {
  it('is the statement, without the advice and without what quotes a dataset', () => {
    expect(new WorkbenchError(SAMPLES['run-unknown'][0]).message).toBe('runs/a holds no run.')
    const rows = new WorkbenchError(SAMPLES['dataset-rows-invalid'][0])
    expect(rows.message).toBe('3 of the rows cannot be read; nothing was imported.')
    expect(rows.stack).not.toContain('found two')
  })
})

/** What a person reads of an error on the page: expected, found, what to do. */
import type { ErrorDetails } from '#shared/errors.ts'

export interface ErrorText {
  readonly title: string
  readonly lines: readonly string[]
  readonly advice: string
}

/** Most lines that are shown of a long list of issues. */
const SHOWN = 8

export function errorSentence(details: ErrorDetails): ErrorText {
  switch (details.code) {
    case 'dataset-rows-invalid': {
      const rows = details.issues
        .slice(0, SHOWN)
        .map(
          ({ file, row, column, expected, found }) =>
            `${file}, row ${row}, column ${column}: expected ${expected}, found ${found}`,
        )
      const more = details.total > rows.length ? [`and ${details.total - rows.length} more`] : []
      return {
        title: details.total === 1 ? 'One row cannot be read' : `${details.total} rows cannot be read`,
        lines: [...rows, ...more],
        advice: 'Nothing was imported. Mend these rows and import again.',
      }
    }
    case 'dataset-files-missing':
      return {
        title: 'These are not the files of a dataset',
        lines: [expectedFound(details)],
        advice: 'Choose a folder of RecBole atomic files (.inter, .item), or the benchmark form.',
      }
    case 'dataset-exists':
      return {
        title: `A dataset named ${details.name} is there already`,
        lines: [],
        advice: 'Choose another name, or delete that dataset first.',
      }
    case 'dataset-unknown':
      return {
        title: `There is no dataset named ${details.name}`,
        lines: [`Known: ${details.known.join(', ') || 'none'}`],
        advice: 'Import it, or choose another.',
      }
    case 'name-invalid':
      return { title: 'This name cannot be used', lines: [expectedFound(details)], advice: '' }
    case 'dataset-changed':
      return {
        title: `The dataset ${details.name} is not the one this run began with`,
        lines: [expectedFound(details)],
        advice: 'Import the original again under this name to go on.',
      }
    case 'dataset-too-small':
      return { title: 'The dataset is too small', lines: [expectedFound(details)], advice: '' }
    case 'hyperparameter-invalid':
      return {
        title: 'Some hyperparameters are out of range',
        lines: details.issues.map((issue) => `${issue.name}: ${expectedFound(issue)}`),
        advice: '',
      }
    case 'run-exists':
      return { title: 'A run is there already', lines: [details.folder], advice: '' }
    case 'run-unknown':
      return {
        title: 'There is no such run',
        lines: [details.folder],
        advice: 'It may have been removed. See the table of runs.',
      }
    case 'run-busy':
      return {
        title: 'Another process writes this run',
        lines: [details.owner],
        advice: 'Stop it there, or wait until it ends.',
      }
    case 'run-corrupt':
      return {
        title: 'The record of this run was changed from outside',
        lines: [`${details.file}, row ${details.row}: ${expectedFound(details)}`],
        advice: 'Restore the file from a copy; nothing else is affected.',
      }
    case 'run-state':
      return {
        title: `This cannot be done with run ${details.run} now`,
        lines: [expectedFound(details)],
        advice: '',
      }
    case 'client-unknown':
      return {
        title: `There is no client ${details.client}`,
        lines: [`Expected ${details.expected}.`],
        advice: '',
      }
    case 'model-failed':
      return {
        title: `The model ${details.model} gave no answer`,
        lines: [`Call ${details.call}: ${details.reason}`],
        advice: 'Resume the run to ask again.',
      }
    case 'model-invalid':
      return {
        title: 'The model file cannot be used',
        lines: [details.path, expectedFound(details)],
        advice: 'Choose another file, or fetch it again.',
      }
    case 'model-memory':
      return {
        title: 'The model does not fit into memory',
        lines: [`${details.path}: ${(details.needed / 1e9).toFixed(1)} GB of weights.`, details.reason],
        advice: 'Choose a smaller quantisation, fewer sequences or a shorter context.',
      }
    case 'model-changed':
      return {
        title: 'This is not the model the run began with',
        lines: [
          details.path,
          `SHA-256: expected ${details.expected.slice(0, 12)}…, found ${details.found.slice(0, 12)}…`,
        ],
        advice: 'Put the original file back to resume.',
      }
    case 'model-place-gone':
      return {
        title: 'An added place is not there',
        lines: [details.path, expectedFound(details)],
        advice: 'Connect its disk and look again, or forget the place.',
      }
    case 'download-failed':
      return {
        title: 'The download stopped',
        lines: [details.address, expectedFound(details)],
        advice: 'What has arrived is kept. Resume to go on from there.',
      }
    case 'download-corrupt':
      return {
        title: `${details.file} is not the file it should be`,
        lines: [`SHA-256: ${expectedFound(details)}`],
        advice:
          'Nothing of it was kept. Fetch it again, and compare the checksum with the page of the model.',
      }
    case 'download-state':
      return {
        title: `This cannot be done with ${details.file} now`,
        lines: [expectedFound(details)],
        advice: '',
      }
    case 'disk-full':
      return {
        title: 'Too little room on this disk',
        lines: [
          details.folder,
          `Expected room for ${(details.needed / 1e9).toFixed(2)} GB; found ${(details.free / 1e9).toFixed(2)} GB.`,
        ],
        advice: 'Make room, then resume.',
      }
    case 'reply-missing':
      return {
        title: 'A reply is missing',
        lines: [`No reply to ${details.call} is stored.`],
        advice: 'A replay without a model needs the replies of the whole run.',
      }
    case 'argument-invalid':
      return { title: `${details.argument} cannot be used`, lines: [expectedFound(details)], advice: '' }
    case 'call-invalid':
      return {
        title: 'The engine did not understand the page',
        lines: [`${details.call}: ${expectedFound(details)}`],
        advice: 'Reload the page; page and engine may be of different versions.',
      }
    case 'source-unknown':
      return {
        title: 'The chosen files are no longer at hand',
        lines: [`Expected ${details.expected}.`],
        advice: 'Choose them again.',
      }
    case 'too-large':
      return {
        title: `${details.what} is too large`,
        lines: [`At most ${details.limit}, found ${details.found}.`],
        advice: '',
      }
    case 'engine-lost':
      return {
        title: 'The engine cannot be reached',
        lines: [details.reason],
        advice: 'What was committed is on disk; runs go on where they were.',
      }
    case 'internal':
      return {
        title: 'A fault of the workbench itself',
        lines: [details.message],
        advice: 'Please report it with these words.',
      }
    case 'cancelled':
      return { title: 'Stopped', lines: [], advice: '' }
    default:
      return details satisfies never
  }
}

function expectedFound({ expected, found }: { readonly expected: string; readonly found: string }): string {
  return `Expected ${expected}; found ${found}.`
}

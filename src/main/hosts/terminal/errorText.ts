/** What a person reads of an error: what was expected, what was found, what to do. */
import { WorkbenchError, type ErrorDetails } from '#shared/errors.ts'
import { sizeText } from './sizeText.ts'

export function errorText(error: unknown): string {
  if (!(error instanceof WorkbenchError))
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  return sentence(error.details)
}

function sentence(details: ErrorDetails): string {
  switch (details.code) {
    case 'dataset-rows-invalid': {
      const rows = details.issues.map(
        ({ file, row, column, expected, found }) =>
          `  ${file}, row ${row}, column ${column}: expected ${expected}, found ${found}`,
      )
      const more = details.total > rows.length ? [`  … and ${details.total - rows.length} more`] : []
      return [`${details.total} of the rows cannot be read; nothing was imported.`, ...rows, ...more].join(
        '\n',
      )
    }
    case 'dataset-files-missing':
      return `Expected ${details.expected} in ${details.folder}, found ${details.found}.`
    case 'dataset-exists':
      return `A dataset named ${details.name} is there already. Choose another name, or remove it with: recnet remove ${details.name}`
    case 'dataset-unknown':
      return `There is no dataset named ${details.name}. Known: ${details.known.join(', ') || 'none'} (and demo). Import one with: recnet import <folder> --name ${details.name}`
    case 'name-invalid':
      return `Expected a name of ${details.expected}, found “${details.found}”.`
    case 'dataset-changed':
      return `The dataset ${details.name} is not the one this run began with (${details.expected.slice(0, 12)}… expected, ${details.found.slice(0, 12)}… found). Import the original again to resume.`
    case 'dataset-too-small':
      return `Expected ${details.expected}, found ${details.found}.`
    case 'hyperparameter-invalid':
      return details.issues
        .map(({ name, expected, found }) => `${name}: expected ${expected}, found ${found}.`)
        .join('\n')
    case 'run-exists':
      return `${details.folder} is not empty. Choose another folder with --out, or go on with: recnet resume ${details.folder}`
    case 'run-unknown':
      return `${details.folder} holds no run. See the runs with: recnet list`
    case 'run-busy':
      return `${details.folder} is being written by ${details.owner}. Stop it first, or wait until it ends.`
    case 'run-corrupt':
      return `${details.file}, row ${details.row}: expected ${details.expected}, found ${details.found}. The file was changed by something else; restore it to resume.`
    case 'client-unknown':
      return `There is no client ${details.client}: expected ${details.expected}.`
    case 'model-failed':
      return `The model ${details.model} gave no answer to ${details.call}: ${details.reason}`
    case 'model-invalid':
      return `${details.path} cannot be used: expected ${details.expected}, found ${details.found}.`
    case 'model-memory':
      return `${details.path} does not fit into memory: ${(details.needed / 1e9).toFixed(1)} GB of weights. ${details.reason} Choose a smaller quantisation, fewer sequences or a shorter context.`
    case 'model-changed':
      return `${details.path} is not the model this run began with (${details.expected.slice(0, 12)}… expected, ${details.found.slice(0, 12)}… found). Put the original file back to resume.`
    case 'model-place-gone':
      return `${details.path}: expected ${details.expected}, found ${details.found}. Connect its disk again, or forget it with: recnet models forget ${details.path}`
    case 'download-failed':
      return `${details.address}: expected ${details.expected}, found ${details.found}. What has arrived is kept; the same command goes on with it.`
    case 'download-corrupt':
      return `${details.file} arrived damaged or is another file: expected SHA-256 ${details.expected}, found ${details.found}. Nothing of it was kept; fetch it again, and compare the checksum with its page.`
    case 'download-state':
      return `${details.file}: expected ${details.expected}, found ${details.found}.`
    case 'disk-full':
      return `${details.folder}: expected room for ${sizeText(details.needed)}, found ${sizeText(details.free)}. Make room on this disk, then run the same command again.`
    case 'reply-missing':
      return `No reply to ${details.call} is stored. A replay without a model needs the replies of the whole run.`
    case 'argument-invalid':
      return `${details.argument}: expected ${details.expected}, found ${details.found}.`
    case 'run-state':
      return `Run ${details.run}: expected ${details.expected}, found ${details.found}.`
    case 'source-unknown':
      return `Expected ${details.expected}; choose the files again.`
    case 'call-invalid':
      return `${details.call}: expected ${details.expected}, found ${details.found}.`
    case 'too-large':
      return `${details.what}: expected at most ${details.limit}, found ${details.found}.`
    case 'engine-lost':
      return `The engine is not there: ${details.reason}`
    case 'internal':
      return `A fault of the workbench itself: ${details.message}`
    case 'cancelled':
      return 'Stopped.'
    default:
      return details satisfies never
  }
}

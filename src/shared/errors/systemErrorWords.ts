/**
 * The words of errors of disks, permissions, memory and ports. All files are written whole or not at all, and a run goes on from
 * its last complete step, which is why they can say that nothing was lost.
 */
import type { SystemErrorCode, SystemErrorDetails } from './systemErrorDetails.ts'

type Of<Code extends SystemErrorCode> = Extract<SystemErrorDetails, { readonly code: Code }>

const KEPT = 'What was saved before is whole.'
/** What a run writes into its folder while it goes. */
const FILE_OF_RUN =
  /^(.*[/\\](?!\.starting-)[^/\\]+)[/\\](index|events\.jsonl|report\.(json|sha256)|sessions\.jsonl|state\.json|view\.json)$/

/** As in `errorWords.ts`. */
export const systemErrorWords = {
  'no-room': ({ file }: Of<'no-room'>) => ({
    title: 'The disk is full',
    statement: `There is no room on the disk to write ${named(file)}. ${KEPT}`,
    advice: after('Make room on that disk (or in what you may use of it),', file),
  }),
  'read-only': ({ file }: Of<'read-only'>) => ({
    title: 'The disk can only be read',
    statement: `The disk of ${named(file)} does not let anybody write. ${KEPT}`,
    advice: after('Make it writable, or choose a folder on another disk,', file),
  }),
  'not-permitted': ({ file }: Of<'not-permitted'>) => ({
    title: 'This is not permitted',
    statement: `This user may not read or write ${named(file)}. ${KEPT}`,
    advice: after('Give this user the permission, or choose another folder,', file),
  }),
  'too-many-files': ({ file }: Of<'too-many-files'>) => ({
    title: 'Too many files are open',
    statement: `The system lets this program open no more files, and ${named(file)} was the next. ${KEPT}`,
    advice: after('Close other programs or raise the limit (ulimit -n 4096),', file),
  }),
  'path-too-long': ({ file }: Of<'path-too-long'>) => ({
    title: 'The path is too long',
    statement: `The system knows no path as long as that of ${named(file)}. ${KEPT}`,
    advice: after('Choose a shorter name, or a folder nearer to the root of the disk,', file),
  }),
  'file-gone': ({ file }: Of<'file-gone'>) => ({
    title: 'A file or folder is not there',
    statement: `${begun(file)} is not there, or its folder is not.`,
    advice: after('Connect its disk or put it back,', file),
  }),
  'disk-gone': ({ file }: Of<'disk-gone'>) => ({
    title: 'The disk does not answer',
    statement: `The disk of ${named(file)} does not answer, or reports an error.`,
    advice: after('Connect it again and check it,', file),
  }),
  'file-busy': ({ file }: Of<'file-busy'>) => ({
    title: 'Another program holds the file',
    statement: `${begun(file)} is held by another program. ${KEPT}`,
    advice: after('Close that program or wait until it is done,', file),
  }),
  'file-damaged': ({ file }: Of<'file-damaged'>) => ({
    title: 'A file is damaged',
    statement: `${begun(file)} is damaged, or is not what its name says. It was left as it is.`,
    advice: after('Put back a copy of it, or move it away so that a new one is made,', file),
  }),
  'no-memory': ({ file }: Of<'no-memory'>) => ({
    title: 'There is too little memory',
    statement: `The system gave no memory${file === '“”' || file === '' ? '' : ` for ${file}`}. ${KEPT}`,
    advice: after('Close other programs, or choose a smaller model,', file),
  }),
  'port-taken': ({ port }: Of<'port-taken'>) => ({
    title: 'The port is taken',
    statement: `Another program listens on ${port === 0 ? 'this port' : `port ${port}`}.`,
    advice: {
      terminal: 'Choose another with --port, or leave it out.',
      window: 'Choose another port, or end that program.',
    },
  }),
}

/** What to do first, and how to go on; of a file of a run its folder is known, and the run goes on from its last complete step. */
function after(first: string, file: string): { readonly terminal: string; readonly window: string } {
  const run = FILE_OF_RUN.exec(file)?.[1]
  return run === undefined
    ? { terminal: `${first} then run the same command again.`, window: `${first} then try again.` }
    : { terminal: `${first} then go on with: recnet resume ${run}`, window: `${first} then resume the run.` }
}

/** The system does not always say which file it was. Empty details arrive as a pair of quotation marks. */
function named(file: string): string {
  return file === '' || file === '“”' ? 'a file' : file
}

function begun(file: string): string {
  return file === '' || file === '“”' ? 'A file' : file
}

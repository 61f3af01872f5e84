/** Answers what the page asks of the desktop: choose a dataset, take dropped files, save a file. */
import { z } from 'zod'
import { PICK_KINDS } from '#shared/contract/shell.ts'
import { QUESTIONS } from '../page/channels.ts'
import { pickSource, sourceOfPaths, type DatasetDialogParts } from './datasetDialog.ts'
import { LARGEST_FILE, saveFile, type SaveDialogParts } from './saveDialog.ts'
import type { TrustedIpc } from '../page/trustedSender.ts'

const kind = z.enum(PICK_KINDS)
/** The most files that the engine accepts at once. */
const paths = z.array(z.string().min(1).max(4096)).min(1).max(1000)
const exportedFile = z.strictObject({
  fileName: z.string().min(1).max(500),
  mime: z.string().max(200),
  // A little more than the largest file needs, so that what is too large is said in bytes of the file.
  base64: z.string().max(2 * LARGEST_FILE),
})

export function answerShell(ipc: TrustedIpc, parts: DatasetDialogParts & SaveDialogParts): void {
  ipc.answer(QUESTIONS.pickSource, kind, (value) => pickSource(value, parts))
  ipc.answer(QUESTIONS.sourceOfFiles, paths, (value) => sourceOfPaths(value, parts))
  ipc.answer(QUESTIONS.saveFile, exportedFile, (value) => saveFile(value, parts))
}

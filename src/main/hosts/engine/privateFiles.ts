/** Files that the workbench makes are for its user alone; what a user saves elsewhere has the mode of any file of that user. */

const FOR_OWNER_ALONE = 0o077
/** Where the process was not asked: the mask of most systems. */
const USUAL = 0o022

let ofUser: number | null = null

/** Makes every file and folder that this process creates from now on readable by its user alone. Without effect on Windows. */
export function keepFilesPrivate(): void {
  ofUser ??= process.umask(FOR_OWNER_ALONE)
}

/** The mode of a file that a user saves for any use. */
export function modeOfSavedFiles(): number {
  return 0o666 & ~(ofUser ?? USUAL)
}

/** Says what is found in place of a file that cannot be reached, for the error that names the file. */

/** Returns words for what a system call failed with: to be forbidden is told from not being there. */
export function inPlaceOfFile(error: unknown): string {
  return isForbidden(error) ? 'something that may not be read' : 'nothing that can be read'
}

/** Whether the user of this process may not do what was tried. */
export function isForbidden(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'EACCES' || code === 'EPERM'
}

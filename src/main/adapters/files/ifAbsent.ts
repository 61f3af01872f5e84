/** Tells a file that is not there from one that cannot be read. */

/** For `catch`: answers `nothing` where file or folder is not there. Anything else, such as a missing right, is thrown on. */
export function ifAbsent<T>(nothing: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return nothing
    throw error
  }
}

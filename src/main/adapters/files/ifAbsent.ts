/** Tells a file that does not exist from a file that cannot be read. */

/**
 * An argument for `catch`: answers `nothing` if the file or folder does not exist, and rethrows any other error, such
 * as a missing permission.
 */
export function ifAbsent<T>(nothing: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return nothing
    throw error
  }
}

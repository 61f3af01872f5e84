/** Says which file an error of the system is about, where the system itself does not or names one that nobody knows. */

/**
 * An argument for `catch`: rethrows the same error, with `path` set to the file that a person would look for. Writes through an open
 * file come without any, and those of SQLite and LanceDB, too; a whole write fails at a temporary name.
 */
export function aboutFile(path: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof Error) Object.assign(error, { path, dest: path })
    throw error
  }
}

/** Where datasets, runs and settings are kept. */
import { join, resolve } from 'node:path'

/**
 * The absolute path of the home folder: that of `RECNET_HOME`, else `.recnet-workbench` in the folder of the user. A
 * variable that is set to nothing counts as not set, as shells and service files leave them.
 */
export function homeFolder(
  environment: Readonly<Record<string, string | undefined>>,
  userFolder: string,
): string {
  const named = environment['RECNET_HOME']?.trim()
  return named ? resolve(named) : join(userFolder, '.recnet-workbench')
}

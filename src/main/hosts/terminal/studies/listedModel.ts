/** Names a model file so that a study can be gone on with later, when no ticket of now is worth anything. */
import { relative, resolve } from 'node:path'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'

/**
 * The name by which the list of models has a file; one that it does not have is added to it, where it stays.
 * @throws WorkbenchError `argument-invalid` for a file that is no model.
 */
export async function listedModel(typed: string, workbench: TerminalWorkbench): Promise<string> {
  const calls = await workbench.calls()
  const path = resolve(typed)
  const { folder, files } = await calls['models.list']({})
  const names = files.map(({ file }) => file)
  const own = [typed, relative(folder, path), path].find((name) => names.includes(name))
  if (own !== undefined) return own
  await calls['models.add']({ source: await workbench.granted(typed) })
  return path
}

/** `recnet models list`, `add` and `forget`: the models on this machine, and the added places outside the folder of models. */
import { resolve } from 'node:path'
import { Command } from 'commander'
import { WorkbenchError } from '#shared/errors.ts'
import type { ModelFolder } from '#shared/vocabulary/models/models.ts'
import { formatBytes } from '#shared/quantities.ts'
import { errorText } from '../errorText.ts'
import { printable } from '../printable.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'

/** The three commands. */
export function modelPlaceCommands(
  workbench: TerminalWorkbench,
  print: (text: string) => void,
): readonly Command[] {
  const list = new Command('list')
    .description('List the models in the folder of models and in the places that were added.')
    .option('--json', 'Write the result as JSON.')
    .action(async (options: { readonly json?: boolean }) => {
      const found = await (await workbench.calls())['models.list']({})
      print(options.json ? JSON.stringify(found, null, 2) : printable(listText(found)))
    })
  const add = new Command('add')
    .argument('<file-or-folder>', 'A GGUF file, or a folder that holds some.')
    .description('Add models that are elsewhere. Nothing is copied: they stay where they are.')
    .action(async (path: string) => {
      const calls = await workbench.calls()
      await calls['models.add']({ source: await workbench.granted(path) })
      print(`Added ${resolve(path)}. Nothing was copied: keep it where it is.`)
    })
  const forget = new Command('forget')
    .argument('<place>', 'A place as models list shows it.')
    .description('Forget a place that was added. Nothing is deleted.')
    .action(async (typed: string) => {
      const calls = await workbench.calls()
      const { places } = await calls['models.list']({})
      // A relative path is resolved against this folder, since that of the engine may be another.
      const place = places.some(({ path }) => path === typed) ? typed : resolve(typed)
      const { label } = await calls['models.forget']({ place })
      print(`Forgot ${label}. Nothing was deleted.`)
    })
  return [list, add, forget].map((command) => command.exitOverride())
}

function listText({ folder, files, places }: ModelFolder): string {
  const lines = files.map(({ file, facts, error }) =>
    facts
      ? `  ${file}  ${facts.name} · ${facts.quantization} · ${formatBytes(facts.bytes)} · ${facts.embeds ? 'embeds' : 'writes'}`
      : `  ${file}  ${error ? errorText(new WorkbenchError(error)) : ''}`,
  )
  return [
    `Models of ${folder}, and of places that were added:`,
    ...(lines.length > 0 ? lines : ['  none yet; see what there is with: recnet models catalogue']),
    ...(places.length > 0 ? ['Places:'] : []),
    ...places.map(
      ({ path, files: count, error }) =>
        `  ${error ? errorText(new WorkbenchError(error)) : `${path}  ${count} ${count === 1 ? 'model' : 'models'}`}`,
    ),
  ].join('\n')
}

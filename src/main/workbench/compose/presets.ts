/** Reads the presets that ship with the workbench, and checks them against the table of hyperparameters. */
import { z } from 'zod'
import { WorkbenchError } from '#shared/errors.ts'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { settingValue, type Preset } from '#shared/vocabulary/runs.ts'
import type { ReadShippedFile } from '../../ports/jsonContent.ts'

const presetFile = z.array(
  z.strictObject({
    name: z.string(),
    title: z.string(),
    description: z.string(),
    source: z.string(),
    variant: z.string(),
    settings: z.record(z.string(), settingValue),
  }),
)

/**
 * Reads and checks all presets.
 * @throws WorkbenchError `argument-invalid` for a damaged file, `hyperparameter-invalid` for a value out of range.
 */
export async function readPresets(readFile: ReadShippedFile): Promise<readonly Preset[]> {
  const content = await readFile()
  const parsed = presetFile.safeParse(content.state === 'value' ? content.value : null)
  if (!parsed.success) {
    const found = parsed.error.issues[0]?.message ?? 'something else'
    throw new WorkbenchError({
      code: 'argument-invalid',
      argument: 'presets.json',
      expected: 'a list of presets',
      found,
    })
  }
  for (const { settings } of parsed.data) parseHyperparameters(settings)
  return parsed.data
}

/**
 * The settings of all methods, each once: RecNet's, then those that only other methods have. The command line, the pages
 * that show any run, and the reference read this table; what a method accepts is its own.
 */
import { z } from 'zod'
import { hyperparameters } from '../hyperparameters.ts'
import { agentCfPlusSettings, agentCfSettings, llmRankSettings } from './baselineSettings.ts'
import { trainingSettings } from './trainingSettings.ts'
import { settingsTable, type SettingEntry } from './settingsTable.ts'

const { data, itemKnn, epochs, layered, sasRec, lightGcn } = trainingSettings
const allSettings = z.strictObject({
  ...hyperparameters.shape,
  ...llmRankSettings,
  ...agentCfSettings,
  ...agentCfPlusSettings,
  ...data,
  ...itemKnn,
  ...epochs,
  ...layered,
  ...sasRec,
  ...lightGcn,
})

/** The same settings, each of which may be absent and then has no value: what a study or a row of it changes. */
export const partialSettings = withoutDefaults(allSettings.shape)

/** Returns the table as rows, in its order. */
export function allSettingsTable(): readonly SettingEntry[] {
  return settingsTable(allSettings)
}

type Undefaulted<Shape extends z.ZodRawShape> = {
  [Name in keyof Shape]: z.ZodOptional<
    Shape[Name] extends z.ZodDefault<infer Inner extends z.ZodType> ? Inner : Shape[Name]
  >
}

/** An optional schema with a default inside would fill the default in. */
function withoutDefaults<Shape extends z.ZodRawShape>(
  shape: Shape,
): z.ZodObject<Undefaulted<Shape>, z.core.$strict> {
  const bare = Object.entries(shape).map(([name, schema]) => {
    const meta = (schema as z.ZodType).meta()
    const inner = schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : (schema as z.ZodType)
    return [name, (meta ? inner.meta(meta) : inner).optional()]
  })
  return z.strictObject(Object.fromEntries(bare) as Undefaulted<Shape>)
}

/** Sizes that the kernels can work with. */
import { WorkbenchError } from '#shared/errors.ts'

/**
 * Returns the settings as they are.
 * @throws WorkbenchError `hyperparameter-invalid` for sizes that are no multiple of four, and for heads that do not divide the
 *   dimensions into such.
 */
export function checkedSizes<Settings extends Readonly<Record<string, unknown>>>(
  settings: Settings,
): Settings {
  const issues = ['dimensions', 'innerSize'].flatMap((name) => {
    const size = settings[name]
    if (typeof size !== 'number' || size % 4 === 0) return []
    return [{ name, expected: 'a multiple of four', found: String(size) }]
  })
  const { dimensions, heads } = settings
  if (typeof heads === 'number' && typeof dimensions === 'number' && dimensions % (4 * heads) !== 0)
    issues.push({
      name: 'heads',
      expected: `a number that divides ${dimensions} dimensions into multiples of four`,
      found: String(heads),
    })
  if (issues.length > 0) throw new WorkbenchError({ code: 'hyperparameter-invalid', issues })
  return settings
}

/** The files of a model that is split into several. */
import { basename, dirname, join } from 'node:path'

const PART = /^(.*-)\d{5}(-of-(\d{5})\.gguf)$/i

/** Lists the paths of all parts, in order, of the model of which this is a part; of a whole model the path alone. */
export function modelParts(path: string): readonly string[] {
  const [, before, after, count] = PART.exec(basename(path)) ?? []
  const parts = Number(count ?? 1)
  if (before === undefined || after === undefined || parts < 1) return [path]
  return Array.from({ length: parts }, (_, index) =>
    join(dirname(path), `${before}${String(index + 1).padStart(5, '0')}${after}`),
  )
}

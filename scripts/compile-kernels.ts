/**
 * Compiles the kernels to WebAssembly and writes them where the recommenders read them: `npm run kernels`, after a change in
 * the folder kernels.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compiledKernels } from './kernels/compiledKernels.ts'
import { kernelSources, sourceHash } from './kernels/kernelSources.ts'

const root = join(import.meta.dirname, '..')
const hash = sourceHash(await kernelSources(root))
const bytes = await compiledKernels(root)
const text = `/** The kernels as WebAssembly, in hexadecimal. Written by \`npm run kernels\` from the folder kernels. */
export const KERNEL_BYTES = {
  /** SHA-256 of the sources that were compiled. */
  sources: '${hash}',
  code: '${Buffer.from(bytes).toString('hex')}',
} as const
`
await writeFile(join(root, 'src/main/recommenders/numerics/kernelBytes.ts'), text)
console.log(`${bytes.length} bytes of WebAssembly`)

/** The kernels, compiled by AssemblyScript. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main } from 'assemblyscript/asc'

/**
 * Returns the WebAssembly of the folder kernels. It has SIMD of 128 bits, whose results are the same on every machine, and not
 * the relaxed one, whose are not.
 * @throws Error with what the compiler said.
 */
export async function compiledKernels(root: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'recnet-kernels-'))
  try {
    const out = join(folder, 'kernels.wasm')
    const options = [
      '-O3',
      '--enable',
      'simd',
      '--runtime',
      'stub',
      '--noAssert',
      '--use',
      'abort=',
      '--outFile',
      out,
    ]
    let complaints = ''
    const stderr = { write: (text: string | Uint8Array) => void (complaints += String(text)) }
    const { error } = await main([join(root, 'kernels', 'index.ts'), ...options], { stderr })
    if (error) throw new Error(`Expected the kernels to compile, found:\n${complaints}`, { cause: error })
    return await readFile(out)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

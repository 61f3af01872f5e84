/** RecBole on this machine, in a Python of its own. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * What RecBole 1.2.1 runs with. Its own list also asks for Ray, which only its search for settings uses, and for any NumPy
 * and pandas, of which it does not know the later ones.
 */
const REQUIREMENTS = [
  ...[
    'torch==2.3.1',
    'numpy<2',
    'pandas<2.3',
    'scipy',
    'scikit-learn',
    'pyyaml',
    'tqdm',
    'tensorboard',
    'thop',
  ],
  ...['tabulate', 'plotly', 'texttable', 'psutil', 'colorlog==4.7.2', 'colorama==0.4.4', 'setuptools<81'],
]

/** The Python of a folder, in which RecBole is installed from PyPI unless it is there. Null where this machine has no Python. */
export async function recBoleIn(folder: string, say: (line: string) => void): Promise<string | null> {
  const python = join(folder, 'bin', 'python')
  const asked = async (command: string, ...args: readonly string[]) =>
    run(command, args, { maxBuffer: 1 << 28 }).then(
      () => true,
      // Whether it works is the question.
      () => false,
    )
  if (!(await asked('python3', '-m', 'venv', '--help'))) return null
  if (existsSync(python) && (await asked(python, '-c', 'import recbole.data'))) return python
  say(`Installing RecBole and PyTorch into ${folder}; that is some gigabytes.`)
  const pip = ['-m', 'pip', 'install', '-q', '--no-cache-dir']
  await run('python3', ['-m', 'venv', folder])
  await run(python, [...pip, ...REQUIREMENTS], { maxBuffer: 1 << 28 })
  await run(python, [...pip, '--no-deps', 'recbole==1.2.1'], { maxBuffer: 1 << 28 })
  return python
}

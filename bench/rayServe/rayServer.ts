/** Ray Serve on this machine, in front of chat servers. */
import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort, type RunningServer } from '../trained/llamaServer.ts'

const run = promisify(execFile)
/** The time in which Ray must be there, in seconds. */
const PATIENCE = 180

/** Returns a folder with a Python that has Ray Serve, which is installed there from the registry unless it is there. */
export async function rayIn(folder: string, say: (line: string) => void): Promise<string> {
  const python = join(folder, 'bin', 'python')
  if (existsSync(join(folder, 'bin', 'serve'))) return folder
  say(`Installing ray[serve] into ${folder}.`)
  if (!existsSync(python)) await run('python3', ['-m', 'venv', folder])
  await run(python, ['-m', 'pip', 'install', '-q', 'ray[serve]', 'httpx'], { maxBuffer: 1 << 26 })
  return folder
}

/**
 * Starts Ray with one replica for each address, on a free port of the loopback interface, and waits until it answers.
 * @throws Error with its last words where it does not.
 */
export async function startRayServe(
  folder: string,
  addresses: readonly string[],
  ongoing: number,
): Promise<RunningServer> {
  const port = await freePort()
  const bin = join(folder, 'bin')
  const environment = {
    ...process.env,
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    RECNET_BACKENDS: addresses.join(','),
    RECNET_ONGOING: String(ongoing),
    RAY_USAGE_STATS_ENABLED: '0',
    RAY_SERVE_DEFAULT_HTTP_HOST: '127.0.0.1',
  }
  const options = { env: environment, cwd: import.meta.dirname }
  const head = ['start', '--head', '--node-ip-address', '127.0.0.1', '--include-dashboard', 'false']
  await run(join(bin, 'ray'), [...head, '--num-cpus', '1'], options)
  const start = `import ray; from ray import serve; import proxy, time; ray.init(address='auto'); serve.start(http_options={'host': '127.0.0.1', 'port': ${port}}); serve.run(proxy.app, route_prefix='/v1'); time.sleep(1e9)`
  const child = spawn(join(bin, 'python'), ['-c', start], { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-3000)))
  const stop = async () => {
    child.kill()
    await run(join(bin, 'ray'), ['stop', '--force'], options)
  }
  const address = `http://127.0.0.1:${port}/v1`
  for (let tries = 0; tries < PATIENCE && child.exitCode === null; tries++) {
    const answers = await fetch(`${address}/models`).then(
      ({ ok }) => ok,
      // Nobody listens there yet.
      () => false,
    )
    if (answers) return { address, stop }
    await sleep(1000)
  }
  await stop()
  throw new Error(`Ray Serve did not answer within ${PATIENCE} s: ${said}`)
}

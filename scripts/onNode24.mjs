/** Runs a script of this folder on Node 24, whichever Node it was started with. */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

/** The first Node that runs TypeScript files and node:sqlite without flags or warnings. */
const NEEDED = 24

/**
 * Calls `work` if this Node is new enough; else starts `script` again, with the same arguments, on the Node that
 * npm ci installed. `name` is what the user calls it.
 */
export async function onNode24({ name, script, work }) {
  if (major(process.versions.node) >= NEEDED) {
    await work()
    return
  }
  const newer = installedNode()
  if (newer) {
    runWith(newer, name, fileURLToPath(script))
    return
  }
  console.error(
    `${name} needs Node ${NEEDED} and this is ${process.versions.node}: run \`npm ci\` with install scripts allowed ` +
      `(package.json allows the one of the package "node"), or start it with Node ${NEEDED}.`,
  )
  process.exitCode = 1
}

/** The Node of the npm package `node`, if its install script ran and it is new enough. */
function installedNode() {
  const places = [
    '../node_modules/node/bin/node',
    '../node_modules/node/bin/node.exe',
    '../node_modules/.bin/node',
  ]
  return places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find(isNewEnough)
}

function isNewEnough(path) {
  if (!existsSync(path)) return false
  try {
    return major(execFileSync(path, ['--version'], { encoding: 'utf8' }).replace('v', '')) >= NEEDED
  } catch {
    return false
  }
}

/** The same command on another Node: same terminal, same signals, same end. */
function runWith(node, name, script) {
  const args = [...process.execArgv, script, ...process.argv.slice(2)]
  const child = spawn(node, args, { stdio: 'inherit' })
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGHUP'))
  // On a terminal Ctrl-C reaches both processes already, and a second one may mean "at once" to the command.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  child.on('error', (error) => {
    console.error(`${name} could not start ${node}: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal]
  })
}

function major(version) {
  return Number.parseInt(version, 10)
}

/** Runs a program of node_modules on this very Node, and tells what it wrote only where it failed. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

export async function runTool(
  root: string,
  [program = '', ...args]: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  await runNode([join(root, 'node_modules', program), ...args], { cwd: root, environment })
}

/** Answers with what it wrote to its standard output. */
export async function runNode(
  args: readonly string[],
  { cwd, environment }: { readonly cwd: string; readonly environment: Readonly<Record<string, string>> },
): Promise<string> {
  const child = spawn(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  const [output, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve, reject) => child.on('close', resolve).on('error', reject)),
  ])
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}:\n${output}\n${errors}`)
  return output
}

/** Makes one huge input and gives it to its reader: `node hugeInputChild.ts <name> <folder>`. Prints a `HugeReading` as JSON. */
import { endOf } from './endOf.ts'
import type { HugeReading } from './hugeInput.ts'
import { HUGE_INPUTS } from './hugeInputs.ts'

const [name = '', folder = ''] = process.argv.slice(2)
const input = HUGE_INPUTS.find((one) => one.name === name)
if (input === undefined) throw new Error(`There is no input ${name}.`)
await input.make(folder)
const before = process.memoryUsage().rss
const began = performance.now()
const ended = await endOf(() => input.read(folder), 120_000)
const milliseconds = performance.now() - began
const memory = Math.max(0, process.resourceUsage().maxRSS * 1024 - before)
const what =
  ended.end === 'done' ? ended.result : ended.end === 'refused' ? ended.message : ended.reason.slice(0, 300)
const end = ended.end === 'done' ? 'read' : ended.end
process.stdout.write(JSON.stringify({ end, what, milliseconds, memory } satisfies HugeReading))
process.exit()

/** `recnet models hardware`: the hardware that models are computed on. */
import { Command } from 'commander'
import type { ModelHardware } from '#shared/vocabulary/models/models.ts'
import { formatBytes } from '#shared/quantities.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'

/** The command, which loads llama.cpp and the drivers of the GPU. */
export function hardwareCommand(workbench: TerminalWorkbench, print: (text: string) => void): Command {
  return new Command('hardware')
    .description('Show what models are computed on: processor, GPU and build of llama.cpp. Loads no model.')
    .option('--json', 'Write the result as JSON.')
    .exitOverride()
    .action(async (options: { readonly json?: boolean }) => {
      const found = await (await workbench.calls())['models.hardware']({})
      print(options.json ? JSON.stringify(found, null, 2) : hardwareText(found))
    })
}

function hardwareText({ llamaCpp, cpu, gpu }: ModelHardware): string {
  return [
    `llama.cpp ${llamaCpp}`,
    `processor: ${cpu.threads} of ${cpu.cores} cores for models; ${cpu.mathCores} are good for computing`,
    gpu
      ? `${gpu.backend}: ${gpu.devices.join(', ')}; ${formatBytes(gpu.freeBytes)} of ${formatBytes(gpu.memoryBytes)} free`
      : 'no GPU that llama.cpp can use',
  ].join('\n')
}

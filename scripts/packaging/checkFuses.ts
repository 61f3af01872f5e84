/** Reads the fuses of a packaged program back, as a test of the release that needs no start of it. */
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

/** What a fuse is in the program: the digits 0 and 1. */
const OFF = '0'.charCodeAt(0)
const ON = '1'.charCodeAt(0)

/** Throws with all that are not as they must be. */
export async function checkFuses(program: string, isTestBuild: boolean): Promise<void> {
  const wire = await getCurrentFuseWire(program)
  const expected: Readonly<Record<number, boolean>> = {
    [FuseV1Options.RunAsNode]: process.platform !== 'darwin',
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: isTestBuild,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: process.platform !== 'linux',
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  }
  const wrong = Object.entries(expected).filter(
    ([fuse, isOn]) => Number(wire[Number(fuse) as FuseV1Options]) !== (isOn ? ON : OFF),
  )
  if (wrong.length > 0)
    throw new Error(
      wrong
        .map(([fuse, isOn]) => `The fuse ${FuseV1Options[Number(fuse)]} must be ${isOn ? 'on' : 'off'}.`)
        .join('\n'),
    )
}

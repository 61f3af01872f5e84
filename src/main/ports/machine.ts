/** The machine and the programs that a run is made with. */

export interface MachineFacts {
  /** Operating system and processor: `linux x64`. */
  readonly platform: string
  /** Cores that this process may use; a container may be given fewer than its host has. */
  readonly cores: number
  /** Bytes of memory that this process may use. */
  readonly memoryBytes: number
}

export type ReadMachine = () => MachineFacts

/** Versions of the workbench and of what it runs on, by name: `workbench`, `node`. */
export type ReadVersions = () => Readonly<Record<string, string>>

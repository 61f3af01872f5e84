/** The machine and the software versions that a run is performed with, for its manifest. */

/** Facts of the machine that affect how long a run takes. */
export interface MachineFacts {
  /** Operating system and processor: `linux x64`. */
  readonly platform: string
  /** Cores that this process may use; a container may be given fewer than its host has. */
  readonly cores: number
  /** Bytes of memory that this process may use. */
  readonly memoryBytes: number
}

/** Reads the facts of this machine. */
export type ReadMachine = () => MachineFacts

/** Reads the versions of the workbench and of what it runs on, by name: `workbench`, `node`. */
export type ReadVersions = () => Readonly<Record<string, string>>

/** What datasets need from outside besides the store of imported ones, which `datasets/importDataset.ts` declares. */
import type { SizedFile } from '../../datasets/textFiles.ts'

/** Hears of every piece that is read: the name of the file, and bytes. What it throws ends the reading. */
export type OnRead = (file: string, bytes: number) => void

export interface DatasetFolders {
  /** Path of the demo dataset that ships with the workbench. */
  readonly demo: string
  /** The regular files directly in a folder, or in the folder of a file. @throws WorkbenchError `dataset-files-missing`. */
  readFolder(path: string, onRead?: OnRead): Promise<readonly SizedFile[]>
  /** Of one path its folder; of several only these files. @throws WorkbenchError `dataset-files-missing`. */
  readFiles(paths: readonly string[], onRead?: OnRead): Promise<readonly SizedFile[]>
}
